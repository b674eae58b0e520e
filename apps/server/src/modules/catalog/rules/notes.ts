import type { Fields } from './fields.ts'
import { shown, text } from './fields.ts'

/** Notes that a reader is shown; the rest of 5XX is for the staff. */
const readerNotes = [
  '500',
  '501',
  '502',
  '504',
  '505',
  '508',
  '511',
  '515',
  '518',
  '521',
  '522',
  '525',
  '530',
  '533',
  '534',
  '538',
  '545',
  '546',
  '547',
  '550',
  '555',
  '580',
  '586',
  '588',
] as const

const everyLetter = 'abcdefghijklmnopqrstuvwxyz'

/** What a record tells about its contents in sentences. */
export interface NoteDescription {
  readonly summary: string | null
  readonly notes: readonly string[]
  /** Whom it is for (521), as it is written: `PEGI 16`. */
  readonly audience: string | null
}

/** Reads summary (520) and notes. */
export function describeNotes(fields: Fields): NoteDescription {
  const summaries = fields
    .all('520')
    .map((field) => text(field, 'ab'))
    .filter((value) => value !== '')
  const audience = fields.all('521').map((field) => text(field, 'a'))
  return {
    audience: audience.filter((value) => value !== '').join('; ') || null,
    summary: summaries[0] ?? null,
    notes: [
      ...summaries.slice(1),
      ...readerNotes.flatMap((tag) => fields.all(tag).map((field) => text(field, everyLetter))),
    ].filter((value) => value !== ''),
  }
}

const summaryLength = 400

/** A summary as lists show it: cut at a word. */
export function shortSummary(summary: string | null): string | null {
  if (summary === null || summary.length <= summaryLength) return summary
  const cut = summary.slice(0, summaryLength)
  return `${shown(cut.slice(0, cut.lastIndexOf(' ') > 200 ? cut.lastIndexOf(' ') : summaryLength))}…`
}
