import type { Lengths, TagLength } from '@carrel/marc-reports'
import { Ruler } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

type Long = Lengths['longest'][number]

/** How long records and fields are, in bytes. */
export function LengthsPart({ found }: PartProps<Lengths>) {
  const { words, format } = useDesk()
  const { reports } = words
  const figure = (id: string, title: string, of: (row: TagLength) => number): Column<TagLength> => ({
    id,
    title,
    width: '15%',
    align: 'end',
    cell: (row) => <Figure value={of(row)} />,
    text: of,
    sortBy: of,
  })
  const columns: readonly Column<TagLength>[] = [
    {
      id: 'field',
      title: reports.field,
      cell: (row) => <b className="mono">{row.tag}</b>,
      text: (row) => row.tag,
      sortBy: (row) => row.tag,
    },
    { ...figure('times', reports.times, (row) => row.fields), room: 'some' },
    figure('average', reports.average, (row) => Math.round(row.bytes / row.fields)),
    { ...figure('shortest', reports.shortest, (row) => row.shortest), room: 'wide' },
    figure('longest', reports.longest, (row) => row.longest),
    {
      id: 'in',
      title: reports.longestIn,
      align: 'end',
      width: '16%',
      room: 'some',
      cell: ({ longestIn }) => (
        <Link href={`/catalogue/${longestIn.number}`} look="quiet">
          {longestIn.control || longestIn.number}
        </Link>
      ),
      text: ({ longestIn }) => longestIn.control,
    },
  ]
  const longest: readonly Column<Long>[] = [
    {
      id: 'record',
      title: reports.record,
      cell: (row) => (
        <Link href={`/catalogue/${row.number}`} look="quiet">
          {row.control || String(row.number)}
        </Link>
      ),
      text: (row) => row.control,
      sortBy: (row) => row.control,
    },
    {
      id: 'bytes',
      title: reports.bytes,
      width: '140px',
      align: 'end',
      cell: (row) => <Figure value={row.bytes} />,
      text: (row) => row.bytes,
      sortBy: (row) => row.bytes,
    },
  ]
  return (
    <div className={styles.stack}>
      <Stats
        stats={[
          { label: reports.average, value: format.count(Math.round(found.bytes / Math.max(1, found.records))) },
          { label: reports.shortest, value: format.count(found.shortest?.bytes ?? 0) },
          { label: reports.longest, value: format.count(found.longest[0]?.bytes ?? 0) },
          { label: reports.tooLong, value: format.count(found.tooLong.records) },
        ]}
      />
      <Panel title={words.recordReportParts.fields} flush>
        <DataList
          label={words.recordReportParts.lengths}
          name="report-lengths"
          columns={columns}
          rows={found.tags}
          rowId={({ tag }) => tag}
          empty={<EmptyState icon={Ruler} title={reports.noneListed} />}
        />
      </Panel>
      <Panel title={reports.longest} flush>
        <DataList
          label={reports.longest}
          name="report-longest"
          columns={longest}
          rows={found.longest}
          rowId={({ number }) => String(number)}
          empty={<EmptyState icon={Ruler} title={reports.noneListed} />}
        />
      </Panel>
    </div>
  )
}
