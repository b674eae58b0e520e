import type { Place } from './row-cells.ts'

/** Puts the keyboard back into the cell that has the cursor of the editor. */
export function focusCell(place: Place | undefined): void {
  const cell = `[data-field] [data-sub="${place?.sub ?? 0} ${place?.part ?? 'text'}"]`
  const input =
    document.querySelector<HTMLElement>(cell) ??
    document.querySelector<HTMLElement>(`[data-field] [data-cell="${place?.cell ?? 'content'}"]:is(input, textarea)`) ??
    document.querySelector<HTMLElement>('[data-field] textarea')
  input?.focus()
}
