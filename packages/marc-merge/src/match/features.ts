import { normalizeLccn, parseEan13, parseIsbn, parseIssn, parseOclc } from '@carrel/identifiers'
import {
  controlNumber,
  fieldsWith,
  firstField,
  parseLeader,
  subfieldText,
  subfieldTexts,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { nacoKey, stripIsbd, titleKey } from '@carrel/text'
import { systemNumberKey } from '../overlay/same-field.ts'

/** What a record says that it can be known by, normalised for comparison. */
export interface MatchFeatures {
  /** 001 with 003, as `(AGENCY)NUMBER`; without an agency the number alone. */
  readonly control: readonly string[]
  /** 035 $a with prefixes as they are usually written. */
  readonly systems: readonly string[]
  readonly oclc: readonly string[]
  readonly lccn: readonly string[]
  /** 13 digits. */
  readonly isbn: readonly string[]
  readonly issn: readonly string[]
  /** 024 as `KIND:NUMBER`. */
  readonly standard: readonly string[]
  /** Keys of the title with its parts: first without, then with the subtitle. */
  readonly titles: readonly TitleFeature[]
  readonly authors: readonly string[]
  readonly years: readonly number[]
  readonly material: string
  readonly pages: number | undefined
  readonly publishers: readonly string[]
}

/** A title in one script. */
export interface TitleFeature {
  /** $a with $n and $p. */
  readonly short: string
  /** The same with $b. */
  readonly full: string
}

/** Reads what a record can be known by. */
export function featuresOf(record: MarcRecord): MatchFeatures {
  const texts = (tag: string, codes: string): string[] =>
    fieldsWith(record, tag).flatMap((field) => subfieldTexts(field, codes))
  const number = controlNumber(record)
  const agencyField = firstField(record, '003')
  const agency = agencyField?.kind === 'control' ? agencyField.value.trim() : ''
  const systems = texts('035', 'a').map(systemNumberKey)
  const own = number === '' ? [] : [agency === '' ? number : systemNumberKey(`(${agency})${number}`)]
  return {
    control: own,
    systems: unique([...systems, ...own.filter((text) => text.startsWith('('))]),
    oclc: unique([...texts('035', 'a').map(parseOclc), parseOclc(agency === 'OCoLC' ? `(OCoLC)${number}` : number)]),
    lccn: unique(texts('010', 'a').map((text) => normalizeLccn(text))),
    isbn: unique(texts('020', 'a').map((text) => parseIsbn(text)?.isbn13)),
    issn: unique(texts('022', 'al').map((text) => parseIssn(text))),
    standard: unique(fieldsWith(record, '024').map(standardNumber)),
    titles: titlesOf(record),
    authors: unique(
      ['100', '110', '111', '700', '710', '711'].flatMap((tag) => texts(tag, 'a').map((text) => nacoKey(text))),
    ),
    years: yearsOf(record),
    material: materialOf(record),
    pages: pagesOf(texts('300', 'a')),
    publishers: unique(
      [...texts('264', 'b'), ...texts('260', 'b')].map((text) =>
        nacoKey(text).replace(/ (?:inc|co|ltd|verlag|press|publishing|publishers|books)$/, ''),
      ),
    ),
  }
}

/** A standard number (024) as `KIND:NUMBER`. */
export function standardNumber(field: Field): string | undefined {
  const number = subfieldText(field, 'a')?.trim()
  if (number === undefined || field.kind === 'control') return undefined
  const kind = field.indicators[0] === '7' ? (subfieldText(field, '2') ?? '') : (field.indicators[0] ?? '')
  const digits = number.replaceAll(/[\s-]/g, '')
  return `${kind}:${parseEan13(digits) ?? digits.toLowerCase()}`
}

function titlesOf(record: MarcRecord): readonly TitleFeature[] {
  return titleFeatures(fieldsWith(record, '245'), fieldsWith(record, '880'))
}

/** The titles of a record by its fields 245 and 880. */
export function titleFeatures(titles: readonly Field[], others: readonly Field[]): readonly TitleFeature[] {
  const scripts = others.filter((field) => subfieldText(field, '6')?.startsWith('245') === true)
  return [...titles.slice(0, 1), ...scripts].flatMap((field) => {
    if (field.kind === 'control') return []
    const skipped = field.tag === '245' ? Number(/[1-9]/.exec(field.indicators[1] ?? '')?.[0] ?? 0) : 0
    const read = (codes: string): string => {
      const text = subfieldTexts(field, codes).map(stripIsbd).join(' ')
      return titleKey(text.slice(skipped)) || text.trim()
    }
    const [short, full] = [read('anp'), read('abnp')]
    return short === '' ? (full === '' ? [] : [{ short: full, full }]) : [{ short, full }]
  })
}

function yearsOf(record: MarcRecord): readonly number[] {
  const fixed = firstField(record, '008')
  const found = new Set<number>()
  const first = fixed?.kind === 'control' ? /^\d{4}$/.exec(fixed.value.slice(7, 11))?.[0] : undefined
  if (first !== undefined) found.add(Number(first))
  for (const field of [...fieldsWith(record, '264'), ...fieldsWith(record, '260')]) {
    const year = /(?<!\d)(\d{4})(?!\d)/.exec(subfieldText(field, 'c') ?? '')?.[1]
    if (year !== undefined) found.add(Number(year))
  }
  return [...found]
}

/** Kind and level of the record, and whether it is read at a screen (008/23 or 29, 338 cr, 007 c). */
function materialOf(record: MarcRecord): string {
  const { type, level } = parseLeader(record.leader)
  const fixed = firstField(record, '008')
  const form = fixed?.kind === 'control' ? (fixed.value[/[efgkor]/.test(type) ? 29 : 23] ?? ' ') : ' '
  const carriers = fieldsWith(record, '338').flatMap((field) => subfieldTexts(field, 'b'))
  const isOnline = /[soq]/.test(form) || carriers.includes('cr') || isComputerFile(record)
  return `${type === 't' ? 'a' : type}${level}${isOnline ? ' online' : ''}`
}

function isComputerFile(record: MarcRecord): boolean {
  const physical = firstField(record, '007')
  return physical?.kind === 'control' && physical.value.startsWith('cr')
}

function pagesOf(extents: readonly string[]): number | undefined {
  const found = extents.flatMap((text) => [...text.matchAll(/(\d{1,5})\s*(?:p\b|pages?|S\.|Seiten|s\.|с\.)/gi)])
  return found.length === 0 ? undefined : Math.max(...found.map((match) => Number(match[1])))
}

function unique(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => value !== undefined && value !== ''))]
}
