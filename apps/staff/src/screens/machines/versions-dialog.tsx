import { useMutation, useQuery } from '@tanstack/react-query'
import { GetSortPlan, ListSortPlanVersions, type SortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './sorting.module.css'

interface VersionsDialogProps {
  readonly branch: number
  readonly onClose: () => void
  readonly onTake: (plan: SortPlan) => void
}

/** Bins and rules as they were: any version can be brought back to the page. */
export function VersionsDialog({ branch, onClose, onTake }: VersionsDialogProps) {
  const { words, call } = useDesk()
  const { sorting } = words
  const list = useQuery({
    queryKey: ['sorting', 'versions', branch],
    queryFn: ({ signal }) => call(ListSortPlanVersions, { params: { branch } }, signal),
  })
  const take = useMutation({
    mutationFn: (version: number) => call(GetSortPlan, { params: { branch }, query: { version } }),
    onSuccess: onTake,
  })
  return (
    <Dialog title={sorting.versions} isOpen size="wide" onClose={onClose}>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.data?.total === 0 && <p className={styles.hint}>{sorting.version(0)}</p>}
      <ol className={styles.report}>
        {list.data?.rows.map((row) => (
          <li key={row.version}>
            <span className={styles.ruleText}>
              {sorting.versionLine(row.version, row.bins, row.rules)}
              <span className={styles.conditions}>
                <When value={row.savedAt} /> · <bdi>{row.savedBy}</bdi>
              </span>
            </span>
            <Button size="small" isPending={take.isPending} onPress={() => take.mutate(row.version)}>
              {sorting.takeVersion}
            </Button>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
