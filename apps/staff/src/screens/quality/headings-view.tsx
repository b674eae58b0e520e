import { useQuery } from '@tanstack/react-query'
import { BadgeCheck, BookMarked } from 'lucide-react'
import { authorityReports, CountReports, type ReportName } from '../../../../server/src/modules/authorities/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Count } from '../../ui/count.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { useFaults } from '../authorities/use-faults.ts'
import styles from './quality.module.css'

const headingReports = [
  'see-from',
  'retired',
  'conflict',
  'undifferentiated',
  'near',
  'main',
  'double',
  'unlinked',
] as const

/** What wants work among headings, and the faults of the authority records that establish them. */
export function HeadingsView() {
  const { words, call } = useDesk()
  const { quality } = words
  const headings = useQuery({
    queryKey: ['heading-reports'],
    queryFn: ({ signal }) => call(CountReports, {}, signal),
  })
  const faults = useFaults()
  if (headings.isPending || faults.isPending) return <SkeletonRows rows={8} />
  if (headings.isError) return <FailedState error={headings.error} onRetry={() => void headings.refetch()} />
  if (faults.isError) return <FailedState error={faults.error} onRetry={() => void faults.refetch()} />
  if (faults.data.records === 0) {
    return (
      <Panel>
        <EmptyState icon={BookMarked} title={quality.noAuthoritiesTitle}>
          {quality.noAuthoritiesText}
        </EmptyState>
      </Panel>
    )
  }
  const counts = new Map([...headings.data.counts, ...faults.data.counts].map((one) => [one.report, one.count]))
  return (
    <div className={styles.pair}>
      <Reports title={quality.authorityFaults(faults.data.records)} reports={authorityReports} counts={counts} />
      <Reports title={quality.headingWork(headings.data.headings)} reports={headingReports} counts={counts} />
    </div>
  )
}

interface ReportsProps {
  readonly title: string
  readonly reports: readonly ReportName[]
  readonly counts: ReadonlyMap<ReportName, number>
}

function Reports({ title, reports, counts }: ReportsProps) {
  const { quality, headingReportNames } = useDesk().words
  const shown = reports.filter((report) => (counts.get(report) ?? 0) > 0)
  return (
    <Panel title={title} flush={shown.length > 0}>
      {shown.length === 0 ? (
        <EmptyState icon={BadgeCheck} title={quality.noFaults} />
      ) : (
        <ul className={styles.reports}>
          {shown.map((report) => (
            <li key={report}>
              <Link href={`/authorities?view=reports&report=${report}`}>{headingReportNames[report]}</Link>
              <Count value={counts.get(report) ?? 0} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
