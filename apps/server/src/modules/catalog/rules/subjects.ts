import { trimPunctuation } from '@carrel/text'
import type { DataField, Fields } from './fields.ts'
import { once, shown, text, values } from './fields.ts'
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
}
const subjectTags = Object.keys(mainCodes)

/** Reads subjects and genres. */
export function describeSubjects(fields: Fields): SubjectDescription {
  const all = fields.all(...subjectTags)
  const about = all.filter((field) => field.tag !== '655')
  const kinds = all.filter((field) => field.tag === '655')
  const part = (field: DataField, codes: string) => values(field, codes).map((value) => trimPunctuation(shown(value)))
  return {
    headings: once(about.flatMap(headingsOf)),
    topics: once(
      about.flatMap((field) => [
        ...(field.tag === '651' || field.tag === '648' ? [] : mainOf(field)),
        ...part(field, 'x'),
      ]),
    ),
    places: once(about.flatMap((field) => [...(field.tag === '651' ? mainOf(field) : []), ...part(field, 'z')])),
    genres: once([...kinds.flatMap(mainOf), ...about.flatMap((field) => part(field, 'v'))]),
    searched: once([...all, ...otherScriptFields(fields, ...subjectTags)].flatMap(headingsOf)),
  }
}

/** A subject field as headings: one, or as many as an uncontrolled field (653) lists. */
export function headingsOf(field: DataField): readonly string[] {
  const main = mainOf(field)
  if (field.tag === '653') return main
  const divisions = values(field, 'vxyz').map((value) => trimPunctuation(shown(value)))
  return once([[...main, ...divisions].filter((piece) => piece !== '').join(' -- ')])
}

function mainOf(field: DataField): readonly string[] {
  if (field.tag === '653') return values(field, 'a').map((value) => trimPunctuation(shown(value)))
  return [trimPunctuation(text(field, mainCodes[field.tag] ?? 'a'))].filter((value) => value !== '')
}
