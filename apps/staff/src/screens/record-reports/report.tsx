import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Ellipsis, Square, Trash2 } from 'lucide-react'
import {
  DeleteRecordReport,
  GetRecordReport,
  type RecordReport,
} from '../../../../server/src/modules/record-reports/contract.ts'
import { CancelJob, ListJobs } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { ComparisonView } from './comparison-view.tsx'
import { CountsView } from './counts-view.tsx'
import { ListedView } from './listed-view.tsx'
import { MakeSet } from './make-set.tsx'
import { NewReport } from './new-report.tsx'
import styles from './record-reports.module.css'
import { isAtWork, reportTones } from './report-state.ts'
import { TablePanel } from './table-panel.tsx'

/** One report: a new one, or what it found. */
export function RecordReportScreen() {
  const { id } = useParams({ from: '/signed-in/record-reports/$id' })
  return id === 'new' ? <NewReport /> : <LoadedReport key={id} id={Number(id)} />
}

function LoadedReport({ id }: { readonly id: number }) {
  const { call } = useDesk()
  const one = useQuery({
    queryKey: ['record-report', id],
    queryFn: ({ signal }) => call(GetRecordReport, { params: { id } }, signal),
    refetchInterval: (query) => (query.state.data && isAtWork(query.state.data) ? 1000 : false),
  })
  useLiveRefresh(['job'], [['record-report', id]])
  if (one.isPending) return <SkeletonRows rows={10} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  return <OpenReport report={one.data} />
}

function OpenReport({ report }: { readonly report: RecordReport }) {
  const { words, format, call } = useDesk()
  const { reports, recordReportStates } = words
  const queries = useQueryClient()
  const goTo = useGoTo()
  const end = useMutation({
    mutationFn: () => call(DeleteRecordReport, { params: { id: report.id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['record-reports'] })
      goTo('/record-reports')
    },
  })
  const parent = report.parent === null ? [] : [{ label: reports.report, href: `/record-reports/${report.parent}` }]
  return (
    <>
      <PageHeader
        title={report.name}
        guide="reports-on-records"
        crumbs={[{ label: reports.title, href: '/record-reports' }, ...parent]}
        aside={
          <Pill tone={reportTones[report.state]} icon="tone">
            {recordReportStates[report.state]}
          </Pill>
        }
        actions={
          <>
            <Menu
              label={reports.more}
              trigger={<IconButton icon={Ellipsis} label={reports.more} framed />}
              groups={[
                {
                  id: 'end',
                  lines: [{ id: 'delete', label: reports.delete, icon: Trash2, danger: true, run: () => end.mutate() }],
                },
              ]}
            />
            {report.kind === 'list' && report.state === 'done' && report.records > 0 && <MakeSet report={report} />}
          </>
        }
      >
        {`${report.selectionText} · ${words.batch.recordCount(report.records)} · ${reports.byAt(report.by, format.when(report.at))}`}
      </PageHeader>
      <div className={styles.stack}>
        {end.isError && <Banner tone="stop" live title={sentenceFor(end.error, words.problems)} />}
        {report.error !== null && <Banner tone="stop" title={report.error} />}
        {report.state === 'stopped' && <Banner tone="warn" title={reports.stopped} />}
        <ReportProgress report={report} />
        {!isAtWork(report) && <Found report={report} />}
        {!isAtWork(report) && report.kind !== 'counts' && report.error === null && <TablePanel report={report} />}
      </div>
    </>
  )
}

function Found({ report }: { readonly report: RecordReport }) {
  if (report.kind === 'list') return <ListedView report={report} />
  if (report.comparison !== null) return <ComparisonView report={report} comparison={report.comparison} />
  return report.counts === null ? null : <CountsView report={report} counts={report.counts} />
}

function ReportProgress({ report }: { readonly report: RecordReport }) {
  const { words, call } = useDesk()
  const atWork = isAtWork(report)
  const jobs = useQuery({
    queryKey: ['jobs', 'record-report', report.id],
    queryFn: ({ signal }) => call(ListJobs, { query: { limit: 30 } }, signal),
    enabled: atWork,
    refetchInterval: atWork ? 1000 : false,
  })
  const stop = useMutation({ mutationFn: (id: number) => call(CancelJob, { params: { id } }) })
  if (!atWork) return null
  const job = jobs.data?.rows.find(({ id }) => id === report.job)
  return (
    <Panel>
      <div className={styles.running}>
        <ProgressBar
          label={words.reports.running}
          done={job?.done ?? 0}
          total={job?.total ?? (report.records || undefined)}
          canLeave
        />
        {job && (
          <Button icon={Square} isPending={stop.isPending} onPress={() => stop.mutate(job.id)}>
            {words.reports.stop}
          </Button>
        )}
      </div>
    </Panel>
  )
}
