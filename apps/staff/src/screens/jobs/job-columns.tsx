import type { JobView } from '../../../../server/src/platform/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { stateTones } from '../imports/import-state.ts'
import { outcomeOf, secondsTaken } from './job-view.ts'

/** The columns of the list of jobs. */
export function jobColumns(words: Words, format: Format): readonly Column<JobView>[] {
  const { jobs, jobStates } = words
  const took = (job: JobView) => {
    const seconds = secondsTaken(job)
    if (seconds === undefined) return ''
    return seconds < 120
      ? jobs.tookSeconds(format.count(Math.round(seconds * 10) / 10))
      : jobs.tookMinutes(Math.round(seconds / 60))
  }
  return [
    {
      id: 'job',
      title: jobs.job,
      cell: (job) => <TwoLines second={`${format.when(job.createdAt)}, ${job.by}`}>{job.title}</TwoLines>,
      text: (job) => job.title,
      sortBy: (job) => job.title,
    },
    {
      id: 'state',
      title: jobs.state,
      width: '120px',
      cell: (job) => (
        <Pill tone={stateTones[job.state]} icon="tone">
          {jobStates[job.state]}
        </Pill>
      ),
      text: (job) => jobStates[job.state],
      sortBy: (job) => job.state,
    },
    {
      id: 'result',
      title: jobs.result,
      width: '36%',
      room: 'wide',
      cell: (job) => <span title={outcomeOf(job)}>{outcomeOf(job)}</span>,
      text: outcomeOf,
    },
    {
      id: 'took',
      title: jobs.took,
      width: '110px',
      align: 'end',
      room: 'wide',
      cell: took,
      text: took,
      sortBy: secondsTaken,
    },
    { id: 'by', title: jobs.by, optional: true, cell: (job) => job.by, text: (job) => job.by },
    {
      id: 'begun',
      title: jobs.begun,
      optional: true,
      cell: (job) => format.when(job.createdAt),
      text: (job) => job.createdAt,
      sortBy: (job) => job.createdAt,
    },
  ]
}
