import type { MaterialCount, MaterialCounts } from '@carrel/marc-reports'
import { Shapes } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'

/** What records describe. */
export function MaterialsPart({ report, found }: PartProps<MaterialCounts>) {
  const { words } = useDesk()
  const { reports } = words
  const columns: readonly Column<MaterialCount>[] = [
    {
      id: 'name',
      title: reports.material,
      cell: (row) => row.name,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'leader',
      title: reports.leader,
      width: '120px',
      room: 'some',
      cell: (row) => <span className="mono">{`${row.type}${row.level}`.replaceAll(' ', '#')}</span>,
      text: (row) => `${row.type}${row.level}`,
      sortBy: (row) => `${row.type}${row.level}`,
    },
    {
      id: 'records',
      title: reports.recordsWith,
      width: '140px',
      align: 'end',
      cell: ({ type, level, name, records }) => (
        <FigureLink report={report} value={records} question={{ about: 'material', type, level }} name={name} />
      ),
      text: (row) => row.records,
      sortBy: (row) => row.records,
    },
  ]
  return (
    <Panel flush>
      <DataList
        label={words.recordReportParts.materials}
        name="report-materials"
        columns={columns}
        rows={found.materials}
        rowId={({ type, level }) => `${type}${level}`}
        empty={<EmptyState icon={Shapes} title={reports.noneListed} />}
      />
    </Panel>
  )
}
