import type { Field, MarcRecord } from '@carrel/marc'
import type { Static } from 'typebox'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { MarcField, MarcView } from './contract.ts'
import { bibNotFound, currentBib } from './get-bib.ts'
import type { RecordForm } from './rules/bib-draft.ts'
import { storedRecord } from './stored-record.ts'

/** The record of a title as it is stored: its bytes as they came or were saved, and how they are written. */
export interface StoredMarc {
  readonly bytes: Buffer
  readonly form: RecordForm
  readonly version: number
}

/** The bytes of a title's record: what came in and was not edited goes out as it came. */
export async function bibMarc(w: Work, id: number): Promise<Outcome<StoredMarc>> {
  const row = await currentBib(w, id)
  if (!row || (row.suppressed && (w.actor.kind === 'anonymous' || w.actor.kind === 'patron'))) return bibNotFound(id)
  return { bytes: row.record, form: row.form, version: row.version }
}

/** The record of a title, field by field. */
export async function bibMarcView(w: Work, id: number): Promise<Outcome<Static<typeof MarcView>>> {
  const stored = await bibMarc(w, id)
  if (isRefusal(stored)) return stored
  return marcView(storedRecord(stored.bytes, stored.form), stored.version)
}

/** A record in the form that screens show. */
export function marcView(record: MarcRecord, version: number): Static<typeof MarcView> {
  return { leader: record.leader, fields: record.fields.map(fieldView), version }
}

function fieldView(field: Field): Static<typeof MarcField> {
  if (field.kind === 'control') return { tag: field.tag, value: field.value }
  const { tag, indicators, subfields } = field
  return { tag, indicators, subfields: subfields.map(({ code, value }) => ({ code, value })) }
}
