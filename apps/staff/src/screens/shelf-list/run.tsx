import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ListOrdered } from 'lucide-react'
import {
  ApplyCallNumberRun,
  ChangeCallNumberRunRow,
  GetCallNumberRun,
  ListCallNumberRunRows,
  runRowStates,
  UndoCallNumberRun,
} from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { runColumns } from './run-columns.tsx'
import { runTones } from './run-state.ts'
import styles from './shelf-list.module.css'

const limit = 100

/** One plan: every change with its reason, the button that does them all, and the one that takes them back. */
export function CallNumberRunScreen() {
  const { words, call, format } = useDesk()
  const { shelf } = words
  const address = useAddress()
  const queries = useQueryClient()
  const id = Number(useParams({ from: '/signed-in/shelf-list/plans/$id' }).id)
  const offset = address.number('offset') ?? 0
  const shown = address.text('rows') ?? 'all'
  const state = runRowStates.find((one) => one === shown)
  const query = {
    limit,
    offset,
    ...(state !== undefined && { state }),
    ...(shown === 'warned' && { warned: true }),
  }
  const found = useQuery({
    queryKey: ['call-number-run', id],
    queryFn: ({ signal }) => call(GetCallNumberRun, { params: { id } }, signal),
  })
  const rows = useQuery({
    queryKey: ['call-number-run-rows', id, query],
    queryFn: ({ signal }) => call(ListCallNumberRunRows, { params: { id }, query }, signal),
    placeholderData: keepPreviousData,
  })
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['call-number-run', id] }),
      queries.invalidateQueries({ queryKey: ['call-number-run-rows', id] }),
    ])
  useLiveRefresh(
    ['job', 'call-number-run'],
    [
      ['call-number-run', id],
      ['call-number-run-rows', id],
    ],
  )
  const step = useMutation({
    mutationFn: (route: typeof ApplyCallNumberRun) => call(route, { params: { id } }),
    onSettled: refresh,
  })
  const leave = useMutation({
    mutationFn: ({ item, leaveOut }: { readonly item: number; readonly leaveOut: boolean }) =>
      call(ChangeCallNumberRunRow, { params: { id, item }, body: { leaveOut } }),
    onSettled: refresh,
  })
  if (found.isPending) return <SkeletonRows rows={8} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const run = found.data
  const { counts } = run
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const busy = run.state === 'planning' || run.state === 'applying' || run.state === 'undoing'
  const columns = runColumns(words, {
    ...(run.state === 'planned' && {
      onLeave: (item: number, leaveOut: boolean) => leave.mutate({ item, leaveOut }),
    }),
  })
  const problem = step.error ?? leave.error
  return (
    <>
      <PageHeader
        title={run.name}
        guide="call-numbers"
        crumbs={[{ label: shelf.title, href: '/shelf-list?view=many' }]}
        aside={
          <Pill tone={runTones[run.state]} icon="tone">
            {words.callNumberRunStates[run.state]}
          </Pill>
        }
        actions={
          <>
            {run.state === 'planned' && counts.planned > 0 && (
              <Button
                tone="primary"
                keys="F9"
                isPending={step.isPending}
                onPress={() => step.mutate(ApplyCallNumberRun)}
              >
                {shelf.apply(counts.planned)}
              </Button>
            )}
            {run.state === 'done' && counts.done > 0 && (
              <Button isPending={step.isPending} onPress={() => step.mutate(UndoCallNumberRun)}>
                {shelf.undo(counts.done)}
              </Button>
            )}
          </>
        }
      >
        {format.when(run.createdAt)}, {shelf.by(run.by)}
      </PageHeader>
      {problem && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      {run.state === 'failed' && <Banner tone="stop" title={shelf.failed} />}
      {busy && (
        <ProgressBar
          label={run.state === 'planning' ? shelf.planning : run.state === 'applying' ? shelf.applying : shelf.undoing}
          done={run.state === 'applying' ? counts.done + counts.kept : run.state === 'undoing' ? counts.undone : total}
          total={
            run.state === 'planning'
              ? undefined
              : run.state === 'undoing'
                ? counts.done + counts.undone
                : counts.planned + counts.done + counts.kept
          }
          canLeave
        />
      )}
      <Panel flush>
        <PagedList
          label={run.name}
          name="call-number-run"
          columns={columns}
          onExport={() =>
            void exportAll('call-number-run', columns, (at) =>
              call(ListCallNumberRunRows, { params: { id }, query: { ...query, ...at } }),
            )
          }
          found={rows}
          limit={limit}
          rowId={({ item }) => String(item)}
          tools={
            <div className={styles.filters}>
              <Select
                label={shelf.rowsShown}
                hideLabel
                choices={[
                  { id: 'all', label: `${shelf.everyRow} (${format.count(total)})` },
                  { id: 'warned', label: `${shelf.warnedRows} (${format.count(run.warnings)})` },
                  ...runRowStates
                    .filter((one) => counts[one] > 0)
                    .map((one) => ({
                      id: one,
                      label: `${words.callNumberRowStates[one]} (${format.count(counts[one])})`,
                    })),
                ]}
                value={shown}
                onChange={(next) => address.set({ rows: next === 'all' ? undefined : next, offset: undefined })}
              />
            </div>
          }
          empty={
            <EmptyState icon={ListOrdered} title={shelf.runNone}>
              {shelf.noProblemsText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
