import { mapFields, mapSubfields, type DataField, type MarcRecord } from '@carrel/marc'
import { isTagged } from '../text/is-tagged.ts'
import { languageOfCataloging, languageOfText } from './languages-of.ts'
import { abbreviationsFor, type AbbreviationTable } from './read-abbreviations.ts'

/** Where abbreviations are written out. */
export interface AbbreviationOptions {
  readonly tags: readonly string[]
  /** MARC code of the language of the catalogue; empty for what 040 $b says. */
  readonly language: string
}

/**
 * Writes out abbreviations in extent, edition, scale and notes, in the language of the catalogue; those of the edition in the
 * language of the resource. What stands in quotation marks is left alone (RDA Appendix B).
 */
export function expandAbbreviations(record: MarcRecord, { tags, language }: AbbreviationOptions): MarcRecord {
  const catalog = language === '' ? languageOfCataloging(record) : language
  const resource = languageOfText(record) || catalog
  const omitsMarks = 'cn'.includes(record.leader[18] ?? '-')
  const hasSeries = record.fields.some(({ tag }) => tag === '490')
  return mapFields(record, isTagged(tags), (field) => {
    if (field.kind !== 'data') return field
    const table = abbreviationsFor(field.tag === '250' ? resource : catalog, field.tag)
    if (!table) return field
    const written = mapSubfields(field, codesOf(field.tag), (value) => expand(value, table))
    const expanded = field.tag === '300' ? withoutStops(written, hasSeries) : written
    return expanded === field || omitsMarks ? expanded : withStop(field, expanded)
  })
}

function codesOf(tag: string): string {
  if (tag === '300') return 'abe'
  if (tag === '245') return 'c'
  if (tag === '020') return 'q'
  if (tag === '260' || tag === '264') return 'cg'
  return tag === '250' ? 'a' : 'abcno'
}

/** Writes out the abbreviations of a table in a text. */
export function expand(text: string, { pattern, meanings }: AbbreviationTable): string {
  return text
    .split(/("[^"]*"|“[^”]*”)/)
    .map((part, index) => (index % 2 === 1 ? part : expandPart(part, pattern, meanings)))
    .join('')
}

function expandPart(text: string, pattern: RegExp, meanings: AbbreviationTable['meanings']): string {
  return text.replaceAll(pattern, (short: string, at: number) => {
    const meaning = meanings.get(short.toLowerCase())
    if (!meaning) return short
    // The number beside it is near.
    const before = text.slice(Math.max(0, at - 24), at)
    const behind = text.slice(at + short.length, at + short.length + 48)
    const count = /([[\]<>\d?+]+|\b[ivxlcdm]+|[ivxlcdm]+\])\s*$/.exec(before)?.[1]
    const range = /^\s*([[<(]*(?:\d|[ivxlc]+\b)[^;:.]*)/.exec(behind)?.[1]
    if (meaning.beside && count === undefined && range === undefined) return short
    return cased(isOne(before, count, range) ? meaning.word : meaning.plural, short)
  })
}

function isOne(before: string, count: string | undefined, range: string | undefined): boolean {
  if (count !== undefined) return /(?:^|[^\d,.\-–\]] ?)\[?1\]?\s*$/.test(before)
  return range !== undefined && !/\d[\])>]?\s*[-–,]\s*[[<(]?\d|^[ivxlc]+\s*[-–]|\band\b|[<>]/.test(range)
}

/** A capital stays one; `S.` and other words that always have one are written so in the table. */
function cased(word: string, short: string): string {
  const first = short[0] ?? ''
  return first !== first.toLowerCase() ? `${(word[0] ?? '').toUpperCase()}${word.slice(1)}` : word
}

/** `cm` and `mm` are symbols (RDA B.5.1); a stop behind them is there only when a series follows (ISBD 0.3). */
function withoutStops(field: DataField, hasSeries: boolean): DataField {
  const last = field.subfields.at(-1)
  return mapSubfields(field, 'c', (value) =>
    hasSeries && value === last?.value ? value : value.replace(/\b([cm]m)\./g, '$1'),
  )
}

/** The stop of an abbreviation was the end mark of the area too. */
function withStop(before: DataField, after: DataField): DataField {
  if (!/^(250|5\d\d)$/.test(after.tag)) return after
  const last = before.subfields.findLast(({ code }) => 'abcno'.includes(code))
  if (last?.value.endsWith('.') !== true || last !== before.subfields.at(-1)) return after
  return mapSubfields(after, last.code, (value) =>
    value === after.subfields.at(-1)?.value && !/[.?!)\]"-]$/.test(value) ? `${value}.` : value,
  )
}
