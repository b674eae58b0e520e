import { useQuery } from '@tanstack/react-query'
import { GetSiteLook, ListFloorPlans } from '../../../../server/src/modules/site/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { LookPanel } from './look-panel.tsx'
import { PlansPanel } from './plans-panel.tsx'
import styles from './site.module.css'

/** How the public site looks, and the plans on which it shows where things stand. */
export function SitePage() {
  const { call } = useDesk()
  const look = useQuery({ queryKey: ['site', 'look'], queryFn: ({ signal }) => call(GetSiteLook, {}, signal) })
  const plans = useQuery({ queryKey: ['site', 'plans'], queryFn: ({ signal }) => call(ListFloorPlans, {}, signal) })
  if (look.isError) return <FailedState error={look.error} onRetry={() => void look.refetch()} />
  if (plans.isError) return <FailedState error={plans.error} onRetry={() => void plans.refetch()} />
  if (!look.data || !plans.data) return <SkeletonRows rows={6} />
  return (
    <div className={styles.stack}>
      <LookPanel look={look.data} />
      <PlansPanel plans={plans.data.rows} />
    </div>
  )
}
