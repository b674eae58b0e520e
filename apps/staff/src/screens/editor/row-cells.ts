/** The cells of a row of the grid, in the order of Tab. */
export const cells = ['tag', 'first', 'second', 'content'] as const
export type Cell = (typeof cells)[number]

/** Where the cursor is: a field by its number, or the leader as 0, and one of its cells. */
export interface Place {
  readonly field: number
  readonly cell: Cell
  /** The subfield that the cursor stands in, where it is known: its code, and its place in the field, from 0. */
  readonly code?: string
  readonly sub?: number
  /** In a row with a cell for each subfield: the cursor is in the cell of the code. */
  readonly part?: 'code'
  /** Where in the text it is to stand, when it is put there; behind the last letter when larger. */
  readonly cursor?: number
}

/** The number by which the leader is a row. */
export const leaderRow = 0

/** The place of the subfield, from 0, in which a place of a subfield line stands. */
export function subfieldAt(line: string, at: number): number {
  const codes = line.slice(0, at).replaceAll('$$', '').match(/\$/g)?.length ?? 0
  return Math.max(0, codes - (line.startsWith('$') ? 1 : 0))
}

/** The code of the subfield in which a place of a subfield line stands, e.g. `c` at the end of `$aTitle /$cName`. */
export function codeAt(line: string, at: number): string | undefined {
  const before = line.slice(0, at).replaceAll('$$', '\u0000\u0000')
  const start = before.lastIndexOf('$')
  if (start < 0) return undefined
  return line[start + 1]
}
