import type { CodeCount, Coverage } from '@carrel/marc-reports'
import { Globe } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

const kinds = ['language', 'country', 'year'] as const

/** Languages, countries and years. */
export function CoveragePart({ report, found }: PartProps<Coverage>) {
  const { reports } = useDesk().words
  const lists = { language: found.languages, country: found.countries, year: found.years }
  const titles = { language: reports.languages, country: reports.countries, year: reports.years }
  return (
    <div className={styles.stack}>
      {kinds.map((about) => (
        <Panel key={about} title={titles[about]} flush>
          <DataList
            label={titles[about]}
            name={`report-${about}`}
            columns={columns(about)}
            rows={lists[about]}
            rowId={({ code }) => code}
            empty={<EmptyState icon={Globe} title={reports.noneListed} />}
          />
        </Panel>
      ))}
    </div>
  )

  function columns(about: (typeof kinds)[number]): readonly Column<CodeCount>[] {
    const meaning = ({ code, name }: CodeCount): string => {
      if (code === '') return reports.noneGiven
      return about === 'year' ? '' : name === '' ? reports.notACode : name
    }
    return [
      {
        id: 'code',
        title: reports[about],
        width: about === 'year' ? '40%' : '110px',
        cell: (row) => <span className="mono">{row.code === '' ? '–' : row.code}</span>,
        text: (row) => row.code,
        sortBy: (row) => row.code,
      },
      { id: 'name', title: reports.nameOf, cell: meaning, text: meaning, sortBy: meaning },
      {
        id: 'records',
        title: reports.recordsWith,
        width: '120px',
        align: 'end',
        cell: (row) => (
          <FigureLink
            report={report}
            value={row.records}
            question={{ about, code: row.code }}
            name={`${reports[about]}: ${row.code === '' ? reports.noneGiven : row.code}`}
          />
        ),
        text: (row) => row.records,
        sortBy: (row) => row.records,
      },
    ]
  }
}
