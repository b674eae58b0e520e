import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { QualityTrend, type QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TrendChart } from '../../ui/trend-chart.tsx'
import { movements } from './movements.ts'
import styles from './quality.module.css'
import { Sparkline } from './sparkline.tsx'

/** How flags come and go. */
export function TrendView({ overview }: { readonly overview: QualityOverview }) {
  const { words, call, format } = useDesk()
  const { quality } = words
  const address = useAddress()
  const span = address.oneOf('days', ['30', '90', '365'])
  const code = address.text('of') ?? ''
  const trend = useQuery({
    queryKey: ['quality', 'trend', code, span],
    queryFn: ({ signal }) =>
      call(QualityTrend, { query: { days: Number(span), ...(code !== '' && { code }) } }, signal),
    placeholderData: keepPreviousData,
  })
  const moved = movements(overview.rules)
  return (
    <div className={styles.view}>
      <Panel
        title={quality.trendTitle}
        actions={
          <RadioGroup
            label={quality.span}
            hideLabel
            look="segments"
            choices={[
              { id: '30' as const, label: quality.days30 },
              { id: '90' as const, label: quality.days90 },
              { id: '365' as const, label: quality.days365 },
            ]}
            value={span}
            onChange={(next) => address.set({ days: next === '30' ? undefined : next }, 'replace')}
          />
        }
      >
        <div className={styles.trend}>
          <Select
            label={quality.trendOf}
            beside
            choices={[
              { id: '', label: quality.allRules },
              ...overview.rules
                .filter(({ flags, trend: days, code: one }) => flags > 0 || one === code || days.some((day) => day > 0))
                .map(({ code: id, title }) => ({ id, label: title })),
            ]}
            value={code}
            onChange={(next) => address.set({ of: next === '' ? undefined : next }, 'replace')}
          />
          {trend.isError && <FailedState error={trend.error} onRetry={() => void trend.refetch()} />}
          {trend.isPending && <Skeleton width={100} />}
          {trend.data && (
            <>
              <TrendChart
                points={trend.data.rows.map(({ day, records }) => ({ day, value: records }))}
                label={quality.trendLabel}
              />
              <details className={styles.figures}>
                <summary>{quality.trendTable}</summary>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{quality.day}</th>
                      <th scope="col">{quality.flagged}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {trend.data.rows.toReversed().map(({ day, records }) => (
                      <tr key={day}>
                        <td>{format.day(day)}</td>
                        <td>{format.count(records)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          )}
        </div>
      </Panel>
      <Panel title={quality.moved}>
        {moved.length === 0 ? (
          <p className={styles.quiet}>{quality.movedNothing}</p>
        ) : (
          <ul className={styles.moved}>
            {moved.map(({ rule, change }) => (
              <li key={rule.code}>
                <Link href={`/quality?rule=${rule.code}`} look="quiet">
                  {rule.title}
                </Link>
                <Sparkline
                  values={rule.trend}
                  label={quality.last30(format.count(rule.trend[0] ?? 0), format.count(rule.flags))}
                />
                <span className={change > 0 ? styles.worse : styles.better}>
                  {change > 0 ? quality.more(format.count(change)) : quality.fewer(format.count(-change))}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  )
}
