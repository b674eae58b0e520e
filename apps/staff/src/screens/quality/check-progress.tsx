import type { QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'

/** How far the check of all records is, and how many that came in bulk still wait; nothing when all were looked at. */
export function CheckProgress({ overview: { check, waiting } }: { readonly overview: QualityOverview }) {
  const { quality } = useDesk().words
  const isRunning = check !== null && check.endedAt === null
  return (
    <>
      {isRunning && (
        <Panel>
          <ProgressBar
            label={quality.checking}
            done={check.done}
            total={Math.max(check.total, check.done)}
            message={quality.checkingWhy(check.why)}
            canLeave
          />
        </Panel>
      )}
      {waiting > 0 && <Banner tone="info" title={quality.waiting(waiting)} />}
    </>
  )
}
