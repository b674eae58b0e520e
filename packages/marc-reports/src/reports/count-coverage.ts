import { dialectOf, fieldsWith, firstField, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** Records with one code or year. */
export interface CodeCount {
  /** As it stands in the records. */
  readonly code: string
  /** What the code means; empty when it is none of the list. */
  readonly name: string
  readonly records: number
  readonly first: RecordRef
}

/** In which languages, from which countries and years the described things are. */
export interface Coverage {
  readonly records: number
  /** By 008/35-37 and 041 $a (UNIMARC 101 $a), the most frequent first; a record counts for each of its languages. */
  readonly languages: readonly CodeCount[]
  /** By 008/15-17 (UNIMARC 102 $a). */
  readonly countries: readonly CodeCount[]
  /** By date 1, 008/07-10 (UNIMARC 100 $a 09-12), in order; `19uu` and the like stand behind the years. */
  readonly years: readonly CodeCount[]
}

/** Codes of damaged records are not worth keeping by the thousand. */
const MOST_CODES = 3000

type Counts = Map<string, { records: number; first: RecordRef }>

/** Counts records by language, country and year. */
export function countCoverage(): RecordReport<Coverage> {
  const [languages, countries, years]: [Counts, Counts, Counts] = [new Map(), new Map(), new Map()]
  let records = 0
  return {
    add(record, number) {
      records++
      const found = coverageOf(record)
      for (const [counts, codes] of [
        [languages, found.languages],
        [countries, found.countries],
        [years, found.years],
      ] as const) {
        const given = new Set(codes.map((code) => code.trim()))
        for (const code of given.size > 0 ? given : ['']) count(counts, code, () => refOf(record, number))
      }
    },
    result() {
      const byYear = named(years, () => '').sort((a, b) => rank(a.code) - rank(b.code) || (a.code < b.code ? -1 : 1))
      return {
        records,
        languages: byNumber(named(languages, (code) => meaning('languages', code))),
        countries: byNumber(named(countries, (code) => meaning('countries', code))),
        years: byYear,
      }
    },
  }
}

/** The codes of one record. */
export interface CoverageCodes {
  readonly languages: readonly string[]
  readonly countries: readonly string[]
  readonly years: readonly string[]
}

/** Languages, country and first date that a record says it is of, as they stand there. */
export function coverageOf(record: MarcRecord): CoverageCodes {
  return dialectOf(record) === 'unimarc' ? unimarcCodes(record) : marc21Codes(record)
}

function marc21Codes(record: MarcRecord): CoverageCodes {
  const field = firstField(record, '008')
  const value = field?.kind === 'control' ? field.value : ''
  const more = fieldsWith(record, '041').flatMap((each) => subfieldTexts(each, 'a'))
  // 041 was once written with all codes in one subfield.
  const languages = more.flatMap((text) => (text.length % 3 === 0 ? (text.match(/.{3}/gs) ?? []) : [text]))
  return {
    languages: filled([value.slice(35, 38), ...languages]),
    countries: filled([value.slice(15, 18)]),
    years: filled([value.slice(7, 11)]),
  }
}

function unimarcCodes(record: MarcRecord): CoverageCodes {
  const [processing = ''] = subfieldTexts(firstField(record, '100'), 'a')
  return {
    languages: filled(fieldsWith(record, '101').flatMap((each) => subfieldTexts(each, 'a'))),
    countries: filled(fieldsWith(record, '102').flatMap((each) => subfieldTexts(each, 'a'))),
    years: filled([processing.slice(9, 13)]),
  }
}

function filled(codes: readonly string[]): string[] {
  return codes.filter((code) => code.trim() !== '')
}

function count(counts: Counts, code: string, first: () => RecordRef): void {
  const name = counts.has(code) || counts.size < MOST_CODES ? code : '…'
  counts.getOrInsertComputed(name, () => ({ records: 0, first: first() })).records++
}

function named(counts: Counts, name: (code: string) => string): CodeCount[] {
  return [...counts].map(([code, own]) => ({ code, name: name(code), ...own }))
}

function byNumber(counts: CodeCount[]): CodeCount[] {
  return counts.sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1))
}

/** Years first, then those that are not known exactly, then what is none. */
function rank(code: string): number {
  if (/^\d{4}$/.test(code)) return 0
  return /^\d[\du]{3}$/.test(code) ? 1 : 2
}

function meaning(list: 'languages' | 'countries', code: string): string {
  return codeList(list).get(code)?.name ?? ''
}
