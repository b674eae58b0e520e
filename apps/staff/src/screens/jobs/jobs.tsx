import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListChecks, Square } from 'lucide-react'
import { CancelJob, ListJobs } from '../../../../server/src/platform/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ProgressBar } from '../../ui/progress.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { jobColumns } from './job-columns.tsx'
import { isAtWork } from './job-view.ts'
import styles from './jobs.module.css'

const limit = 50

/** Long work: what goes on now with its progress, and what has ended. */
export function JobsScreen() {
  const { words, call, format } = useDesk()
  const { jobs } = words
  const address = useAddress()
  const queries = useQueryClient()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['jobs', 'list', offset],
    queryFn: ({ signal }) => call(ListJobs, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job'], [['jobs']])
  const stop = useMutation({
    mutationFn: (id: number) => call(CancelJob, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  })
  const atWork = list.data?.rows.filter(isAtWork) ?? []
  return (
    <>
      <PageHeader title={jobs.title}>{jobs.intro}</PageHeader>
      {stop.isError && <Banner tone="stop" live title={sentenceFor(stop.error, words.problems)} />}
      {atWork.length > 0 && (
        <Panel title={jobs.running} flush>
          <ul>
            {atWork.map((job) => (
              <li key={job.id} className={styles.running}>
                <ProgressBar
                  label={job.title}
                  done={job.done}
                  total={job.total ?? undefined}
                  message={job.message ?? (job.state === 'waiting' ? jobs.waiting : '')}
                />
                <Button icon={Square} aria-label={jobs.stopLabel(job.title)} onPress={() => stop.mutate(job.id)}>
                  {jobs.stop}
                </Button>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel flush>
        <PagedList
          label={jobs.list}
          name="jobs"
          columns={jobColumns(words, format)}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          openRow={address.text('job')}
          empty={
            <EmptyState icon={ListChecks} title={jobs.emptyTitle}>
              {jobs.emptyText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
