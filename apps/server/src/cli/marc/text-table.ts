/** One cell: numbers stand right, texts left. */
export type Cell = string | number

/** A table as lines of text: a heading, then rows with two blanks between columns. Nothing for no rows. */
export function textTable(headings: readonly string[], rows: readonly (readonly Cell[])[], indent = ''): string {
  if (rows.length === 0) return ''
  const texts = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)))
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...texts.map((row) => Math.min((row[column] ?? '').length, 60))),
  )
  const line = (cells: readonly string[], isRight: (column: number) => boolean): string =>
    `${indent}${cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return isRight(column) ? cell.padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()}\n`
  const isNumber = (column: number): boolean => typeof rows[0]?.[column] === 'number'
  return line(headings, isNumber) + texts.map((row) => line(row, isNumber)).join('')
}
