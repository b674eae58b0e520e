import { useCallback, useEffect, useState, type RefObject } from 'react'
import { rowsInSight, type RowRange } from './row-window.ts'

/** Lists up to this length are drawn whole, so that the browser's own search finds every row. */
const drawWhole = 150

/** What a list knows of its own size. */
export interface RowWindow {
  readonly range: RowRange
  /** Height of one row in pixels, by the density of the place. */
  readonly rowHeight: number
  /** Height of the rows' view without the header. */
  readonly height: number
  readonly onScroll: () => void
}

/**
 * Follows scrolling and size of a list. `measure` is an element as high as one row, so that a change of density is seen;
 * the header covers `headerHeight` pixels of the view.
 */
export function useRowWindow(
  view: RefObject<HTMLElement | null>,
  measure: RefObject<HTMLElement | null>,
  count: number,
  headerHeight: number,
): RowWindow {
  const [rowHeight, setRowHeight] = useState(64)
  const [height, setHeight] = useState(640)
  const [scrollTop, setScrollTop] = useState(0)
  useEffect(() => {
    const [area, row] = [view.current, measure.current]
    if (!area || !row) return
    const look = () => {
      setRowHeight(row.offsetHeight || 64)
      setHeight(Math.max(1, area.clientHeight - headerHeight))
    }
    const observer = new ResizeObserver(look)
    observer.observe(area)
    observer.observe(row)
    look()
    return () => observer.disconnect()
  }, [view, measure, headerHeight])
  // In steps of a few rows, so that most scroll events draw nothing anew.
  const onScroll = useCallback(() => {
    const step = rowHeight * 4
    const top = view.current?.scrollTop ?? 0
    setScrollTop(Math.floor(top / step) * step)
  }, [view, rowHeight])
  const range =
    count <= drawWhole ? { from: 0, to: count } : rowsInSight(scrollTop, height + rowHeight * 4, rowHeight, count)
  return { range, rowHeight, height, onScroll }
}
