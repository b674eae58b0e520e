import type { PrintJob } from '../../../../server/src/modules/printing/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { jobTones } from './queue-steps.ts'

/** The columns of a print queue. */
export function queueColumns(words: Words, format: Format): readonly Column<PrintJob>[] {
  const { printing, printJobStateNames } = words
  const from = ({ createdBy, workstationName }: PrintJob) => [createdBy, workstationName].filter(Boolean).join(', ')
  return [
    {
      id: 'document',
      title: printing.document,
      cell: (job) => <TwoLines second={`${format.when(job.createdAt)}, ${from(job)}`}>{job.title}</TwoLines>,
      text: (job) => job.title,
      sortBy: (job) => job.title,
    },
    {
      id: 'state',
      title: printing.state,
      width: '120px',
      cell: (job) => (
        <Pill tone={jobTones[job.state]} icon="tone">
          {printJobStateNames[job.state]}
        </Pill>
      ),
      text: (job) => printJobStateNames[job.state],
      sortBy: (job) => job.state,
    },
    {
      id: 'printer',
      title: printing.printer,
      width: '22%',
      room: 'some',
      cell: (job) => job.printerName,
      text: (job) => job.printerName,
      sortBy: (job) => job.printerName,
    },
    {
      id: 'problem',
      title: printing.problem,
      width: '32%',
      room: 'widest',
      cell: (job) => <span title={job.problem}>{job.problem}</span>,
      text: (job) => job.problem,
    },
  ]
}
