import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  ListHarvests,
  StartHarvest,
  StopHarvest,
  type HarvestRun,
  type Repository,
} from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'

const open = ['waiting', 'fetching', 'paused', 'loading']

/** Harvests of a repository, newest first. */
export function HarvestRuns({ of: { id } }: { readonly of: Repository }) {
  const { words, call, format } = useDesk()
  const { harvesting, problems } = words
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['harvests', id],
    queryFn: ({ signal }) => call(ListHarvests, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.rows.some((run) => open.includes(run.state)) === true ? 2000 : false),
  })
  const refresh = () => queries.invalidateQueries({ queryKey: ['harvests', id] })
  const start = useMutation({
    mutationFn: (everything: boolean) => call(StartHarvest, { params: { id }, body: { everything } }),
    onSuccess: refresh,
  })
  const stop = useMutation({
    mutationFn: (run: number) => call(StopHarvest, { params: { id: run } }),
    onSuccess: refresh,
  })
  const going = list.data?.rows.find((run) => open.includes(run.state))
  const result = (run: HarvestRun) => run.said ?? harvesting.counts(run.added, run.updated, run.removed, run.refused)
  const columns: readonly Column<HarvestRun>[] = [
    {
      id: 'when',
      title: harvesting.when,
      width: '180px',
      cell: ({ at }) => format.when(at),
      text: ({ at }) => format.when(at),
    },
    {
      id: 'state',
      title: harvesting.last,
      width: '130px',
      cell: ({ state }) => harvesting[`state.${state}`],
      text: ({ state }) => harvesting[`state.${state}`],
    },
    { id: 'result', title: harvesting.result, room: 'wide', cell: result, text: result },
  ]
  const error = start.error ?? stop.error
  return (
    <Panel
      title={harvesting.runs}
      aside={
        <>
          {going && <Button onPress={() => stop.mutate(going.id)}>{harvesting.stop}</Button>}
          {!going && <Button onPress={() => start.mutate(true)}>{harvesting.everything}</Button>}
          {!going && (
            <Button tone="primary" onPress={() => start.mutate(false)}>
              {harvesting.now}
            </Button>
          )}
        </>
      }
      flush
    >
      {error && <Banner tone="stop" live title={sentenceFor(error, problems)} />}
      <DataList
        label={harvesting.runs}
        columns={columns}
        rows={list.data?.rows}
        rowId={(run) => String(run.id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        empty={<p>{harvesting.never}</p>}
      />
    </Panel>
  )
}
