/** Fields that a line of the advanced search can be looked for in, in the order of its choice. */
export const lineFields = [
  'any',
  'title',
  'author',
  'subject',
  'series',
  'publisher',
  'note',
  'call',
  'number',
] as const
export type LineField = (typeof lineFields)[number]

/** How the words of a line are to be found. */
export const lineMatches = ['all', 'any', 'phrase', 'exact', 'starts', 'whole'] as const
export type LineMatch = (typeof lineMatches)[number]

/** How a line goes with all that stand above it. */
export const lineJoins = ['and', 'or', 'not'] as const
export type LineJoin = (typeof lineJoins)[number]

/** One line of the advanced search. */
export interface SearchLine {
  readonly term: string
  readonly field: LineField
  readonly match: LineMatch
  readonly join: LineJoin
}

/** Lines at most, and letters of a line: what the catalogue takes. */
export const lineLimits = { lines: 12, term: 300 } as const

/** The line that a form begins with. */
export const emptyLine: SearchLine = { term: '', field: 'any', match: 'all', join: 'and' }

/**
 * Reads the lines of an address, whose parameters stand in columns: the first `term` goes with the first `field`. Empty lines
 * are left out, and so is what is no word of ours.
 */
export function readLines(column: (name: string) => readonly string[]): readonly SearchLine[] {
  const [fields, matches, joins] = [column('field'), column('match'), column('join')]
  return column('term')
    .slice(0, lineLimits.lines)
    .map((term, n) => ({
      term: term.slice(0, lineLimits.term).trim(),
      field: lineFields.find((one) => one === fields[n]) ?? 'any',
      match: lineMatches.find((one) => one === matches[n]) ?? 'all',
      join: lineJoins.find((one) => one === joins[n]) ?? 'and',
    }))
    .filter(({ term }) => term !== '')
}

/** The lines as parameters of an address, all columns of each. */
export function lineParameters(lines: readonly SearchLine[]): readonly (readonly [string, string])[] {
  return lines.flatMap(
    ({ join, field, match, term }) =>
      [
        ['join', join],
        ['field', field],
        ['match', match],
        ['term', term],
      ] as const,
  )
}

/** The lines as the catalogue is asked by them; nothing where there are none. */
export function linesAsked(lines: readonly SearchLine[]) {
  if (lines.length === 0) return {}
  return {
    term: lines.map(({ term }) => term),
    field: lines.map(({ field }) => field),
    match: lines.map(({ match }) => match),
    join: lines.map(({ join }) => join),
  }
}
