import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  ListHarvests,
  StartHarvest,
  StopHarvest,
  type HarvestRun,
  type Repository,
} from '../../../../server/src/modules/harvesting/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isGoingOn, RunState } from './run-state.tsx'

/** Harvests of a repository, newest first; one that is opened shows what came of it. */
export function HarvestRuns({ of: { id, name } }: { readonly of: Repository }) {
  const { words, call, format } = useDesk()
  const { harvesting, problems } = words
  const address = useAddress()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['harvests', id],
    queryFn: ({ signal }) => call(ListHarvests, { params: { id } }, signal),
    refetchInterval: ({ state }) => (state.data?.rows.some(isGoingOn) === true ? 2000 : false),
  })
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['harvests', id] }),
      queries.invalidateQueries({ queryKey: ['repositories'] }),
    ])
  const start = useMutation({
    mutationFn: (everything: boolean) => call(StartHarvest, { params: { id }, body: { everything } }),
    onSuccess: refresh,
  })
  const stop = useMutation({
    mutationFn: (run: number) => call(StopHarvest, { params: { id: run } }),
    onSuccess: refresh,
  })
  const going = list.data?.rows.find(isGoingOn)
  const result = (run: HarvestRun) =>
    run.said ??
    (isGoingOn(run)
      ? harvesting.sofar(run.records)
      : harvesting.counts(run.added, run.updated, run.removed, run.refused + run.unread))
  const columns: readonly Column<HarvestRun>[] = [
    {
      id: 'when',
      title: harvesting.when,
      width: '170px',
      cell: ({ at }) => format.when(at),
      text: ({ at }) => format.when(at),
    },
    {
      id: 'state',
      title: harvesting.state,
      width: '150px',
      cell: ({ state }) => <RunState state={state} />,
      text: ({ state }) => harvesting[`state.${state}`],
    },
    { id: 'result', title: harvesting.result, room: 'wide', cell: result, text: result },
  ]
  const error = start.error ?? stop.error
  return (
    <Panel
      title={harvesting.runsOf(name)}
      actions={
        going === undefined ? (
          <>
            <Button isDisabled={!list.data} onPress={() => start.mutate(true)}>
              {harvesting.everything}
            </Button>
            <Button
              tone="primary"
              isDisabled={!list.data}
              isPending={start.isPending}
              onPress={() => start.mutate(false)}
            >
              {harvesting.now}
            </Button>
          </>
        ) : (
          <Button isDisabled={going.state === 'loading'} onPress={() => stop.mutate(going.id)}>
            {harvesting.stop}
          </Button>
        )
      }
      flush
    >
      {error && <Banner tone="stop" live title={sentenceFor(error, problems)} />}
      <DataList
        label={harvesting.runsOf(name)}
        columns={columns}
        rows={list.data?.rows}
        rowId={(run) => String(run.id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        openRow={address.text('run')}
        onOpen={(run) => address.set({ run: String(run.id) === address.text('run') ? undefined : run.id })}
        empty={<p>{harvesting.neverText}</p>}
      />
    </Panel>
  )
}
