import type { FieldCounts } from '@carrel/marc-reports'
import { Table2 } from 'lucide-react'
import { useMemo } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

/** A field or a subfield as a row. */
interface Row {
  readonly tag: string
  /** Empty for the field itself. */
  readonly code: string
  readonly times: number
  readonly records: number
  /** Of a field the records without it, of a subfield the fields without it. */
  readonly without: number
  readonly most: number
}

interface FieldsPartProps extends PartProps<FieldCounts> {
  /** What MARC 21 calls them, by `245` and `245$a`. */
  readonly names?: Readonly<Record<string, string>> | undefined
}

/** Fields and subfields with how often they occur; figures lead to records. */
export function FieldsPart({ report, found, names = {} }: FieldsPartProps) {
  const { words } = useDesk()
  const { reports } = words
  const address = useAddress()
  const depth = address.oneOf('depth', ['subfields', 'fields'])
  const rows = useMemo(() => rowsOf(found, depth === 'subfields'), [found, depth])
  return (
    <Panel flush>
      <DataList
        label={words.recordReportParts.fields}
        name="report-fields"
        columns={columns(words, report, names)}
        rows={rows}
        rowId={({ tag, code }) => `${tag}$${code}`}
        tools={
          <RadioGroup
            label={reports.parts}
            hideLabel
            look="segments"
            value={depth}
            onChange={(next) => address.set({ depth: next === 'subfields' ? undefined : next }, 'replace')}
            choices={[
              { id: 'subfields', label: reports.withSubfields },
              { id: 'fields', label: reports.onlyFields },
            ]}
          />
        }
        empty={<EmptyState icon={Table2} title={reports.noneListed} />}
      />
    </Panel>
  )
}

function rowsOf({ tags }: FieldCounts, withSubfields: boolean): readonly Row[] {
  return tags.flatMap(({ tag, fields, records, without, most, subfields }) => [
    { tag, code: '', times: fields, records, without, most },
    ...(withSubfields
      ? subfields.map((own): Row => {
          return {
            tag,
            code: own.code,
            times: own.subfields,
            records: own.records,
            without: own.fieldsWithout,
            most: own.most,
          }
        })
      : []),
  ])
}

function columns({ reports }: Words, report: number, names: Readonly<Record<string, string>>): readonly Column<Row>[] {
  const nameOf = ({ tag, code }: Row): string => (code === '' ? tag : `${tag} $${code}`)
  const question = ({ tag, code }: Row, has: 'some' | 'none' | 'several') =>
    code === '' ? ({ about: 'field', tag, has } as const) : ({ about: 'subfield', tag, code, has } as const)
  return [
    {
      id: 'field',
      title: reports.field,
      cell: (row) => (
        <TwoLines second={names[row.code === '' ? row.tag : `${row.tag}$${row.code}`] ?? ''}>
          <span className={row.code === '' ? 'mono' : `mono ${styles.code}`}>
            {row.code === '' ? row.tag : `${row.tag} $${row.code}`}
          </span>
        </TwoLines>
      ),
      text: nameOf,
      sortBy: (row) => `${row.tag}${row.code}`,
    },
    {
      id: 'times',
      title: reports.times,
      width: '110px',
      room: 'some',
      align: 'end',
      cell: (row) => <Figure value={row.times} />,
      text: (row) => row.times,
      sortBy: (row) => row.times,
    },
    {
      id: 'records',
      title: reports.recordsWith,
      width: '96px',
      align: 'end',
      cell: (row) => (
        <FigureLink
          report={report}
          value={row.records}
          question={question(row, 'some')}
          name={reports.listWith(nameOf(row))}
        />
      ),
      text: (row) => row.records,
      sortBy: (row) => row.records,
    },
    {
      id: 'without',
      title: reports.without,
      width: '96px',
      align: 'end',
      cell: (row) => (
        <FigureLink
          report={report}
          value={row.without}
          question={question(row, 'none')}
          name={reports.listWithout(nameOf(row))}
        />
      ),
      text: (row) => row.without,
      sortBy: (row) => row.without,
    },
    {
      id: 'most',
      title: reports.most,
      width: '130px',
      align: 'end',
      room: 'some',
      cell: (row) =>
        row.most < 2 ? (
          <Figure value={row.most} />
        ) : (
          <FigureLink
            report={report}
            value={row.most}
            question={question(row, 'several')}
            name={reports.listSeveral(nameOf(row))}
            label={`${reports.most}: ${row.most}. ${reports.listSeveral(nameOf(row))}`}
          />
        ),
      text: (row) => row.most,
      sortBy: (row) => row.most,
    },
  ]
}
