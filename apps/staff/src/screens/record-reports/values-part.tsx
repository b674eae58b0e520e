import type { ValueCount, ValueCounts } from '@carrel/marc-reports'
import { Rows3 } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

/** The different texts of each place that was asked for. */
export function ValuesPart({ report, found }: PartProps<readonly ValueCounts[]>) {
  return (
    <div className={styles.stack}>
      {found.map((values) => (
        <ValuesOf key={values.at} report={report} found={values} />
      ))}
    </div>
  )
}

function ValuesOf({ report, found }: PartProps<ValueCounts>) {
  const { reports } = useDesk().words
  const { at, without } = found
  const columns: readonly Column<ValueCount>[] = [
    {
      id: 'text',
      title: reports.text,
      cell: (row) => <bdi>{row.value}</bdi>,
      text: (row) => row.value,
      sortBy: (row) => row.value,
    },
    {
      id: 'times',
      title: reports.times,
      width: '100px',
      align: 'end',
      room: 'some',
      cell: (row) => <Figure value={row.times} />,
      text: (row) => row.times,
      sortBy: (row) => row.times,
    },
    {
      id: 'records',
      title: reports.recordsWith,
      width: '110px',
      align: 'end',
      cell: (row) => (
        <FigureLink
          report={report}
          value={row.records}
          question={{ about: 'value', at, value: row.value }}
          name={`${at} = ${row.value}`}
        />
      ),
      text: (row) => row.records,
      sortBy: (row) => row.records,
    },
  ]
  return (
    <Panel
      title={at}
      flush
      actions={
        <>
          <span className={styles.second}>{reports.without}</span>
          <FigureLink
            report={report}
            value={without}
            question={{ about: 'value', at }}
            name={reports.listWithout(at)}
          />
        </>
      }
      {...(found.others > 0 && { footer: reports.otherTexts(found.others) })}
    >
      <DataList
        label={at}
        name="report-values"
        columns={columns}
        rows={found.values}
        rowId={({ value }) => value}
        empty={<EmptyState icon={Rows3} title={reports.noneListed} />}
      />
    </Panel>
  )
}
