import { controlField, insertInOrder, recordKind, type MarcRecord } from '@carrel/marc'
import { codeList, materialOf, type Position } from '@carrel/marc-format'
import { derivedPositions } from './derived-positions.ts'
import { layoutOf006, layoutOf007, layoutOf008, lengthOf } from './layout.ts'
import { publishedDates } from './published-dates.ts'

/**
 * A fixed field for a layout: each position as `known` has it, the fill character where nobody has coded it and the format allows
 * that, else a blank or its first code.
 */
export function filledIn(layout: readonly Position[], known: ReadonlyMap<string, string>): string {
  const characters = Array.from(' '.repeat(lengthOf(layout)))
  for (const position of layout) {
    const value = (codeOf(position, known.get(position.name)) ?? unknown(position))
      .padEnd(position.length)
      .slice(0, position.length)
    characters.splice(position.from, position.length, ...value)
  }
  return characters.join('')
}

/** What is known, where this material has a code for it: a computer file is no microfiche. */
function codeOf({ values, several }: Position, value: string | undefined): string | undefined {
  const isCode = several || values.length === 0 || values.some((each) => each.value === value)
  return isCode ? value : undefined
}

function unknown({ fill, length, name, values }: Position): string {
  if (name === 'Undefined') return ' '.repeat(length)
  // Where numbers and dates stand, the format allows the fill character as well.
  return fill || values.length === 0 ? '|'.repeat(length) : (values[0]?.value ?? ' ').padEnd(length)
}

/** How 008 is built. */
export interface BuildOptions {
  /** Day of the run, `yyyy-mm-dd…`, for the date entered on file. */
  readonly now: string
  /** Codes for what no field tells; empty for to leave it uncoded. */
  readonly language: string
  readonly country: string
}

/**
 * 008 of a bibliographic record from what its other fields say. What stands in the 008 that is there already is kept, save the
 * positions that are uncoded. Undefined for materials that the format does not know.
 */
export function build008(record: MarcRecord, existing: string | undefined, options: BuildOptions): string | undefined {
  if (recordKind(record.leader) !== 'bibliographic') return undefined
  const layout = layoutOf008(materialOf(record.leader[6] ?? '', record.leader[7] ?? ''))
  if (layout.length === 0) return undefined
  const known = new Map(derivedPositions(record))
  if (options.language !== '' && !known.has('Language')) known.set('Language', options.language)
  const place = 'Place of publication, production or execution'
  if (options.country !== '' && !known.has(place)) known.set(place, options.country.padEnd(3))
  known.set('Date entered on file', options.now.slice(2, 10).replaceAll('-', ''))
  known.set('Cataloging source', 'd')
  known.set('Modified record', ' ')
  const dates = publishedDates(record)
  known.set('Type of date/publication status', dates?.type ?? 'n')
  known.set('Date 1', dates?.first ?? 'uuuu')
  known.set('Date 2', dates?.second ?? 'uuuu')
  const built = filledIn(layout, known)
  return existing === undefined ? built : merged(layout, existing, built, known)
}

/** What was coded stays; a field of 40 characters is taken at its word, save where it says nothing. */
function merged(
  layout: readonly Position[],
  existing: string,
  built: string,
  known: ReadonlyMap<string, string>,
): string {
  if (existing.length !== built.length) return withCertain(existing, built)
  const old = existing
  const characters = Array.from(old.slice(0, built.length))
  // Type and dates belong together (008/06-14).
  const isDated = old[6] !== '|' && old[6] !== ' '
  for (const { from, length, name } of layout) {
    if (isDated && from >= 6 && from < 15) continue
    const part = old.slice(from, from + length)
    const isUncoded = /^\|+$/.test(part) || (part.trim() === '' && known.has(name) && from < 18)
    if (isUncoded) characters.splice(from, length, ...built.slice(from, from + length))
  }
  return characters.join('')
}

/** Of a field of another length nobody knows where a place is: what is certain at the beginning is kept, day, dates and country. */
function withCertain(existing: string, built: string): string {
  const day = /^\d{6}/.exec(existing)?.[0]
  if (day === undefined) return built
  const dates = /^[bcdeikmnpqrstu](?:[\du|]{4}| {4}){2}/.exec(existing.slice(6, 15))?.[0]
  if (dates === undefined) return day + built.slice(6)
  const country = existing.slice(15, 18)
  const isCountry = country.length === 3 && codeList('countries').has(country.trim())
  return day + dates + (isCountry ? country : built.slice(15, 18)) + built.slice(18)
}

/** 007 for a category and a specific designation, `cr`, with all else uncoded; undefined for a category that is none. */
export function build007(beginning: string): string | undefined {
  const layout = layoutOf007(beginning[0] ?? '')
  if (layout.length === 0) return undefined
  const rest = filledIn(layout, new Map([['Specific material designation', beginning[1] ?? '|']]))
  return `${beginning[0] ?? ''}${rest.slice(1)}`
}

/** 006 for a type of material (leader/06) with all else uncoded, `derived` positions apart; undefined for a type that is none. */
export function build006(type: string, derived: ReadonlyMap<string, string>): string | undefined {
  const layout = layoutOf006(type)
  return layout.length === 0 ? undefined : `${type}${filledIn(layout, derived).slice(1)}`
}

/** The record with a control field put where it belongs. */
export function withControl(record: MarcRecord, tag: string, value: string): MarcRecord {
  return insertInOrder(record, controlField(tag, value))
}
