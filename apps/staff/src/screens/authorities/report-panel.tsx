import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import {
  GetReport,
  HeedInReport,
  LinkHeading,
  type ReportName,
  type ReportRow,
} from '../../../../server/src/modules/authorities/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { AsideDialog } from './aside-dialog.tsx'
import styles from './authorities.module.css'
import { ReportLine } from './report-line.tsx'

/** The lines of one report, each with what can be done about it. */
export function ReportPanel({ report }: { readonly report: ReportName }) {
  const { words, call, announce } = useDesk()
  const { authorities, headingReportNames } = words
  const queries = useQueryClient()
  const address = useAddress()
  const ignored = address.text('ignored') === 'true'
  const [aside, setAside] = useState<ReportRow>()
  const found = useInfiniteQuery({
    queryKey: ['heading-report', report, ignored],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        GetReport,
        { params: { report }, query: { limit: 50, ignored, ...(pageParam !== '' && { after: pageParam }) } },
        signal,
      ),
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: ['heading-report'] })
    void queries.invalidateQueries({ queryKey: ['heading-reports'] })
  }
  const link = useMutation({
    mutationFn: ({ heading, authority }: ReportRow) =>
      call(LinkHeading, { params: { id: heading?.id ?? 0 }, body: { authority: authority?.id ?? null } }),
    onSuccess: (_, { authority }) => {
      announce(authorities.linkedTo(authority?.text ?? ''))
      refresh()
    },
  })
  const heed = useMutation({
    mutationFn: (subject: string) => call(HeedInReport, { params: { report, subject } }),
    onSuccess: refresh,
  })
  const rows = found.data?.pages.flatMap((page) => page.rows)
  return (
    <Panel
      title={headingReportNames[report]}
      flush
      actions={
        <Switch isSelected={ignored} onChange={(on) => address.set({ ignored: on || undefined })}>
          {authorities.showAside}
        </Switch>
      }
    >
      {(link.error ?? heed.error) && (
        <Banner tone="stop" live title={sentenceFor(link.error ?? heed.error, words.problems)} />
      )}
      {found.isPending && <SkeletonRows rows={6} />}
      {found.isError && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
      {rows?.length === 0 && (
        <EmptyState icon={CircleCheck} title={authorities.nothing}>
          {authorities.nothingText}
        </EmptyState>
      )}
      <p className={`${styles.second} ${styles.about}`}>{words.headingReportTexts[report]}</p>
      <ul className={styles.lines} aria-label={words.headingReportTexts[report]}>
        {rows?.map((row) => (
          <ReportLine
            key={row.subject}
            row={row}
            report={report}
            onLink={() => link.mutate(row)}
            onAside={() => setAside(row)}
            onTakeBack={() => heed.mutate(row.subject)}
          />
        ))}
      </ul>
      {found.hasNextPage && (
        <div className={styles.foot}>
          <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
            {authorities.more}
          </Button>
        </div>
      )}
      {aside && (
        <AsideDialog
          report={report}
          subject={aside.subject}
          onClose={() => setAside(undefined)}
          onDone={() => {
            setAside(undefined)
            refresh()
          }}
        />
      )}
    </Panel>
  )
}
