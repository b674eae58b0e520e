/** Breaks text at spaces into lines of at most so many columns; a word that is longer is cut. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const joined = line === '' ? word : `${line} ${word}`
    if (joined.length <= width) {
      line = joined
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (line.length > width) {
      lines.push(line.slice(0, width))
      line = line.slice(width)
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line)
  return lines
}

/**
 * One text at the left and one at the right of a line, e.g. a title and its price. Too long at the left, it goes on in
 * further lines and the right one stands in the last.
 *
 * @example leftAndRight('Overdue: Dune', '$3.40', 20) // ['Overdue: Dune  $3.40']
 */
export function leftAndRight(left: string, right: string, width: number): readonly string[] {
  const room = width - right.length - 1
  if (room < 4) return [...wrapped(left, width), right.slice(0, width).padStart(width)]
  const lines = wrapped(left, room)
  return lines.map((line, i) =>
    i === lines.length - 1 ? line + ' '.repeat(width - line.length - right.length) + right : line,
  )
}

/** Columns of one row of a table, each with its width and side; too long ones go on in further lines. */
export function tableRow(
  cells: readonly { readonly text: string; readonly width: number; readonly align?: 'left' | 'right' }[],
): readonly string[] {
  const columns = cells.map((cell) => wrapped(cell.text, Math.max(1, cell.width)))
  const height = Math.max(...columns.map((lines) => lines.length), 1)
  return Array.from({ length: height }, (_, row) =>
    cells
      .map((cell, i) => {
        const line = columns[i]?.[row] ?? ''
        return cell.align === 'right' ? line.padStart(cell.width) : line.padEnd(cell.width)
      })
      .join(' ')
      .trimEnd(),
  )
}
