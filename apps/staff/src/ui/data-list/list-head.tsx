import { ArrowDown, ArrowUp } from 'lucide-react'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../checkbox.tsx'
import { cx } from '../cx.ts'
import type { Column, Sorting } from './columns.ts'
import styles from './data-list.module.css'

interface ListHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly sorting: Sorting | undefined
  readonly onSort: (column: string) => void
  readonly all?: boolean | 'some'
  readonly onSelectAll?: (all: boolean) => void
}

/** The titles of the columns; those that can order the list are buttons. */
export function ListHead<Row>({ columns, sorting, onSort, all, onSelectAll }: ListHeadProps<Row>) {
  const { ui } = useWords()
  return (
    <thead>
      <tr aria-rowindex={1}>
        {onSelectAll && (
          <th scope="col" className={styles.tick}>
            <Checkbox
              aria-label={ui.selectAll}
              isSelected={all === true}
              isIndeterminate={all === 'some'}
              onChange={onSelectAll}
            />
          </th>
        )}
        {columns.map((column) => {
          const direction = sorting?.column === column.id ? (sorting.descending ? 'descending' : 'ascending') : 'none'
          return (
            <th
              key={column.id}
              scope="col"
              {...(column.sortBy && { 'aria-sort': direction })}
              {...(column.width !== undefined && { style: { inlineSize: column.width } })}
              className={cx(column.align === 'end' && styles.end, column.room && styles[column.room])}
            >
              {column.sortBy ? (
                <button type="button" onClick={() => onSort(column.id)} className={styles.sort}>
                  {column.title}
                  {direction === 'ascending' && <ArrowUp aria-hidden="true" />}
                  {direction === 'descending' && <ArrowDown aria-hidden="true" />}
                </button>
              ) : (
                column.title
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
