import type { RecordReportSummary } from '../../../../server/src/modules/record-reports/contract.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { reportTones } from './report-state.ts'

/** The list of reports. */
export function reportColumns(words: Words, format: Format): readonly Column<RecordReportSummary>[] {
  const { reports, recordReportStates } = words
  return [
    {
      id: 'name',
      title: reports.report,
      cell: (row) => (
        <TwoLines second={`${row.selectionText} · ${format.when(row.at)}, ${row.by}`}>
          <Link href={`/record-reports/${row.id}`} look="quiet">
            {row.name}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.name,
    },
    {
      id: 'kind',
      title: reports.kind,
      width: '150px',
      room: 'wide',
      cell: (row) => (row.kind === 'comparison' ? words.recordReportKinds.comparison : words.recordReportKinds.counts),
      text: (row) => row.kind,
    },
    {
      id: 'records',
      title: reports.records,
      width: '100px',
      align: 'end',
      room: 'some',
      cell: (row) => <Figure value={row.records} />,
      text: (row) => row.records,
    },
    {
      id: 'state',
      title: reports.state,
      width: '130px',
      cell: (row) => (
        <Pill tone={reportTones[row.state]} icon="tone">
          {recordReportStates[row.state]}
        </Pill>
      ),
      text: (row) => recordReportStates[row.state],
    },
  ]
}
