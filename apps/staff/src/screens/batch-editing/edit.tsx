import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetBatchRun, type BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Banner } from '../../ui/banner.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats, type Stat } from '../../ui/stats.tsx'
import styles from './batch-editing.module.css'
import { ChangeList } from './change-list.tsx'
import { EditActions } from './edit-actions.tsx'
import { EditLinks } from './edit-links.tsx'
import { EditProgress } from './edit-progress.tsx'
import { editTones, isAtWork } from './edit-state.ts'
import { NewEdit } from './new-edit.tsx'

/** One batch edit: a new one, or what it would do, does or did to each record. */
export function BatchEditScreen() {
  const { id } = useParams({ from: '/signed-in/batch-editing/edits/$id' })
  return id === 'new' ? <NewEdit /> : <LoadedEdit key={id} id={Number(id)} />
}

function LoadedEdit({ id }: { readonly id: number }) {
  const { call } = useDesk()
  const one = useQuery({
    queryKey: ['batch-edit', id],
    queryFn: ({ signal }) => call(GetBatchRun, { params: { id } }, signal),
    // The line that tells of changes may be down; a preview that is ready is not to be waited for in vain.
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? 1500 : false),
  })
  useLiveRefresh(['job', 'batch-edit'], [['batch-edit', id]])
  if (one.isPending) return <SkeletonRows rows={10} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  return <OpenEdit run={one.data} />
}

function OpenEdit({ run }: { readonly run: BatchRun }) {
  const { words, format } = useDesk()
  const { batch, batchStates } = words
  const state = run.undone ? batch.undone : batchStates[run.state]
  return (
    <>
      <PageHeader
        title={run.name}
        guide="batch-edit"
        crumbs={[
          { label: batch.title, href: '/batch-editing/edits' },
          { label: batch.edits, href: '/batch-editing/edits' },
        ].slice(0, 1)}
        aside={
          <Pill tone={run.undone ? 'neutral' : editTones[run.state]} icon="tone">
            {state}
          </Pill>
        }
        actions={<EditActions run={run} />}
      >
        {batch.byAt(run.by, format.when(run.at))}
      </PageHeader>
      <div className={styles.stack}>
        {run.error !== null && <Banner tone="stop" title={run.error} />}
        {run.remarks.map((remark) => (
          <Banner key={remark} tone="info" title={remark} />
        ))}
        <EditProgress run={run} />
        <Stats stats={statsOf(run, words, format.count)} />
        <EditLinks run={run} />
        {run.counts.changed > 0 && <ChangeList run={run} />}
        {run.counts.changed === 0 && !isAtWork(run) && run.error === null && (
          <Banner tone="info" title={batch.nothingChanges(run.counts.examined)} />
        )}
      </div>
    </>
  )
}

function statsOf(
  { counts, records, state }: BatchRun,
  { batch, batchChangeStates }: ReturnType<typeof useDesk>['words'],
  count: (value: number) => string,
): readonly Stat[] {
  const rare = [
    { label: batchChangeStates['left-out'], value: counts.leftOut, tone: 'neutral' },
    { label: batchChangeStates.refused, value: counts.refused, tone: 'stop' },
    { label: batchChangeStates.emptied, value: counts.emptied, tone: 'stop' },
    { label: batchChangeStates.stuck, value: counts.stuck, tone: 'stop' },
    { label: batchChangeStates.conflict, value: counts.conflict, tone: 'warn' },
    { label: batch.gone, value: counts.gone, tone: 'warn' },
  ] as const
  return [
    { label: batch.records, value: count(records) },
    state === 'applied' || state === 'applying' || state === 'stopped'
      ? { label: batchChangeStates.written, value: count(counts.written), tone: 'ok' }
      : { label: batch.wouldChange, value: count(counts.ready) },
    { label: batch.unchanged, value: count(counts.unchanged) },
    ...rare
      .filter(({ value }) => value > 0)
      .map(({ label, value, tone }) => ({ label, value: count(value), tone }) as const),
  ]
}
