import type { DataField } from '@carrel/marc'
import { bearsKind, fieldHeading, headingText, type FieldHeading, type HeadingKind } from './field-heading.ts'
import { readHeading, type WrittenHeading } from './written-heading.ts'

/** Which headings are meant and how far they reach. */
export interface HeadingScope {
  readonly kind: HeadingKind | 'any'
  /** Only of this vocabulary (`lcsh`, `homoit`, `none`); any when empty. */
  readonly source: string
  /** Also with more subdivisions than were written; these stay. */
  readonly subdivided: boolean
  /** A name also before the title of a work. */
  readonly nameTitles: boolean
  /** Names and titles also in 6XX. */
  readonly asSubject: boolean
  /** A heading also where it is a subdivision of another, as a whole subfield. */
  readonly asSubdivision: boolean
  /** Only fields of this institution (`$5`); all when empty. */
  readonly institution: string
}

/** Where a heading was found: which row was meant, and which subfields it fills. */
export interface FoundHeading<T> {
  readonly row: T
  readonly heading: FieldHeading
  readonly places: readonly number[]
  /** Only the name of a name-title heading. */
  readonly isWithin: boolean
}

/** Looks for some headings in a field. */
export type HeadingFinder<T> = (field: DataField) => FoundHeading<T> | undefined

/** Whether a field is within the scope at all. */
export function isInScope(field: DataField, heading: FieldHeading, scope: HeadingScope): boolean {
  const { kind, source, asSubject, institution } = scope
  if (source !== '' && heading.tag.startsWith('6') && heading.source !== source) return false
  if (source !== '' && !heading.tag.startsWith('6') && (kind === 'subject' || kind === 'genre')) return false
  if (institution !== '' && !field.subfields.some(({ code, value }) => code === '5' && value.trim() === institution))
    return false
  return kind === 'any' || bearsKind(heading.tag, kind, asSubject)
}

/** Finds headings by their comparison form (NACO): capitals, marks and punctuation make no difference. */
export function exactFinder<T extends { readonly from: WrittenHeading }>(
  rows: readonly T[],
  scope: HeadingScope,
): HeadingFinder<T> {
  const byKey = Map.groupBy(rows, ({ from }) => from.mainKey)
  // The narrowest heading goes first: “Poor -- Medical care” before “Poor”.
  for (const same of byKey.values()) same.sort((a, b) => b.from.divisions.length - a.from.divisions.length)
  return (field) => {
    const heading = fieldHeading(field)
    if (!heading || !isInScope(field, heading, scope)) return undefined
    const whole = byKey.get(heading.wholeKey)?.find(({ from }) => fits(field, heading, from, scope))
    if (whole) {
      const divisions = heading.divisions.slice(0, whole.from.divisions.length)
      return { row: whole, heading, places: [...heading.main, ...heading.title, ...divisions], isWithin: false }
    }
    if (heading.title.length > 0 && scope.nameTitles) {
      const within = byKey.get(heading.mainKey)?.find(({ from }) => from.divisions.length === 0 && isOf(heading, from))
      if (within) return { row: within, heading, places: heading.main, isWithin: true }
    }
    return scope.asSubdivision ? inDivisions(heading, byKey) : undefined
  }
}

function fits(field: DataField, heading: FieldHeading, from: WrittenHeading, scope: HeadingScope): boolean {
  const { divisionKeys: wanted, divisions } = from
  if (!isOf(heading, from) || wanted.length > heading.divisionKeys.length) return false
  if (!scope.subdivided && wanted.length < heading.divisionKeys.length) return false
  return wanted.every((key, index) => {
    const place = heading.divisions[index]
    const hasCode = !from.hasCodes || divisions[index]?.code === field.subfields[place ?? -1]?.code
    return hasCode && key === heading.divisionKeys[index]
  })
}

function isOf(heading: FieldHeading, { source }: WrittenHeading): boolean {
  return source === undefined || heading.source === source
}

function inDivisions<T extends { readonly from: WrittenHeading }>(
  heading: FieldHeading,
  byKey: ReadonlyMap<string, readonly T[]>,
): FoundHeading<T> | undefined {
  for (const [index, key] of heading.divisionKeys.entries()) {
    const row = byKey.get(key)?.find(({ from }) => from.divisions.length === 0 && isOf(heading, from))
    const place = heading.divisions[index]
    if (row && place !== undefined) return { row, heading, places: [place], isWithin: false }
  }
  return undefined
}

/** A row of a finder by patterns: what the text of a heading becomes, or undefined when the pattern does not fit it. */
export interface PatternRow {
  readonly change: (text: string) => string | undefined
}

/** Finds headings whose text (`Poor -- Medical care`) fits a pattern, and says what they become. */
export function patternFinder<T extends PatternRow>(
  rows: readonly T[],
  scope: HeadingScope,
): HeadingFinder<T & { readonly text: string }> {
  return (field) => {
    const heading = fieldHeading(field)
    if (!heading || !isInScope(field, heading, scope)) return undefined
    const shown = headingText(field, heading)
    for (const row of rows) {
      const text = row.change(shown)
      if (text === undefined) continue
      const places = [...heading.main, ...heading.title, ...heading.divisions]
      return { row: { ...row, text }, heading, places, isWithin: false }
    }
    return undefined
  }
}

/**
 * A new text of a heading as something to be put into its field: parts that stay as they were keep their subfields, so that a
 * heading of several subfields is not run together.
 */
export function headingFromText(field: DataField, heading: FieldHeading, text: string): WrittenHeading | undefined {
  const read = readHeading(text)
  if (typeof read === 'string') return undefined
  if (read.mainKey !== heading.wholeKey || read.hasCodes) return read
  const main = [...heading.main, ...heading.title].map((index) => field.subfields[index]).filter((each) => !!each)
  return { ...read, main, hasCodes: false }
}
