import type { MarcRecord } from '@carrel/marc'
import { draftOf, layOut, recordProblem, writtenForSaving, type BibDraft } from '../../catalog/index.ts'

/** Makes a record that a profile changed ready to be stored; a text says why it cannot be. */
export function draftRecord(
  record: MarcRecord,
  now: Temporal.Instant,
  headingKey: (text: string) => string,
  control: string,
): BibDraft | string {
  // A record that came without a number of its own stays without one, as every import leaves it.
  const hadNumber = record.fields.some(({ tag }) => tag === '001')
  const written = writtenForSaving(record, { control: hadNumber ? '' : control, now })
  const fields = layOut(written.record)
  const draft = draftOf(fields, { bytes: written.bytes, form: written.form }, headingKey)
  return recordProblem(fields, draft.description) ?? draft
}
