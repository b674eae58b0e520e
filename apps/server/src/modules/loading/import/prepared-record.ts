import type { MarcEntry, MarcRecord } from '@carrel/marc'
import {
  type BibDraft,
  draftOf,
  layOut,
  noTitle,
  type RecordForm,
  recordProblem,
  thinness,
} from '../../catalog/index.ts'

/** A record of a file, read and described, before the catalogue was asked about it. */
export interface PreparedRecord {
  readonly number: number
  readonly offset: number
  readonly length: number
  readonly control: string | null
  readonly title: string | null
  /** What was repaired. */
  readonly notes: readonly string[]
  /** What can be stored; undefined when the record is refused. */
  readonly usable: { readonly record: MarcRecord; readonly draft: BibDraft; readonly thinness: number } | undefined
}

/** Reads one record of a file. `headingKey` remembers keys of headings from record to record. */
export function prepareRecord(
  entry: MarcEntry,
  form: RecordForm,
  headingKey: (text: string) => string,
): PreparedRecord {
  const { number, offset, raw, record } = entry
  const told = entry.problems.filter(({ severity }) => severity !== 'info').map(({ message }) => message)
  const place = { number, offset, length: raw.length }
  if (!record) return { ...place, control: null, title: null, notes: told, usable: undefined }
  const fields = layOut(record)
  const draft = draftOf(fields, { bytes: raw, form }, headingKey)
  const problem = recordProblem(fields, draft.description)
  const { control } = draft.description.identifiers
  const known = {
    control: control === '' ? null : control,
    title: draft.brief.title === noTitle ? null : draft.brief.title,
  }
  if (problem !== undefined) return { ...place, ...known, notes: [problem, ...told], usable: undefined }
  return { ...place, ...known, notes: told, usable: { record, draft, thinness: thinness(fields) } }
}
