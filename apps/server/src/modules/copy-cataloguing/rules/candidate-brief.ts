import { fieldsWith, type MarcRecord } from '@carrel/marc'
import type { BibDraft } from '../../catalog/index.ts'

/** What lists show of a record. */
export interface CandidateBrief {
  readonly title: string
  readonly author: string | null
  readonly year: number | null
  readonly edition: string | null
  readonly publisher: string | null
  readonly extent: string | null
  readonly format: string
  readonly language: string | null
  readonly isbns: readonly string[]
  readonly classNumbers: readonly string[]
  readonly subjects: number
  readonly fields: number
}

/** What lists show of a record, from what was read out of it. */
export function candidateBrief(
  record: MarcRecord,
  { brief, description }: Pick<BibDraft, 'brief' | 'description'>,
): CandidateBrief {
  const { edition, publisher, extent } = description.publication
  return {
    title: brief.title,
    author: brief.author,
    year: brief.year,
    edition,
    publisher,
    extent,
    format: brief.format,
    language: brief.language,
    isbns: description.identifiers.isbns,
    classNumbers: description.classNumbers,
    subjects: fieldsWith(record, '6XX').length,
    fields: record.fields.length,
  }
}
