import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GetDiscoveryDays } from '../../../../server/src/modules/discovery/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { TrendChart } from '../../ui/trend-chart.tsx'
import styles from './discovery.module.css'
import { discoveryViews, periodBefore, spans } from './period.ts'
import { ReferencesList } from './references-list.tsx'
import { SearchesList } from './searches-list.tsx'
import { ViewsList } from './views-list.tsx'

/** What readers look for in the public catalogue, what they do not find, and what the library does about it. */
export function DiscoveryScreen() {
  const { words, call, format } = useDesk()
  const { discovery } = words
  const address = useAddress()
  const view = address.oneOf('view', discoveryViews)
  const span = address.oneOf('days', spans)
  const [period] = useState(() => Object.fromEntries(spans.map((days) => [days, periodBefore(Number(days))])))
  const asked = period[span] ?? periodBefore(30)
  const days = useQuery({
    queryKey: ['discovery', 'days', asked],
    queryFn: ({ signal }) => call(GetDiscoveryDays, { query: asked }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <PageHeader title={discovery.title} guide="what-readers-look-for">
        {discovery.intro}
      </PageHeader>
      <div className={styles.tools}>
        <RadioGroup
          label={discovery.views}
          hideLabel
          look="segments"
          choices={discoveryViews.map((id) => ({ id, label: discovery[`view.${id}`] }))}
          value={view}
          onChange={(next) =>
            address.set({ view: next === 'missing' ? undefined : next, offset: undefined, q: undefined })
          }
        />
        {view !== 'references' && (
          <RadioGroup
            label={discovery.period}
            hideLabel
            look="segments"
            choices={spans.map((id) => ({ id, label: discovery[`days${id}`] }))}
            value={span}
            onChange={(next) => address.set({ days: next === '30' ? undefined : next, offset: undefined }, 'replace')}
          />
        )}
      </div>
      {view !== 'references' && (
        <>
          {days.isError && <FailedState error={days.error} onRetry={() => void days.refetch()} />}
          {days.isPending && <Skeleton width={100} />}
          {days.data && (
            <>
              <Stats
                stats={[
                  { label: discovery.searches, value: format.count(days.data.searches) },
                  {
                    label: discovery.withoutResult,
                    value: format.count(days.data.withoutResult),
                    ...(days.data.withoutResult > 0 && { tone: 'warn' as const }),
                  },
                  { label: discovery.looks, value: format.count(days.data.views) },
                ]}
              />
              <Panel title={view === 'titles' ? discovery.viewsChart : discovery.chart}>
                <div className={styles.chart}>
                  <TrendChart
                    points={days.data.days.map(({ day, searches, views }) => ({
                      day,
                      value: view === 'titles' ? views : searches,
                    }))}
                    label={view === 'titles' ? discovery.viewsChartLabel : discovery.chartLabel}
                  />
                </div>
              </Panel>
            </>
          )}
        </>
      )}
      {view === 'references' ? (
        <ReferencesList />
      ) : view === 'titles' ? (
        <ViewsList period={asked} />
      ) : (
        <SearchesList key={view} period={asked} only={view === 'missing' ? 'without-result' : 'all'} />
      )}
    </>
  )
}
