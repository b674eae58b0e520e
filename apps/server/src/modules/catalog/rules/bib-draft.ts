import { createHash } from 'node:crypto'
import type { InputFormat } from '@carrel/marc'
import { matchKey, standardNumber, titleFeatures, titleKeys } from '@carrel/marc-merge'
import type { HeadingUse } from '../../authorities/index.ts'
import { describeRecord, type BibDescription } from './describe-record.ts'
import type { Fields } from './fields.ts'
import { headingUses } from './headings.ts'
import { matchKeysOf } from './match-keys.ts'
import { shortSummary } from './notes.ts'
import { searchDocument } from './search-document.ts'

/** How the bytes of a record are written: a format that `@carrel/marc` reads. */
export type RecordForm = InputFormat

/** A record that is ready to be stored: its bytes, and everything that is kept beside them. */
export interface BibDraft {
  readonly bytes: Uint8Array
  readonly form: RecordForm
  readonly description: BibDescription
  /** Columns of `catalog.bib` that come from the record. */
  readonly brief: BriefColumns
  readonly matchKeys: readonly string[]
  readonly headings: readonly HeadingUse[]
  /** The search document as JSON text. */
  readonly document: string
}

/** Columns of `catalog.bib` that are read out of the record. */
export type BriefColumns = Readonly<
  Record<'control_number' | 'control_source' | 'title' | 'format', string> &
    Record<
      'original_title' | 'author' | 'original_author' | 'language' | 'isbn' | 'class_number' | 'summary' | 'rating',
      string | null
    > & { year: number | null }
>

/** Makes a record ready to be stored. Pure; `headingKey` may remember the keys of headings that come often. */
export function draftOf(
  fields: Fields,
  record: { readonly bytes: Uint8Array; readonly form: RecordForm },
  headingKey?: (text: string) => string,
): BibDraft {
  const description = describeRecord(fields)
  const { title, people, publication, identifiers, languages, classNumbers, notes } = description
  const keys = [...matchKeysOf(identifiers), ...wordKeys(fields)]
  return {
    ...record,
    description,
    brief: {
      control_number: identifiers.control,
      control_source: identifiers.source,
      title: title.title,
      original_title: title.original,
      author: people.author,
      original_author: people.original,
      year: publication.year,
      format: description.format,
      language: languages[0] ?? null,
      isbn: identifiers.isbns[0] ?? null,
      class_number: classNumbers[0] ?? null,
      summary: shortSummary(notes.summary),
      rating: notes.audience,
    },
    // A record without a number of its own is known again by its very bytes, so that the same file may come twice.
    matchKeys: identifiers.control === '' ? [...keys, bytesKey(record.bytes)] : keys,
    headings: headingUses(fields, description, headingKey),
    document: JSON.stringify(searchDocument(description)),
  }
}

/** Keys by which records without a number in common may find each other: of no use by themselves. */
function wordKeys(fields: Fields): readonly string[] {
  const titles = titleKeys({ titles: titleFeatures(fields.all('245'), fields.all('880')) })
  const standard = fields.all('024').flatMap((field) => standardNumber(field) ?? [])
  return [...titles.map((key) => matchKey('title', key)), ...new Set(standard.map((key) => matchKey('standard', key)))]
}

function bytesKey(bytes: Uint8Array): string {
  return `bytes:${createHash('sha1').update(bytes).digest('base64url')}`
}
