import { trimPunctuation } from '@carrel/text'
import type { DataField, Fields } from './fields.ts'
import { first, once, shown, text, values } from './fields.ts'
import { otherScriptFields } from './scripts.ts'

/** What it is about, and what kind of work it is. */
export interface SubjectDescription {
  /** Whole headings as they are shown, e.g. `Poor -- Medical care`. */
  readonly headings: readonly string[]
  /** Main headings and topical subdivisions each by itself: what the facet counts. */
  readonly topics: readonly string[]
  readonly places: readonly string[]
  readonly genres: readonly string[]
  /** Every form to be found by. */
  readonly searched: readonly string[]
  /** Headings of controlled vocabularies, each with its own. */
  readonly controlled: readonly ControlledHeading[]
}

/** A subject or genre as its vocabulary has it. */
export interface ControlledHeading {
  readonly kind: 'subject' | 'genre'
  readonly text: string
  /** Code of the vocabulary, e.g. `lcsh`; empty where none is named. */
  readonly source: string
}

/** Subject fields with the subfields of the heading before its subdivisions. */
const mainCodes: Readonly<Record<string, string>> = {
  '600': 'abcdfghjklmnopqrstu',
  '610': 'abcdfghklmnoprstu',
  '611': 'acdefghklnpqstu',
  '630': 'adfghklmnoprst',
  '647': 'acdg',
  '648': 'a',
  '650': 'abcdg',
  '651': 'abg',
  '653': 'a',
  '654': 'ab',
  '655': 'abc',
  '656': 'a',
  '657': 'a',
  // Local subjects: what they are made of is for each library to say (MARC 21 69X).
  ...Object.fromEntries(Array.from({ length: 10 }, (_, last) => [`69${last}`, 'abcdg'])),
}
const subjectTags = Object.keys(mainCodes)

/** Vocabularies by the second indicator of 6XX (MARC 21 600-651); 7 names its own in $2. */
const vocabularies: Readonly<Record<string, string>> = {
  '0': 'lcsh',
  '1': 'lcshac',
  '2': 'mesh',
  '3': 'nal',
  '5': 'cash',
  '6': 'rvm',
}

/** Reads subjects and genres. */
export function describeSubjects(fields: Fields): SubjectDescription {
  const entries = fields.all(...subjectTags).map(readSubject)
  const about = entries.filter(({ tag }) => tag !== '655')
  const others = otherScriptFields(fields, ...subjectTags).map(readSubject)
  return {
    headings: once(about.flatMap((entry) => entry.headings)),
    topics: once(
      about.flatMap(({ tag, main, topics }) => (isPlace(tag) || tag === '648' ? topics : [...main, ...topics])),
    ),
    places: once(about.flatMap(({ tag, main, places }) => (isPlace(tag) ? [...main, ...places] : places))),
    genres: once([
      ...entries.flatMap(({ tag, main }) => (tag === '655' ? main : [])),
      ...about.flatMap(({ forms }) => forms),
    ]),
    searched: once([...entries, ...others].flatMap((entry) => entry.headings)),
    controlled: entries.flatMap(({ tag, headings, source }) => {
      if (tag === '653') return []
      const kind = tag === '655' ? 'genre' : 'subject'
      return headings.map((text) => ({ kind, text, source }))
    }),
  }
}

/** A place; 691 is where libraries keep places of their own. */
function isPlace(tag: string): boolean {
  return tag === '651' || tag === '691'
}

/** One subject field, taken apart. */
interface SubjectField {
  readonly tag: string
  readonly main: readonly string[]
  readonly topics: readonly string[]
  readonly places: readonly string[]
  readonly forms: readonly string[]
  /** The whole as headings: one, or as many as an uncontrolled field (653) lists. */
  readonly headings: readonly string[]
  readonly source: string
}

function readSubject(field: DataField): SubjectField {
  const { tag } = field
  const main =
    tag === '653'
      ? values(field, 'a').map(tidied)
      : [trimPunctuation(text(field, mainCodes[tag] ?? 'a'))].filter(Boolean)
  const parts: Record<string, string[]> = { v: [], x: [], y: [], z: [] }
  const divisions: string[] = []
  for (const { code, value } of field.subfields) {
    const list = tag === '653' ? undefined : parts[code]
    const part = list ? tidied(value.trim()) : ''
    if (part === '') continue
    list?.push(part)
    divisions.push(part)
  }
  return {
    tag,
    main,
    topics: parts['x'] ?? [],
    places: parts['z'] ?? [],
    forms: parts['v'] ?? [],
    headings: tag === '653' ? main : once([[...main, ...divisions].join(' -- ')]),
    source: vocabularyOf(field),
  }
}

function tidied(value: string): string {
  return trimPunctuation(shown(value))
}

function vocabularyOf(field: DataField): string {
  if (field.tag.startsWith('69')) return (first(field, '2') ?? '').trim().toLowerCase() || 'local'
  const indicator = field.indicators[1] ?? ' '
  return indicator === '7' ? (first(field, '2') ?? '').toLowerCase() : (vocabularies[indicator] ?? '')
}
