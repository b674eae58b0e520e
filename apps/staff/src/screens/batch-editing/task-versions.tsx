import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  ListBatchTaskVersions,
  RestoreBatchTaskVersion,
  type BatchTask,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './batch-editing.module.css'

/** Every version of a task; any of them can be the next one again. */
export function TaskVersions({ task, onClose }: { readonly task: BatchTask; readonly onClose: () => void }) {
  const { words, call, format } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const versions = useQuery({
    queryKey: ['batch-task-versions', task.id, task.version],
    queryFn: ({ signal }) => call(ListBatchTaskVersions, { params: { id: task.id } }, signal),
  })
  const restore = useMutation({
    mutationFn: (version: number) => call(RestoreBatchTaskVersion, { params: { id: task.id, version } }),
    onSuccess: (next) => {
      queries.setQueryData(['batch-task', task.id], next)
      onClose()
    },
  })
  return (
    <Dialog title={batch.versions} isOpen onClose={onClose}>
      {restore.isError && <Banner tone="stop" live title={sentenceFor(restore.error, words.problems)} />}
      {versions.isPending && <SkeletonRows rows={3} />}
      <ul className={styles.verdicts}>
        {versions.data?.rows.map(({ version, at, by, why, task: text }) => (
          <li key={version} className={styles.verdict}>
            <span className={styles.number}>{version}</span>
            <span>
              {batch.byAt(by, format.when(at))}
              {why !== '' && ` · ${why}`} · {batch.stepCount(text.steps.length)}
            </span>
            {version !== task.version && (
              <TextButton isDisabled={restore.isPending} onPress={() => restore.mutate(version)}>
                {batch.restore}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
