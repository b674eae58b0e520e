/** The cells of a row of the grid, in the order of Tab. */
export const cells = ['tag', 'first', 'second', 'content'] as const
export type Cell = (typeof cells)[number]

/** Where the cursor is: a field by its number, or the leader as 0, and one of its cells. */
export interface Place {
  readonly field: number
  readonly cell: Cell
  /** The subfield that the cursor stands in, where it is known. */
  readonly code?: string
}

/** The number by which the leader is a row. */
export const leaderRow = 0

/** The code of the subfield in which a place of a subfield line stands, e.g. `c` at the end of `$aTitle /$cName`. */
export function codeAt(line: string, at: number): string | undefined {
  const before = line.slice(0, at).replaceAll('$$', '\u0000\u0000')
  const start = before.lastIndexOf('$')
  if (start < 0) return undefined
  return line[start + 1]
}
