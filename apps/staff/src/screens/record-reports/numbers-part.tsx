import type { InvalidNumber, NumberCounts, StandardNumbers } from '@carrel/marc-reports'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Stats } from '../../ui/stats.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

/** Which ISBNs and ISSNs are valid. */
export function NumbersPart({ report, found }: PartProps<StandardNumbers>) {
  return (
    <div className={styles.stack}>
      <NumbersOf report={report} kind="isbn" found={found.isbn} />
      <NumbersOf report={report} kind="issn" found={found.issn} />
    </div>
  )
}

function NumbersOf({ report, kind, found }: PartProps<NumberCounts> & { readonly kind: 'isbn' | 'issn' }) {
  const { words, format } = useDesk()
  const { reports } = words
  const title = kind.toUpperCase()
  const invalid = found.numbers - found.valid
  const columns: readonly Column<InvalidNumber>[] = [
    {
      id: 'text',
      title: reports.text,
      cell: (row) => <bdi className="mono">{row.text}</bdi>,
      text: (row) => row.text,
      sortBy: (row) => row.text,
    },
    {
      id: 'why',
      title: reports.why,
      width: '180px',
      room: 'some',
      cell: (row) => words.numberFaults[row.reason],
      text: (row) => words.numberFaults[row.reason],
      sortBy: (row) => row.reason,
    },
    {
      id: 'record',
      title: reports.record,
      width: '150px',
      cell: (row) => (
        <Link href={`/catalogue/${row.number}`} look="quiet">
          {row.control || String(row.number)}
        </Link>
      ),
      text: (row) => row.control,
    },
  ]
  return (
    <Panel
      title={title}
      flush
      actions={
        invalid > 0 && (
          <>
            <span className={styles.second}>{reports.notValid}</span>
            <FigureLink
              report={report}
              value={invalid}
              question={{ about: 'number', kind }}
              name={`${title}: ${reports.notValid}`}
            />
          </>
        )
      }
    >
      <Stats
        stats={[
          { label: title, value: format.count(found.numbers) },
          { label: reports.valid, value: format.count(found.valid) },
          { label: reports.notValid, value: format.count(invalid), ...(invalid > 0 && { tone: 'warn' as const }) },
          { label: reports.cancelled, value: format.count(found.cancelled) },
        ]}
      />
      {invalid > 0 && (
        <DataList
          label={`${title}: ${reports.notValid}`}
          name={`report-${kind}`}
          columns={columns}
          rows={found.invalid}
          rowId={(row) => `${row.number} ${row.text}`}
          empty={null}
        />
      )}
    </Panel>
  )
}
