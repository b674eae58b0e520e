import type { Essentials } from '@carrel/marc-reports'
import { CircleCheck } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'

interface Row {
  readonly tag: string
  readonly kind: 'missing' | 'double'
  readonly records: number
}

/** Fields that are missing, and those that stand twice where one may stand. */
export function EssentialsPart({ report, found }: PartProps<Essentials>) {
  const { words } = useDesk()
  const { reports } = words
  const rows: readonly Row[] = [
    ...found.missing
      .filter(({ records }) => records > 0)
      .map(({ tag, records }): Row => ({ tag, kind: 'missing', records })),
    ...found.duplicated.map(({ tag, records }): Row => ({ tag, kind: 'double', records })),
  ]
  const columns: readonly Column<Row>[] = [
    {
      id: 'field',
      title: reports.field,
      width: '90px',
      cell: (row) => <b className="mono">{row.tag}</b>,
      text: (row) => row.tag,
      sortBy: (row) => row.tag,
    },
    {
      id: 'kind',
      title: reports.why,
      cell: (row) => reports[row.kind],
      text: (row) => reports[row.kind],
      sortBy: (row) => row.kind,
    },
    {
      id: 'records',
      title: reports.recordsWith,
      width: '120px',
      align: 'end',
      cell: ({ tag, kind, records }) => (
        <FigureLink
          report={report}
          value={records}
          question={{ about: 'field', tag, has: kind === 'missing' ? 'none' : 'several' }}
          name={kind === 'missing' ? reports.listWithout(tag) : reports.listSeveral(tag)}
        />
      ),
      text: (row) => row.records,
      sortBy: (row) => row.records,
    },
  ]
  return (
    <Panel flush>
      <DataList
        label={words.recordReportParts.essentials}
        name="report-essentials"
        columns={columns}
        rows={rows}
        rowId={({ tag, kind }) => `${kind} ${tag}`}
        empty={
          <EmptyState icon={CircleCheck} title={reports.nothingMissing}>
            {reports.nothingMissingText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
