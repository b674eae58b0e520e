import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  GetPatronImport,
  RunPatronImport,
  UndoPatronImport,
  type ImportPlan,
} from '../../../../server/src/modules/patrons/contract-import.ts'
import { GetJob } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { ImportLines } from './import-lines.tsx'
import { canRun, canUndo, emptyPlan } from './import-plan.ts'
import { ImportPlanForm } from './import-plan-form.tsx'
import { importTones } from './imports.tsx'
import styles from './patron.module.css'

/** One file of patrons: its columns and plan, the check, the import, what became of each line, and the way back. */
export function PatronImportScreen() {
  const { call, words, format } = useDesk()
  const queries = useQueryClient()
  const id = Number(useParams({ strict: false, select: (params) => params.id }))
  const { people } = words
  const key = ['patron-import', id]
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => call(GetPatronImport, { params: { id } }, signal) })
  useLiveRefresh(['patron-import', 'job'], [key, ['patron-import-lines', id]])
  const [changed, setChanged] = useState<ImportPlan>()
  const refresh = () => queries.invalidateQueries({ queryKey: key })
  const plan = changed ?? found.data?.plan ?? emptyPlan
  const run = useMutation({
    mutationFn: (dryRun: boolean) => call(RunPatronImport, { params: { id }, body: { dryRun, plan } }),
    onSettled: refresh,
  })
  const undo = useMutation({ mutationFn: () => call(UndoPatronImport, { params: { id } }), onSettled: refresh })
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <SkeletonRows rows={8} />
  const it = found.data
  const error = run.error ?? undo.error
  const counts = (['added', 'changed', 'existing', 'refused'] as const).map((state) => ({
    label: words.lineStates[state],
    value: format.count(it[state]),
    ...(state === 'refused' && it.refused > 0 && { tone: 'stop' as const }),
  }))
  return (
    <>
      <PageHeader
        title={it.name}
        guide="import-patrons"
        crumbs={[{ label: people.importsTitle, href: '/patrons/imports' }]}
        aside={
          <Pill tone={importTones[it.state]} icon="tone">
            {words.patronImportStates[it.state]}
          </Pill>
        }
        actions={
          <>
            {canRun(it) && (
              <>
                <Button
                  tone={it.state === 'checked' ? 'quiet' : 'primary'}
                  isPending={run.isPending}
                  onPress={() => run.mutate(true)}
                >
                  {people.importCheck}
                </Button>
                <Button
                  tone={it.state === 'checked' ? 'primary' : 'quiet'}
                  isPending={run.isPending}
                  onPress={() => run.mutate(false)}
                >
                  {people.importNow}
                </Button>
              </>
            )}
            {canUndo(it) && (
              <Button tone="danger" isPending={undo.isPending} onPress={() => undo.mutate()}>
                {people.importUndo}
              </Button>
            )}
          </>
        }
      >
        {format.when(it.at)}, {it.by} · {it.encoding} · {people.linesFound(it.lines)}
      </PageHeader>
      <div className={styles.tab}>
        {error !== null && <Banner tone="stop" title={sentenceFor(error, words.problems)} live />}
        {it.error !== null && <Banner tone="stop" title={it.error} />}
        {it.job !== null && (it.state === 'waiting' || it.state === 'running' || it.state === 'undoing') && (
          <Progress job={it.job} label={words.patronImportStates[it.state]} />
        )}
        {it.lines > 0 && <Stats stats={counts} />}
        {it.lines > 0 && <ImportLines id={id} refused={it.refused} />}
        {canRun(it) && <ImportPlanForm file={it} plan={plan} onChange={setChanged} />}
      </div>
    </>
  )
}

function Progress({ job, label }: { readonly job: number; readonly label: string }) {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['job', job],
    queryFn: ({ signal }) => call(GetJob, { params: { id: job } }, signal),
  })
  useLiveRefresh(['job'], [['job', job]])
  return (
    <ProgressBar
      label={label}
      done={data?.done ?? 0}
      total={data?.total ?? undefined}
      {...(data?.message && { message: data.message })}
      canLeave
    />
  )
}
