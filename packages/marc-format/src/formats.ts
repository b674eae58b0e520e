import { authorityFields } from './authority.data.ts'
import { bibliographicFields } from './bibliographic.data.ts'
import type { Format, Position } from './field-format.ts'
import { fixedFields } from './fixed-fields.data.ts'
import { holdingsFields } from './holdings.data.ts'
import { readCategories, readFixedFields } from './read-fixed-fields.ts'
import { readFormat } from './read-format.ts'

/** The kinds of record that MARC 21 has a format for here. */
export type FormatKind = 'bibliographic' | 'authority' | 'holdings'

/** Which table of positions: of the leader, of 008 by material (006 is read by the same tables), of 007 by category. */
export type FixedTable = `leader ${FormatKind}` | `008 ${string}` | `007 ${string}`

const tables = { bibliographic: bibliographicFields, authority: authorityFields, holdings: holdingsFields } as const
const read = new Map<FormatKind, Format>()

/** The variable fields of a format, by tag. Read when first asked for. */
export function formatFor(kind: FormatKind): Format {
  const known = read.get(kind)
  if (known) return known
  const format = readFormat(tables[kind])
  read.set(kind, format)
  return format
}

let positions: ReadonlyMap<string, readonly Position[]> | undefined

/** The positions of one table, in order; undefined where there is no such table. */
export function fixedPositions(table: FixedTable): readonly Position[] | undefined {
  positions ??= readFixedFields(fixedFields)
  return positions.get(table)
}

/** The categories of material that a field 007 can describe, by code. */
export function categoriesOf007(): ReadonlyMap<string, string> {
  return readCategories(fixedFields)
}

/**
 * The table of 008/18-34 for a record, by its leader/06 and 07; for a field 006 by its first character and a blank. Undefined
 * for types that the format does not know.
 */
export function materialOf(type: string, level: string): string | undefined {
  if (type === 'a') return 'bis'.includes(level) && level !== '' ? 'continuing-resources' : 'books'
  switch (type) {
    case 't':
      return 'books'
    case 's':
      return 'continuing-resources'
    case 'm':
      return 'computer-files'
    case 'e':
    case 'f':
      return 'maps'
    case 'c':
    case 'd':
    case 'i':
    case 'j':
      return 'music'
    case 'g':
    case 'k':
    case 'o':
    case 'r':
      return 'visual-materials'
    case 'p':
      return 'mixed-materials'
    default:
      return undefined
  }
}
