import type { Subfield } from '@carrel/marc'
import { nacoKey, trimPunctuation } from '@carrel/text'
import { readFieldLine } from '../text/record-text.ts'

/** A heading as someone wrote it: `Poor -- Medical care`, or with codes, `$aPoor$xMedical care$2lcsh`. */
export interface WrittenHeading {
  /** Two characters, where they were given before the first code: `1\$aTwain, Mark`. */
  readonly indicators?: string | undefined
  /** Main heading, for a name with its title; without codes one text that is taken apart where it is put. */
  readonly main: readonly Subfield[]
  readonly divisions: readonly Subfield[]
  /** Whether codes of subfields were given: then they count too. */
  readonly hasCodes: boolean
  /** The vocabulary (`$2`), and the authority that it is of (`$0`), where they were given. */
  readonly source?: string | undefined
  readonly authority?: string | undefined
  readonly mainKey: string
  readonly divisionKeys: readonly string[]
}

const longest = 2000

/** Reads a written heading; a text says what is wrong with it. */
export function readHeading(text: string): WrittenHeading | string {
  if (text.length > longest) return `A heading has at most ${longest} characters.`
  const coded = /^([0-9 \\#]{2})?(\$[a-z].*)$/s.exec(text.trim())
  return coded ? readCoded(coded[1], coded[2] ?? '') : readPlain(text)
}

function readCoded(indicators: string | undefined, text: string): WrittenHeading | string {
  const field = readFieldLine(`=600  \\\\${text}`)
  if (field?.kind !== 'data') return `The heading “${text}” cannot be read.`
  const subfields = field.subfields.map(({ code, value }) => ({ code, value: value.trim() }))
  if (subfields.some(({ value }) => value === '')) return `A subfield of “${text}” is empty.`
  const divisions = subfields.filter(({ code }) => 'vxyz'.includes(code))
  const main = subfields.filter(({ code }) => /[a-u]/.test(code)).map(lastTidied)
  if (main.length === 0) return `The heading “${text}” has no $a.`
  const one = (code: string) => subfields.find((each) => each.code === code)?.value
  return finished({
    ...(indicators !== undefined && { indicators: indicators.replaceAll(/[\\#]/g, ' ') }),
    main,
    divisions: divisions.map(({ code, value }) => ({ code, value: trimPunctuation(value) })),
    hasCodes: true,
    source: one('2')?.toLowerCase(),
    authority: one('0'),
  })
}

function readPlain(text: string): WrittenHeading | string {
  const [main = '', ...divisions] = text.split(/\s*--\s*/).map((part) => trimPunctuation(part))
  if (main === '' || divisions.includes('')) return 'The heading, or one of its subdivisions, is empty.'
  return finished({
    main: [{ code: 'a', value: main }],
    divisions: divisions.map((value) => ({ code: codeOfDivision(value), value })),
    hasCodes: false,
  })
}

function finished(heading: Omit<WrittenHeading, 'mainKey' | 'divisionKeys'>): WrittenHeading | string {
  const mainKey = nacoKey(heading.main.map(({ value }) => value).join(' '))
  if (mainKey === '') return 'A heading has at least one letter or figure.'
  return { ...heading, mainKey, divisionKeys: heading.divisions.map(({ value }) => nacoKey(value)) }
}

function lastTidied(subfield: Subfield, index: number, all: readonly Subfield[]): Subfield {
  return index < all.length - 1 ? subfield : { code: subfield.code, value: trimPunctuation(subfield.value) }
}

/** A century or a year is `$y`; what else a subdivision is cannot be seen, and most are topics. */
function codeOfDivision(text: string): string {
  return /^(\d{3,4}\b|To \d|\d{1,2}(st|nd|rd|th) century)/i.test(text) ? 'y' : 'x'
}

/**
 * The main part of a heading as subfields of a field with this tag: dates of a person, and the fuller form of the name,
 * stand in subfields of their own.
 */
export function mainFor(heading: WrittenHeading, tag: string): readonly Subfield[] {
  if (heading.hasCodes || !/^\d00$/.test(tag)) return heading.main
  const [{ value: text } = { value: '' }] = heading.main
  const dated = /^(.{2,}?),\s+((?:(?:active|approximately|ca\.|fl\.|born|died|b\.|d\.)\s*)?\d{3,4}\b.*)$/.exec(text)
  const name = dated?.[1] ?? text
  const fuller = /^(.+?)\s+(\([^)]+\))$/.exec(name)
  return [
    { code: 'a', value: fuller?.[1] ?? name },
    ...(fuller?.[2] === undefined ? [] : [{ code: 'q', value: fuller[2] }]),
    ...(dated?.[2] === undefined ? [] : [{ code: 'd', value: dated[2] }]),
  ]
}
