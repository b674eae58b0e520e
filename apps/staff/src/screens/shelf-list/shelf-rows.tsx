import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { ShelfRow } from '../../../../server/src/modules/catalog/contract-shelf-list.ts'
import { useWords } from '../../desk-context.ts'
import { Barcode } from '../../ui/barcode.tsx'
import { cx } from '../../ui/cx.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { StatusPill } from './status-pill.tsx'
import { rowKey, stepsFor, type ShelfWindow } from './shelf-window.ts'
import styles from './shelf-list.module.css'

interface ShelfRowsProps {
  readonly window: ShelfWindow
  readonly placeName: (row: ShelfRow) => string
  readonly onWalk: (steps: number) => void
  readonly onGoTo: (at: number) => void
  readonly onEnd: (end: 'first' | 'last') => void
  readonly onOpen: (row: ShelfRow) => void
}

/** The rows of the shelf: one stands at one of them and walks with the arrow keys, without end. */
export function ShelfRows({ window: shown, placeName, onWalk, onGoTo, onEnd, onOpen }: ShelfRowsProps) {
  const { shelf } = useWords()
  const view = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const stands = shown.rows[shown.at]
  const standsKey = stands === undefined ? '' : rowKey(stands)
  const top = useRef<{ readonly key: string; readonly offset: number }>(undefined)

  useLayoutEffect(() => {
    const area = view.current
    const row = body.current?.querySelector<HTMLElement>('[data-stands]')
    if (!area || !row) return
    const last = top.current
    // What comes in above must not push away what one looks at.
    if (last?.key === standsKey) area.scrollTop += row.offsetTop - last.offset
    else {
      area.scrollTop = scrolledTo(area, row, last === undefined)
      if (body.current?.contains(document.activeElement) === true) row.focus({ preventScroll: true })
    }
    top.current = { key: standsKey, offset: row.offsetTop }
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((view.current?.clientHeight ?? 400) / 60) - 1)
    const steps = stepsFor(event.key, page)
    if (steps !== undefined) onWalk(steps)
    else if (event.key === 'Home') onEnd('first')
    else if (event.key === 'End') onEnd('last')
    else if (event.key === 'Enter' && stands && event.target instanceof HTMLTableRowElement) onOpen(stands)
    else return
    event.preventDefault()
  }
  return (
    <div ref={view} className={styles.view}>
      <table role="grid" aria-label={shelf.title} aria-rowcount={-1} className={styles.table} onKeyDown={onKeyDown}>
        <colgroup>
          <col className={styles.number} />
          <col />
          <col className={styles.place} />
          <col className={styles.status} />
        </colgroup>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{shelf.callNumber}</th>
            <th scope="col">{shelf.book}</th>
            <th scope="col">{shelf.place}</th>
            <th scope="col">{shelf.status}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {!shown.moreBefore && <Edge>{shelf.startOfShelf}</Edge>}
          {shown.rows.map((row, at) => (
            <tr
              key={rowKey(row)}
              tabIndex={at === shown.at ? 0 : -1}
              {...(at === shown.at && { 'data-stands': true, 'aria-current': 'location' as const })}
              className={cx(styles.row, at === shown.at && styles.stands, row.item === null && styles.title)}
              onClick={() => onGoTo(at)}
              onDoubleClick={() => onOpen(row)}
            >
              <td className={styles.number} dir="ltr">
                <span>{row.callNumber}</span>
                {row.part !== null && <span className={styles.part}>{row.part}</span>}
              </td>
              <td>
                <TwoLines second={[row.author, row.year].filter(Boolean).join(' · ') || undefined}>
                  {row.title}
                </TwoLines>
              </td>
              <td className={styles.place}>
                <TwoLines second={row.barcode === null ? undefined : <Barcode value={row.barcode} />}>
                  {placeName(row)}
                </TwoLines>
              </td>
              <td className={styles.status}>
                <StatusPill row={row} />
              </td>
            </tr>
          ))}
          {!shown.moreBehind && <Edge>{shelf.endOfShelf}</Edge>}
        </tbody>
      </table>
    </div>
  )
}

/** How far the rows are scrolled so that one of them is seen whole; in their middle where one has just come. */
function scrolledTo(area: HTMLElement, row: HTMLElement, inTheMiddle: boolean): number {
  const { offsetTop, offsetHeight } = row
  if (inTheMiddle) return offsetTop - (area.clientHeight - offsetHeight) / 2
  const end = offsetTop + offsetHeight - area.clientHeight
  return Math.min(offsetTop, Math.max(end, area.scrollTop))
}

function Edge({ children }: { readonly children: string }) {
  return (
    <tr className={styles.edge}>
      <td colSpan={4}>{children}</td>
    </tr>
  )
}
