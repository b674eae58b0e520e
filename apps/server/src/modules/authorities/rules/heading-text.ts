import type { DataField } from '@carrel/marc'
import { nacoKey, trimPunctuation } from '@carrel/text'

/** What an authority record is about, by the tag of its heading. */
export const authorityClasses = [
  'name',
  'name-title',
  'title',
  'event',
  'time',
  'topic',
  'place',
  'genre',
  'medium',
  'subdivision',
] as const
export type AuthorityClass = (typeof authorityClasses)[number]

/** A heading taken out of a field of an authority record. */
export interface AuthorityHeading {
  readonly class: AuthorityClass
  /** Written as a record of a title shows it: subdivisions behind ` -- `. */
  readonly text: string
  /** The comparison form (NACO). */
  readonly key: string
}

/** What the last two figures of 1XX, 4XX and 5XX mean (MARC 21 Authority), with the subfields of the heading itself. */
const fieldsByEnd: Readonly<Record<string, { readonly class: AuthorityClass; readonly codes: string }>> = {
  '00': { class: 'name', codes: 'abcdq' },
  '10': { class: 'name', codes: 'abcdn' },
  '11': { class: 'name', codes: 'acdnqe' },
  '30': { class: 'title', codes: 'adfghklmnoprst' },
  '47': { class: 'event', codes: 'acdg' },
  '48': { class: 'time', codes: 'a' },
  '50': { class: 'topic', codes: 'abcdg' },
  '51': { class: 'place', codes: 'abg' },
  '55': { class: 'genre', codes: 'abc' },
  '62': { class: 'medium', codes: 'a' },
  '80': { class: 'subdivision', codes: '' },
  '81': { class: 'subdivision', codes: '' },
  '82': { class: 'subdivision', codes: '' },
  '85': { class: 'subdivision', codes: '' },
}
/** A work under its author's name. */
const nameTitleCodes = 'abcdfghjklmnopqrstu'

/** Longer keys are cut: an index holds no longer ones, and no heading is told apart by what stands behind. */
export const longestKey = 1000

/** The heading that a 1XX, 4XX or 5XX field holds; undefined for other tags and for a field without one. */
export function headingOf(field: DataField): AuthorityHeading | undefined {
  const known = fieldsByEnd[field.tag.slice(1)]
  if (!known || !/^[145]/.test(field.tag)) return undefined
  const isWork =
    known.class === 'name' && field.subfields.some(({ code, value }) => code === 't' && value.trim() !== '')
  const main = trimPunctuation(joined(field, isWork ? nameTitleCodes : known.codes))
  const divisions = field.subfields.flatMap(({ code, value }) => {
    const part = 'vxyz'.includes(code) ? trimPunctuation(tidy(value)) : ''
    return part === '' ? [] : [part]
  })
  const text = [main, ...divisions].filter((part) => part !== '').join(' -- ')
  const key = keyOf(text)
  return key === '' ? undefined : { class: isWork ? 'name-title' : known.class, text, key }
}

/** The comparison form of a heading as it is shown. */
export function keyOf(text: string): string {
  return nacoKey(text).slice(0, longestKey)
}

/** The parts of a subdivided heading as it is shown. */
export function partsOf(text: string): readonly string[] {
  return text.split(/\s+--\s+/).filter((part) => part !== '')
}

function joined(field: DataField, codes: string): string {
  const values = field.subfields.flatMap(({ code, value }) => (codes.includes(code) ? tidy(value) : []))
  return values.filter((value) => value !== '').join(' ')
}

/** Without the marks that only steer sorting, and with single blanks. */
function tidy(value: string): string {
  return value
    .replaceAll(/[\u0088\u0089\u0098\u009c]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
