import { createWriter, writeIso2709, type MarcEntry, type MarcRecord } from '@carrel/marc'
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
  file: { readonly form: RecordForm; readonly notes: readonly string[]; readonly edited: boolean },
  headingKey: (text: string) => string,
): PreparedRecord {
  const { number, offset, raw, record } = entry
  const told = [
    ...file.notes,
    ...entry.problems.filter(({ severity }) => severity !== 'info').map(({ message }) => message),
  ]
  if (record && file.form === 'iso2709' && record.leader[9] === 'a' && record.encoding !== 'utf-8') {
    told.push(`It claims to be UTF-8 (Leader/09 a) and is not; it was read as ${record.encoding.toUpperCase()}.`)
  }
  const place = { number, offset, length: raw.length }
  if (!record) return { ...place, control: null, title: null, notes: told, usable: undefined }
  const fields = layOut(record)
  const draft = draftOf(fields, file.edited ? written(record) : { bytes: raw, form: file.form }, headingKey)
  const problem = recordProblem(fields, draft.description)
  const { control } = draft.description.identifiers
  const known = {
    control: control === '' ? null : control,
    title: draft.brief.title === noTitle ? null : draft.brief.title,
  }
  if (problem !== undefined) return { ...place, ...known, notes: [problem, ...told], usable: undefined }
  return { ...place, ...known, notes: told, usable: { record, draft, thinness: thinness(fields) } }
}

/** The bytes of a record that was put together here; one that ISO 2709 cannot hold is kept as JSON. */
function written(record: MarcRecord): { readonly bytes: Uint8Array; readonly form: RecordForm } {
  const done = writeIso2709(record, { encoding: 'utf-8' })
  return done.ok ? { bytes: done.bytes, form: 'iso2709' } : { bytes: createWriter('json').write(record), form: 'json' }
}
