import type { CharacterCount, CharacterCounts } from '@carrel/marc-reports'
import { CaseSensitive } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { FigureLink } from './figure-link.tsx'
import type { PartProps } from './part-props.ts'
import styles from './record-reports.module.css'

/** Every character beyond ASCII, and those that are not as they should be. */
export function CharactersPart({ report, found }: PartProps<CharacterCounts>) {
  const { words } = useDesk()
  const { reports } = words
  const odd = [...found.characters.filter(({ mark }) => mark), ...found.lookAlikes, ...found.unnormalised]
  const columns = columnsOf(words, report)
  return (
    <div className={styles.stack}>
      {odd.length > 0 && (
        <Panel title={reports.unusual} flush>
          <DataList
            label={reports.unusual}
            name="report-unusual-characters"
            columns={columns}
            rows={odd}
            rowId={({ code, mark }) => `${mark} ${code}`}
            empty={null}
          />
        </Panel>
      )}
      <Panel title={words.recordReportParts.characters} flush>
        <p className={styles.note}>{reports.beyondAscii(found.recordsBeyondAscii, found.records)}</p>
        <DataList
          label={words.recordReportParts.characters}
          name="report-characters"
          columns={columns}
          rows={found.characters}
          rowId={({ code }) => code}
          empty={
            <EmptyState icon={CaseSensitive} title={reports.onlyAscii}>
              {reports.onlyAsciiText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function columnsOf(words: Words, report: number): readonly Column<CharacterCount>[] {
  const { reports } = words
  return [
    {
      id: 'character',
      title: reports.character,
      width: '170px',
      cell: (row) => (
        <TwoLines second={<span className="mono">{row.code}</span>}>
          <span className={styles.sign}>{visible(row.character)}</span>
        </TwoLines>
      ),
      text: (row) => row.code,
      sortBy: (row) => row.code,
    },
    {
      id: 'name',
      title: reports.nameOf,
      cell: (row) => <TwoLines second={row.script}>{row.name}</TwoLines>,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'mark',
      title: reports.mark,
      width: '150px',
      room: 'wide',
      cell: (row) =>
        row.mark && <Pill tone={row.mark === 'dead' ? 'stop' : 'warn'}>{words.characterMarks[row.mark]}</Pill>,
      text: (row) => row.mark && words.characterMarks[row.mark],
      sortBy: (row) => row.mark,
    },
    {
      id: 'times',
      title: reports.times,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: (row) => <Figure value={row.times} />,
      text: (row) => row.times,
      sortBy: (row) => row.times,
    },
    {
      id: 'records',
      title: reports.recordsWith,
      width: '100px',
      align: 'end',
      cell: ({ character, code, mark, records }) => (
        <FigureLink
          report={report}
          value={records}
          question={{ about: mark === 'look-alike' || mark === 'unnormalised' ? mark : 'character', character }}
          name={reports.listWith(code)}
        />
      ),
      text: (row) => row.records,
      sortBy: (row) => row.records,
    },
  ]
}

/** A character that can be seen: marks stand on a circle, what cannot be seen is left out. */
function visible(character: string): string {
  if (/^\p{M}/u.test(character)) return `◌${character}`
  return /[\p{C}\p{Z}]/u.test(character) ? '' : character
}
