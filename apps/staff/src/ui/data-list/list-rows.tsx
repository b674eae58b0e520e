import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { cx } from '../cx.ts'
import type { Column } from './columns.ts'
import type { DataListProps } from './data-list.tsx'
import styles from './data-list.module.css'
import { ListRow } from './list-row.tsx'
import { rowForKey, scrollTo, slotsOf } from './row-window.ts'
import type { RowWindow } from './use-row-window.ts'

interface ListRowsProps<Row> extends Pick<
  DataListProps<Row>,
  'rowId' | 'onOpen' | 'openRow' | 'selected' | 'onSelect'
> {
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowWindow: RowWindow
  readonly view: RefObject<HTMLElement | null>
}

/** The rows: one of them takes the focus and is walked with the arrow keys; Enter opens it, Space ticks it. */
export function ListRows<Row>(props: ListRowsProps<Row>) {
  const { columns, rows, rowId, onOpen, openRow, selected, onSelect, rowWindow, view } = props
  const body = useRef<HTMLTableSectionElement>(null)
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const move = useRef(false)
  const current = Math.min(active, rows.length - 1)
  const { rowHeight, height, range } = rowWindow

  useEffect(() => {
    if (!move.current) return
    move.current = false
    body.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus({ preventScroll: true })
  }, [current])

  const tick = (row: Row) => {
    const next = new Set(selected)
    if (!next.delete(rowId(row))) next.add(rowId(row))
    onSelect?.(next)
  }
  const goTo = (row: number) => {
    const area = view.current
    const top = area ? scrollTo(row, rowHeight, { scrollTop: area.scrollTop, height }) : undefined
    if (area && top !== undefined) area.scrollTop = top
    move.current = true
    setActive(row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys inside a cell's own controls belong to them.
    if (!(event.target instanceof HTMLTableRowElement)) return
    const row = rows[current]
    if (event.key === 'Enter' && row !== undefined && onOpen) onOpen(row)
    else if (event.key === ' ' && row !== undefined && onSelect) tick(row)
    else {
      const goal = rowForKey(event.key, current, rows.length, Math.max(1, Math.floor(height / rowHeight) - 1))
      if (goal === undefined) return
      goTo(goal)
    }
    event.preventDefault()
  }
  const rowOf = (event: { readonly target: EventTarget }) => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null
    return element === null ? undefined : Number(element.dataset['row'])
  }
  const onClick = (event: MouseEvent) => {
    const index = rowOf(event)
    const row = index === undefined ? undefined : rows[index]
    const control = event.target instanceof Element && event.target.closest('a,button,label,input') !== null
    if (row === undefined || control || document.getSelection()?.isCollapsed === false) return
    onOpen?.(row)
  }
  return (
    <tbody
      ref={body}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={(event) => {
        setFocused(true)
        setActive(rowOf(event) ?? current)
      }}
      onBlur={() => setFocused(false)}
      className={cx(onOpen && styles.opens)}
    >
      {slotsOf(range, rows.length, focused ? current : undefined).map((slot) => {
        if ('gap' in slot) {
          return <tr key={`gap-${slot.gap}`} aria-hidden="true" style={{ blockSize: slot.gap * rowHeight }} />
        }
        const row = rows[slot.row]
        if (row === undefined) return null
        const id = rowId(row)
        return (
          <ListRow
            key={id}
            row={row}
            index={slot.row}
            columns={columns}
            active={slot.row === current}
            open={openRow === id}
            selected={selected?.has(id) ?? false}
            {...(onSelect && { onTick: tick })}
          />
        )
      })}
    </tbody>
  )
}
