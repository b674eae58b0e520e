import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { GetQuality, type QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CheckProgress } from './check-progress.tsx'
import { useRecordFilters } from './flag-filters.tsx'
import { FlagsView } from './flags-view.tsx'
import { HeadingsView } from './headings-view.tsx'
import { LinksView } from './links-view.tsx'
import { RulesView } from './rules-view.tsx'
import { TrendView } from './trend-view.tsx'

const views = ['flags', 'headings', 'trend', 'rules', 'links'] as const

/** What is wrong in records: the flags by rule, how they come and go, and what the library wants to hear of. */
export function QualityScreen() {
  const { words, call } = useDesk()
  const filters = useRecordFilters()
  const overview = useQuery({
    queryKey: ['quality', 'overview', filters],
    queryFn: ({ signal }) => call(GetQuality, { query: filters }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['quality', 'job'], [['quality']])
  return (
    <>
      <PageHeader title={words.quality.title} guide="record-quality">
        {words.quality.intro}
      </PageHeader>
      {overview.isPending && <SkeletonRows rows={8} />}
      {overview.isError && <FailedState error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data && <Views overview={overview.data} />}
    </>
  )
}

function Views({ overview }: { readonly overview: QualityOverview }) {
  const { quality } = useDesk().words
  const session = useSession()
  const address = useAddress()
  return (
    <>
      <CheckProgress overview={overview} />
      <Tabs
        label={quality.views}
        value={address.oneOf('view', views)}
        onChange={(next) =>
          address.set({
            view: next === 'flags' ? undefined : next,
            // The other parts are about the whole library.
            branch: undefined,
            import: undefined,
            savedBy: undefined,
            offset: undefined,
          })
        }
        pages={[
          { id: 'flags', label: quality.flagsView, content: <FlagsView overview={overview} /> },
          ...(may(session, 'authorities:read')
            ? [{ id: 'headings' as const, label: quality.headingsView, content: <HeadingsView /> }]
            : []),
          { id: 'trend', label: quality.trendView, content: <TrendView overview={overview} /> },
          { id: 'rules', label: quality.rulesView, content: <RulesView overview={overview} /> },
          { id: 'links', label: quality.linksView, content: <LinksView overview={overview} /> },
        ]}
      />
    </>
  )
}
