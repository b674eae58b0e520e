import { CalendarCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import type {
  DateChangeEffect,
  MovedHold,
  MovedLoan,
  StoppedFine,
} from '../../../../server/src/modules/circulation/contract-closings.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import styles from './closings.module.css'

interface EffectViewProps {
  readonly effect: DateChangeEffect
  /** What is done with it: the button that writes it. */
  readonly decision: ReactNode
  readonly isClosing: boolean
}

/** What a closing or a change of due dates would do: in figures, by branch, and row by row. */
export function EffectView({ effect, decision, isClosing }: EffectViewProps) {
  const { words, format } = useDesk()
  const { closings } = words
  return (
    <div className={styles.stack}>
      <Panel title={closings.effect} footer={decision}>
        <Stats
          stats={[
            { label: closings.loans, value: format.count(effect.loans) },
            ...(isClosing
              ? [
                  { label: closings.holds, value: format.count(effect.holds) },
                  { label: closings.fines, value: format.count(effect.fines) },
                ]
              : []),
          ]}
        />
        {effect.keptByRule > 0 && <p className={styles.second}>{closings.kept(effect.keptByRule)}</p>}
        {effect.notPossible > 0 && <Banner tone="warn" title={closings.notPossible(effect.notPossible)} />}
      </Panel>
      {isClosing && effect.branches.length > 0 && <Branches effect={effect} />}
      {effect.loans > 0 && <MovedLoans rows={effect.loanRows} total={effect.loans} />}
      {effect.holds > 0 && <MovedHolds rows={effect.holdRows} total={effect.holds} />}
      {effect.fines > 0 && <StoppedFines rows={effect.fineRows} total={effect.fines} />}
    </div>
  )
}

function Branches({ effect }: { readonly effect: DateChangeEffect }) {
  const { words, format } = useDesk()
  const { closings } = words
  type Row = DateChangeEffect['branches'][number]
  const count = (id: 'loans' | 'holds' | 'fines', title: string): Column<Row> => ({
    id,
    title,
    cell: (row) => format.count(row[id]),
    text: (row) => row[id],
    sortBy: (row) => row[id],
    align: 'end',
    width: '110px',
  })
  const columns: readonly Column<Row>[] = [
    {
      id: 'branch',
      title: closings.branch,
      cell: (row) => <TwoLines {...(!row.closes && { second: closings.notOpenAnyway })}>{row.name}</TwoLines>,
      text: (row) => row.name,
      sortBy: (row) => row.name,
    },
    {
      id: 'opens',
      title: closings.opensAgain,
      cell: (row) => (row.opensAgain === null || !row.closes ? '–' : format.when(row.opensAgain)),
      text: (row) => row.opensAgain ?? '',
      width: '160px',
      room: 'some',
    },
    count('loans', closings.loans),
    count('holds', closings.holds),
    count('fines', closings.fines),
  ]
  return (
    <Panel title={closings.perBranch} flush>
      <DataList
        label={closings.perBranch}
        name="closing-branches"
        columns={columns}
        rows={effect.branches}
        rowId={({ branch }) => String(branch)}
        empty={null}
      />
    </Panel>
  )
}

function useRowsNote(shown: number, total: number): ReactNode {
  const { words, format } = useDesk()
  return shown < total ? (
    <p className={styles.note}>{words.closings.firstRows(format.count(shown), format.count(total))}</p>
  ) : undefined
}

type LoanLine = MovedLoan & { readonly became?: string }

/** Due dates with what they were and what they become. */
export function MovedLoans({
  rows,
  total,
  title,
}: {
  readonly rows: readonly LoanLine[]
  readonly total: number
  readonly title?: string
}) {
  const { words, format } = useDesk()
  const { closings } = words
  const note = useRowsNote(rows.length, total)
  const columns: readonly Column<LoanLine>[] = [
    {
      id: 'title',
      title: closings.titleColumn,
      cell: (row) => <TwoLines second={<Barcode value={row.barcode} />}>{row.title}</TwoLines>,
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'patron',
      title: closings.patron,
      cell: (row) => <TwoLines {...(row.card !== null && { second: row.card })}>{row.patronName ?? ''}</TwoLines>,
      text: (row) => row.patronName ?? '',
      sortBy: (row) => row.patronName ?? '',
      room: 'some',
    },
    {
      id: 'due',
      title: closings.due,
      cell: (row) => format.when(row.due),
      text: (row) => row.due,
      sortBy: (row) => row.due,
      width: '140px',
    },
    {
      id: 'new',
      title: closings.newDue,
      cell: (row) => <strong>{format.when(row.newDue)}</strong>,
      text: (row) => row.newDue,
      sortBy: (row) => row.newDue,
      width: '140px',
    },
    ...(rows.some((row) => row.became !== undefined)
      ? [
          {
            id: 'became',
            title: closings.became,
            cell: (row: LoanLine) => row.became ?? '',
            text: (row: LoanLine) => row.became ?? '',
            sortBy: (row: LoanLine) => row.became ?? '',
            width: '140px',
          },
        ]
      : []),
  ]
  return (
    <Panel title={title ?? closings.loanList} flush>
      <DataList
        label={title ?? closings.loanList}
        name="moved-loans"
        columns={columns}
        rows={rows}
        rowId={({ loan }) => String(loan)}
        empty={<EmptyState icon={CalendarCheck} title={closings.nothing} />}
        {...(note !== undefined && { footer: note })}
      />
    </Panel>
  )
}

/** Holds whose time on the shelf moves. */
export function MovedHolds({ rows, total }: { readonly rows: readonly MovedHold[]; readonly total: number }) {
  const { words, format } = useDesk()
  const { closings } = words
  const note = useRowsNote(rows.length, total)
  const columns: readonly Column<MovedHold>[] = [
    {
      id: 'title',
      title: closings.titleColumn,
      cell: (row) => (
        <TwoLines {...(row.barcode !== null && { second: <Barcode value={row.barcode} /> })}>{row.title}</TwoLines>
      ),
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'patron',
      title: closings.patron,
      cell: (row) => <TwoLines {...(row.card !== null && { second: row.card })}>{row.patronName}</TwoLines>,
      text: (row) => row.patronName,
      sortBy: (row) => row.patronName,
      room: 'some',
    },
    {
      id: 'until',
      title: closings.until,
      cell: (row) => format.day(row.until),
      text: (row) => row.until,
      width: '120px',
    },
    {
      id: 'new',
      title: closings.newUntil,
      cell: (row) => <strong>{format.day(row.newUntil)}</strong>,
      text: (row) => row.newUntil,
      width: '120px',
    },
  ]
  return (
    <Panel title={closings.holdList} flush>
      <DataList
        label={closings.holdList}
        name="moved-holds"
        columns={columns}
        rows={rows}
        rowId={({ hold }) => String(hold)}
        empty={null}
        {...(note !== undefined && { footer: note })}
      />
    </Panel>
  )
}

function StoppedFines({ rows, total }: { readonly rows: readonly StoppedFine[]; readonly total: number }) {
  const { words, format } = useDesk()
  const { closings } = words
  const note = useRowsNote(rows.length, total)
  const columns: readonly Column<StoppedFine>[] = [
    {
      id: 'title',
      title: closings.titleColumn,
      cell: (row) => <TwoLines second={<Barcode value={row.barcode} />}>{row.title}</TwoLines>,
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'patron',
      title: closings.patron,
      cell: (row) => <TwoLines {...(row.card !== null && { second: row.card })}>{row.patronName ?? ''}</TwoLines>,
      text: (row) => row.patronName ?? '',
      sortBy: (row) => row.patronName ?? '',
    },
    {
      id: 'due',
      title: closings.due,
      cell: (row) => format.when(row.due),
      text: (row) => row.due,
      sortBy: (row) => row.due,
      width: '140px',
    },
  ]
  return (
    <Panel title={closings.fineList} flush>
      <DataList
        label={closings.fineList}
        name="stopped-fines"
        columns={columns}
        rows={rows}
        rowId={({ loan }) => String(loan)}
        empty={null}
        {...(note !== undefined && { footer: note })}
      />
    </Panel>
  )
}
