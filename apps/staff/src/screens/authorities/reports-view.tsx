import { useMutation, useQuery } from '@tanstack/react-query'
import { CountReports, reportNames, type ReportName } from '../../../../server/src/modules/authorities/contract.ts'
import { LinkAllHeadings } from '../../../../server/src/modules/authority-control/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Banner } from '../../ui/banner.tsx'
import { Count } from '../../ui/count.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './authorities.module.css'
import { useFaults } from './use-faults.ts'
import { ReportPanel } from './report-panel.tsx'

/** In the order of what is most worth the work. */
const order: readonly ReportName[] = [
  'see-from',
  'near',
  'conflict',
  'retired',
  'undifferentiated',
  'main',
  'unlinked',
  'double',
  'new',
  'blind',
  'same-heading',
  'see-heading',
  'loop',
]

/** What wants work among headings and records, by kind, with the lines beside it. */
export function ReportsView() {
  const { words, call, announce, format } = useDesk()
  const { authorities, headingReportNames } = words
  const address = useAddress()
  const found = useQuery({
    queryKey: ['heading-reports'],
    queryFn: ({ signal }) => call(CountReports, {}, signal),
  })
  const faults = useFaults()
  useLiveRefresh(['job'], [['heading-reports']])
  const look = useMutation({
    mutationFn: () => call(LinkAllHeadings, {}),
    onSuccess: () => announce(authorities.looking),
  })
  if (found.isPending) return <SkeletonRows rows={10} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  const { headings, linked, unseen, counts } = found.data
  const known = [...counts, ...(faults.data?.counts ?? [])]
  const countOf = (report: ReportName) => known.find((one) => one.report === report)?.count
  const report = address.oneOf('report', [
    firstOf((one) => counts.find(({ report: name }) => name === one)?.count),
    ...reportNames,
  ])
  return (
    <div className={styles.stack}>
      <Stats
        stats={[
          { label: authorities.browse, value: format.count(headings) },
          { label: authorities.established, value: format.count(linked) },
          ...(['see-from', 'near', 'unlinked'] as const).map((one) => ({
            label: headingReportNames[one],
            value: format.count(countOf(one) ?? 0),
          })),
        ]}
      />
      {unseen > 0 && (
        <Banner tone="info" title={authorities.unseen(unseen)}>
          <TextButton isDisabled={look.isPending} onPress={() => look.mutate()}>
            {authorities.lookNow}
          </TextButton>
        </Banner>
      )}
      <div className={styles.split}>
        <Panel title={authorities.reports} flush>
          <ul className={styles.picks} aria-label={authorities.reportList}>
            {order.map((one) => {
              const many = countOf(one)
              return (
                <li key={one}>
                  <button
                    type="button"
                    className={styles.pick}
                    aria-current={one === report}
                    onClick={() => address.set({ report: one, ignored: undefined })}
                  >
                    {headingReportNames[one]}
                    {many !== undefined && <Count value={many} />}
                  </button>
                </li>
              )
            })}
          </ul>
        </Panel>
        <ReportPanel key={report} report={report} />
      </div>
    </div>
  )
}

/** The first report that has something. */
function firstOf(countOf: (report: ReportName) => number | undefined): ReportName {
  return order.find((one) => (countOf(one) ?? 0) > 0) ?? 'see-from'
}
