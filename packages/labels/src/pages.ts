import type { LabelStock } from './template.ts'

/** Something at its place of a page. */
export interface OnPage<T> {
  readonly page: number
  /** From 0, row by row. */
  readonly place: number
  readonly label: T
}

/** How many labels a page has. */
export function placesOf(stock: Pick<LabelStock, 'columns' | 'rows'>): number {
  return stock.columns * stock.rows
}

/** Puts labels on pages, from a place of the first: half a sheet is used up. */
export function onPages<T>(stock: LabelStock, labels: readonly T[], start: number): readonly OnPage<T>[] {
  const places = placesOf(stock)
  const first = Math.min(Math.max(0, Math.trunc(start)), places - 1)
  return labels.map((label, i) => ({
    label,
    page: Math.floor((first + i) / places),
    place: (first + i) % places,
  }))
}

/** What is wrong with the measures of a paper, in sentences; empty when labels go on it. */
export function stockProblems(stock: LabelStock): readonly string[] {
  const { columns, rows, left, top, pitchX, pitchY, labelWidth, labelHeight, pageWidth, pageHeight } = stock
  const slack = 0.5
  const wide = left + (columns - 1) * pitchX + labelWidth
  const high = top + (rows - 1) * pitchY + labelHeight
  return [
    ...(wide > pageWidth + slack
      ? [`The ${columns} labels of a row reach to ${wide.toFixed(1)} mm; the paper is ${pageWidth} mm wide.`]
      : []),
    ...(high > pageHeight + slack
      ? [`The ${rows} rows reach to ${high.toFixed(1)} mm; the paper is ${pageHeight} mm high.`]
      : []),
    ...(columns > 1 && pitchX < labelWidth - 0.01
      ? ['Labels of a row lie over each other: the step to the right is less than their width.']
      : []),
    ...(rows > 1 && pitchY < labelHeight - 0.01
      ? ['Rows lie over each other: the step down is less than the height of a label.']
      : []),
  ]
}
