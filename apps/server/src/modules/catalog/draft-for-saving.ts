import { changedRecord, controlField, createWriter, writeIso2709, type Field, type MarcRecord } from '@carrel/marc'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import { draftOf, type BibDraft, type RecordForm } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'
import { recordProblem } from './rules/refuse-record.ts'
import { storedRecord } from './stored-record.ts'

/** What a record that is saved here needs to know: the number that it gets where it has none, and the moment. */
export interface Saving {
  readonly control: string
  readonly now: Temporal.Instant
}

/**
 * Writes a record as it is stored when it was changed here: with a control number where it lacks one, with the moment of
 * the change in 005, in UTF-8. A record that ISO 2709 cannot hold is kept as JSON.
 */
export function writtenForSaving(
  record: MarcRecord,
  { control, now }: Saving,
): { readonly record: MarcRecord; readonly bytes: Uint8Array; readonly form: RecordForm } {
  const saved = changedRecord(record, { fields: dated(numbered(record.fields, control), now) })
  const written = writeIso2709(saved, { encoding: 'utf-8' })
  return written.ok
    ? { record: saved, bytes: written.bytes, form: 'iso2709' }
    : { record: saved, bytes: createWriter('json').write(saved), form: 'json' }
}

/** Makes a record that was written here ready to be stored, or says why it cannot be a title. */
export function draftForSaving(record: MarcRecord, saving: Saving): Outcome<BibDraft> {
  const { bytes, form } = writtenForSaving(record, saving)
  const fields = layOut(storedRecord(bytes, form))
  const draft = draftOf(fields, { bytes, form })
  const problem = recordProblem(fields, draft.description)
  return problem === undefined ? draft : refuse({ code: 'invalid-marc', field: 'marc', message: problem })
}

function numbered(fields: readonly Field[], control: string): readonly Field[] {
  const given = fields.some((field) => field.tag === '001' && field.kind === 'control' && field.value.trim() !== '')
  return given ? fields : [controlField('001', control), ...fields.filter((field) => field.tag !== '001')]
}

/** The last stamp that was asked for: many records are changed at one moment. */
let known = { at: Number.NaN, stamp: '' }

/** The moment of a change as field 005 has it: `yyyymmddhhmmss.0`, always 16 characters. */
export function changeStamp(now: Temporal.Instant): string {
  const at = now.epochMilliseconds
  if (known.at !== at) {
    known = { at, stamp: `${now.toString({ smallestUnit: 'second' }).replaceAll(/\D/g, '')}.0` }
  }
  return known.stamp
}

/** 005 stands after 001 and 003. */
function dated(fields: readonly Field[], now: Temporal.Instant): readonly Field[] {
  const changed = controlField('005', changeStamp(now))
  const others = fields.filter((field) => field.tag !== '005')
  const place = others.findIndex((field) => field.tag > '005')
  return place < 0 ? [...others, changed] : [...others.slice(0, place), changed, ...others.slice(place)]
}
