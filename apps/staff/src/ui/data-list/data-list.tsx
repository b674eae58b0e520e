import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useFormat } from '../../desk-context.ts'
import { cx } from '../cx.ts'
import { SkeletonRows } from '../skeleton.tsx'
import { FailedState } from '../states.tsx'
import { useChosenColumns } from './chosen-columns.ts'
import { nextSorting, shownColumns, sortRows, toggleColumn, type Column, type Sorting } from './columns.ts'
import { saveFile, toCsv } from './csv.ts'
import styles from './data-list.module.css'
import { ListHead } from './list-head.tsx'
import { ListRows } from './list-rows.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { useRowWindow } from './use-row-window.ts'

export interface DataListProps<Row> {
  /** What is listed, for those who listen. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** Undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined
  readonly rowId: (row: Row) => string
  /** Why there are none. */
  readonly error?: unknown
  readonly onRetry?: () => void
  /** What stands there when the list is empty: an `EmptyState`. */
  readonly empty: ReactNode
  readonly onOpen?: (row: Row) => void
  /** The row that is open beside the list. */
  readonly openRow?: string | undefined
  /** Ticked rows; with `onSelect` every row has a box to tick. */
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void
  /** The order is held outside, because the server sorts; without it the list sorts itself. */
  readonly sorting?: Sorting
  readonly onSort?: (sorting: Sorting) => void
  /** Name under which chosen columns are kept and files are saved; without it there is neither choice nor file. */
  readonly name?: string
  /** Makes the file where the rows here are not all there are. */
  readonly onExport?: () => void
  /** Filters and the like, before the tools. */
  readonly tools?: ReactNode
  readonly noTools?: boolean
  readonly footer?: ReactNode
  /** Each row has a cover: bones are drawn for it while it is loading. */
  readonly covers?: boolean
}

const headerHeight = 36

/** A list of things in columns: sorted, walked by keys, drawn only where it is seen, with every state designed. */
export function DataList<Row>(props: DataListProps<Row>) {
  const { label, columns, rows, rowId, error, onRetry, empty, name, onExport, tools, noTools, footer, covers } = props
  const { settings } = useFormat()
  const view = useRef<HTMLDivElement>(null)
  const measure = useRef<HTMLDivElement>(null)
  const [chosen, choose] = useChosenColumns(name)
  const [own, setOwn] = useState<Sorting>()
  const shown = useMemo(() => shownColumns(columns, chosen), [columns, chosen])
  const sorting = props.sorting ?? own
  const ordered = useMemo(
    () => (props.onSort ? (rows ?? []) : sortRows(rows ?? [], columns, own, settings.locale)),
    [rows, columns, own, settings.locale, props.onSort],
  )
  const rowWindow = useRowWindow(view, measure, ordered.length, headerHeight)
  const save = () => (onExport ? onExport() : saveFile(`${name ?? 'list'}.csv`, toCsv(shown, ordered)))
  const loading = rows === undefined && error === undefined
  const isEmpty = rows?.length === 0 && error === undefined
  return (
    <div className={styles.list}>
      {!noTools && !(isEmpty && tools === undefined) && (
        <ListToolbar
          count={rows?.length}
          selected={props.selected?.size}
          columns={columns}
          shown={shown}
          onToggle={(id) => choose(toggleColumn(columns, chosen, id))}
          onExport={rows !== undefined && rows.length > 0 && name !== undefined ? save : undefined}
          choosing={name !== undefined}
        >
          {tools}
        </ListToolbar>
      )}
      <div ref={view} className={cx(styles.view, loading && styles.still)} onScroll={rowWindow.onScroll}>
        <div ref={measure} className={styles.measure} />
        {error !== undefined && <FailedState error={error} {...(onRetry && { onRetry })} />}
        {loading && <SkeletonRows rows={8} {...(covers && { cover: true })} />}
        {isEmpty && empty}
        {ordered.length > 0 && error === undefined && (
          <table
            role="grid"
            aria-label={label}
            aria-rowcount={ordered.length + 1}
            {...(props.onSelect && { 'aria-multiselectable': true })}
            className={styles.table}
          >
            <ListHead
              columns={shown}
              sorting={sorting}
              onSort={(column) => {
                const next = nextSorting(sorting, column)
                if (props.onSort) props.onSort(next)
                else setOwn(next)
              }}
              {...(props.onSelect && {
                all: allState(ordered.length, props.selected?.size ?? 0),
                onSelectAll: (all: boolean) => props.onSelect?.(new Set(all ? ordered.map(rowId) : [])),
              })}
            />
            <ListRows {...props} view={view} columns={shown} rows={ordered} rowWindow={rowWindow} />
          </table>
        )}
      </div>
      {footer !== undefined && <div className={styles.footer}>{footer}</div>}
    </div>
  )
}

function allState(rows: number, selected: number): boolean | 'some' {
  return selected === 0 ? false : selected >= rows ? true : 'some'
}
