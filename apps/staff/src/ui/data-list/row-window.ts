/** Rows from `from` up to but not including `to`. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** What stands in a list: a row, or the room of rows that are not drawn. */
export type Slot = { readonly row: number } | { readonly gap: number }

/** The rows that are in sight, and a few more on both sides so that scrolling shows no holes. */
export function rowsInSight(scrollTop: number, height: number, rowHeight: number, count: number, extra = 8): RowRange {
  if (rowHeight <= 0) return { from: 0, to: Math.min(count, 50) }
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight)
  const from = Math.max(0, Math.min(first, count - 1) - extra)
  return { from, to: Math.min(count, Math.max(0, first + Math.ceil(height / rowHeight) + extra)) }
}

/**
 * The slots of a list of `count` rows of which `range` is drawn. The row that has the focus is always drawn, wherever the
 * list is scrolled to: a row that vanished would lose the focus.
 */
export function slotsOf(range: RowRange, count: number, focused: number | undefined): readonly Slot[] {
  const rows: number[] = []
  for (let row = range.from; row < range.to; row++) rows.push(row)
  if (focused !== undefined && focused >= 0 && focused < count) {
    if (focused < range.from) rows.unshift(focused)
    else if (focused >= range.to) rows.push(focused)
  }
  const slots: Slot[] = []
  let next = 0
  for (const row of rows) {
    if (row > next) slots.push({ gap: row - next })
    slots.push({ row })
    next = row + 1
  }
  if (count > next) slots.push({ gap: count - next })
  return slots
}

/** The row to go to for a key, or undefined for a key that goes nowhere. */
export function rowForKey(key: string, row: number, count: number, page: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  }
  const goal = moves[key]
  return goal === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, goal))
}

/** Where to scroll so that a row is in sight below the header; undefined when it is already. */
export function scrollTo(
  row: number,
  rowHeight: number,
  view: { readonly scrollTop: number; readonly height: number },
): number | undefined {
  const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight]
  if (top < view.scrollTop) return top
  if (bottom > view.scrollTop + view.height) return bottom - view.height
  return undefined
}
