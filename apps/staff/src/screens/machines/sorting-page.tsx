import { useQuery } from '@tanstack/react-query'
import { GetSortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { SortEditor } from './sort-editor.tsx'
import styles from './machines.module.css'

/** Bins and rules of a branch. */
export function SortingPage() {
  const { words, call } = useDesk()
  const session = useSession()
  const address = useAddress()
  const branches = useLendingBranches()
  const branch = address.number('branch') ?? session.branch.id
  const plan = useQuery({
    queryKey: ['sorting', 'plan', branch],
    queryFn: ({ signal }) => call(GetSortPlan, { params: { branch } }, signal),
  })
  useLiveRefresh(['sorting.plan'], [['sorting', 'plan']])
  return (
    <>
      <div className={styles.tools}>
        <Select
          label={words.sorting.branch}
          beside
          choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={String(branch)}
          onChange={(id) => address.set({ branch: Number(id) === session.branch.id ? undefined : id })}
        />
      </div>
      {plan.isError && <FailedState error={plan.error} onRetry={() => void plan.refetch()} />}
      {plan.isPending && <SkeletonRows rows={8} />}
      {plan.data && <SortEditor key={`${branch} ${plan.data.version}`} plan={plan.data} />}
    </>
  )
}
