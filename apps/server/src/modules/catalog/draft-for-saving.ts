import { changedRecord, controlField, createWriter, writeIso2709, type Field, type MarcRecord } from '@carrel/marc'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import { draftOf, type BibDraft, type RecordForm } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'
import { recordProblem } from './rules/refuse-record.ts'
import { storedRecord } from './stored-record.ts'

/**
 * Makes a record that was written here ready to be stored: with a control number where it lacks one, with the moment of
 * the change in 005, in UTF-8. A record that ISO 2709 cannot hold is kept as JSON.
 */
export function draftForSaving(
  record: MarcRecord,
  { control, now }: { readonly control: string; readonly now: Temporal.Instant },
): Outcome<BibDraft> {
  const saved = changedRecord(record, { fields: dated(numbered(record.fields, control), now) })
  const written = writeIso2709(saved, { encoding: 'utf-8' })
  const form: RecordForm = written.ok ? 'iso2709' : 'json'
  const bytes = written.ok ? written.bytes : createWriter('json').write(saved)
  const fields = layOut(storedRecord(bytes, form))
  const draft = draftOf(fields, { bytes, form })
  const problem = recordProblem(fields, draft.description)
  return problem === undefined ? draft : refuse({ code: 'invalid-marc', field: 'marc', message: problem })
}

function numbered(fields: readonly Field[], control: string): readonly Field[] {
  const given = fields.some((field) => field.tag === '001' && field.kind === 'control' && field.value.trim() !== '')
  return given ? fields : [controlField('001', control), ...fields.filter((field) => field.tag !== '001')]
}

/** 005 is `yyyymmddhhmmss.0`; it stands after 001 and 003. */
function dated(fields: readonly Field[], now: Temporal.Instant): readonly Field[] {
  const changed = controlField('005', `${now.toString({ smallestUnit: 'second' }).replaceAll(/\D/g, '')}.0`)
  const others = fields.filter((field) => field.tag !== '005')
  const place = others.findIndex((field) => field.tag > '005')
  return place < 0 ? [...others, changed] : [...others.slice(0, place), changed, ...others.slice(place)]
}
