import { useWords } from '../../desk-context.ts'
import { cx } from '../cx.ts'
import type { Column } from './columns.ts'
import styles from './data-list.module.css'

interface ListRowProps<Row> {
  readonly row: Row
  readonly index: number
  readonly columns: readonly Column<Row>[]
  readonly active: boolean
  readonly open: boolean
  readonly selected: boolean
  readonly onTick?: (row: Row) => void
}

/** One row of a list. */
export function ListRow<Row>({ row, index, columns, active, open, selected, onTick }: ListRowProps<Row>) {
  const { ui } = useWords()
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      tabIndex={active ? 0 : -1}
      {...(onTick && { 'aria-selected': selected })}
      {...(open && { 'aria-current': true })}
      className={cx(styles.row, selected && styles.selected, open && styles.open)}
    >
      {onTick && (
        <td className={styles.tick}>
          <input
            type="checkbox"
            aria-label={ui.selectRow}
            checked={selected}
            onChange={() => onTick(row)}
            tabIndex={-1}
            className={styles.box}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={cx(column.align === 'end' && styles.end, column.room && styles[column.room])}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
