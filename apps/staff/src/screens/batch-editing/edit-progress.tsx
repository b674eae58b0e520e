import { useMutation, useQuery } from '@tanstack/react-query'
import { Square } from 'lucide-react'
import type { BatchRun } from '../../../../server/src/modules/batch-editing/contract.ts'
import { CancelJob, ListJobs } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import styles from './batch-editing.module.css'
import { isAtWork } from './edit-state.ts'

/** How far the job is that works on a batch edit; nothing when none does. */
export function EditProgress({ run }: { readonly run: BatchRun }) {
  const { words, call } = useDesk()
  const { batch } = words
  const atWork = isAtWork(run)
  const jobs = useQuery({
    queryKey: ['jobs', 'batch-edit', run.id],
    queryFn: ({ signal }) => call(ListJobs, { query: { limit: 30 } }, signal),
    enabled: atWork,
    refetchInterval: atWork ? 1000 : false,
  })
  useLiveRefresh(['job'], [['jobs', 'batch-edit', run.id]])
  const stop = useMutation({ mutationFn: (id: number) => call(CancelJob, { params: { id } }) })
  if (!atWork) return null
  const job = jobs.data?.rows.find(({ id }) => id === run.job)
  return (
    <Panel>
      <div className={styles.running}>
        <ProgressBar
          label={run.state === 'applying' ? batch.writing : batch.previewing}
          done={job?.done ?? 0}
          total={job?.total ?? (run.records || undefined)}
          canLeave
        />
        {job && (
          <Button icon={Square} isPending={stop.isPending} onPress={() => stop.mutate(job.id)}>
            {batch.stop}
          </Button>
        )}
      </div>
    </Panel>
  )
}
