import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { ListFileEditChanges, type FileEdit } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './batch-editing.module.css'
import { RecordDiff } from './record-diff.tsx'

const some = 100

/** What a task did to the records of a file, and the file that came of it. */
export function FileChanges({ file }: { readonly file: FileEdit }) {
  const { words, call } = useDesk()
  const { batch } = words
  const found = useQuery({
    queryKey: ['file-edit-changes', file.id, file.state],
    queryFn: ({ signal }) => call(ListFileEditChanges, { params: { id: file.id }, query: { limit: some } }, signal),
    enabled: file.state === 'done',
  })
  return (
    <Panel
      flush
      title={file.name}
      aside={found.data && <Pill>{batch.recordCount(found.data.total)}</Pill>}
      actions={
        file.state === 'done' && (
          <ButtonLink tone="primary" icon={Download} href={`/api/v1/file-edits/${file.id}/result`} download>
            {batch.result}
          </ButtonLink>
        )
      }
    >
      {file.error !== null && <Banner tone="stop" title={file.error} />}
      {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <SkeletonRows rows={5} />}
      {found.data?.rows.map((row) => (
        <div key={row.number} className={styles.tried}>
          <p>
            <span className="mono">{row.control ?? row.number}</span>
            <bdi>{row.title}</bdi>
          </p>
          {row.note !== null && <p className={styles.second}>{row.note}</p>}
          {row.diff && <RecordDiff diff={row.diff} />}
        </div>
      ))}
    </Panel>
  )
}
