import type { CallNumberRunRow } from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import type { Words } from '../../messages/index.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { rowTones } from './run-state.ts'
import styles from './shelf-list.module.css'

interface Actions {
  /** Leaves an item out of a plan or takes it in again; undefined where the plan is no longer one. */
  readonly onLeave?: (item: number, leaveOut: boolean) => void
}

/** The columns of a plan: what is now, what would be, and why. */
export function runColumns(words: Words, { onLeave }: Actions): readonly Column<CallNumberRunRow>[] {
  const { shelf } = words
  return [
    {
      id: 'title',
      title: shelf.book,
      cell: (row) => (
        <TwoLines second={<Barcode value={row.barcode} />}>
          <Link href={`/catalogue/${row.bib}`} look="quiet">
            {row.title}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.title,
    },
    {
      id: 'change',
      title: `${shelf.old} → ${shelf.new}`,
      width: '30%',
      cell: (row) => (
        <span className={styles.change}>
          {row.after !== row.before && row.before !== '' && <del className="mono">{row.before}</del>}
          {row.after !== null && <ins className="mono">{row.after}</ins>}
        </span>
      ),
      text: (row) => `${row.before} → ${row.after ?? ''}`,
    },
    {
      id: 'why',
      title: shelf.why,
      room: 'wide',
      cell: (row) => (
        <span className={styles.why}>
          {row.warnings.map((warning) => (
            <span key={warning} className={styles.warned}>
              {warning}
            </span>
          ))}
          <span>{row.why ?? row.reasons.join(' ')}</span>
        </span>
      ),
      text: (row) => [row.why, ...row.warnings, ...row.reasons].filter(Boolean).join(' '),
    },
    {
      id: 'state',
      title: shelf.runState,
      width: '130px',
      room: 'some',
      cell: (row) => (
        <Pill tone={rowTones[row.state]} icon="tone">
          {words.callNumberRowStates[row.state]}
        </Pill>
      ),
      text: (row) => words.callNumberRowStates[row.state],
    },
    ...(onLeave
      ? [
          {
            id: 'leave',
            title: '',
            width: '104px',
            align: 'end' as const,
            cell: (row: CallNumberRunRow) =>
              (row.state === 'planned' || row.state === 'left-out') && (
                <Button size="small" tone="plain" onPress={() => onLeave(row.item, row.state === 'planned')}>
                  {row.state === 'planned' ? shelf.leaveOut : shelf.takeIn}
                </Button>
              ),
            text: () => '',
          },
        ]
      : []),
  ]
}
