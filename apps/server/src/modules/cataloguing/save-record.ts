import { changedRecord, createRecord, type Field } from '@carrel/marc'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibRecordAt, createBib, marcView, saveBibRecord, type Bib } from '../catalog/index.ts'
import type { AddRecord, EditedRecord, RestoreVersion, SaveRecord } from './contract.ts'
import { fieldSent, keepBytes } from './rules/keep-bytes.ts'

type Save = NonNullable<typeof SaveRecord.types>['body']
type Restore = NonNullable<typeof RestoreVersion.types>['body']
type Add = NonNullable<typeof AddRecord.types>['body']

/** The record of a title as the editor wants it: the present version, or another. */
export async function recordForEditing(w: Work, bib: number, version?: number): Promise<Outcome<EditedRecord>> {
  const found = await bibRecordAt(w, bib, version)
  if (isRefusal(found)) return found
  const { record, at, by, why } = found
  return { bib, at, by, why, ...marcView(record, found.version) }
}

/** Saves what was edited as the next version; refused when somebody saved in between, or it can be no record. */
export async function saveRecord(w: Work, bib: number, request: Save): Promise<Outcome<Bib>> {
  const fields = request.fields.map(fieldSent)
  const broken = unwritable(request.leader, fields)
  if (broken) return broken
  const saved = await saveBibRecord(w, bib, request, (stored) =>
    changedRecord(stored, { leader: request.leader, fields: keepBytes(fields, stored) }),
  )
  if (!isRefusal(saved)) w.afterCommit(() => w.platform.live.tell('record', { bib, version: saved.version }))
  return saved
}

/** Saves a new record as a title. */
export async function addRecord(w: Work, { leader, fields: sent }: Add): Promise<Outcome<Bib>> {
  const fields = sent.map(fieldSent)
  return unwritable(leader, fields) ?? createBib(w, { record: createRecord(leader, fields) })
}

/** Makes an earlier version the present one again. The versions between stay: this is one more. */
export async function restoreVersion(w: Work, bib: number, { version, current, why }: Restore): Promise<Outcome<Bib>> {
  const old = await bibRecordAt(w, bib, version)
  if (isRefusal(old)) return old
  const reason = why?.trim() || `Version ${version} restored`
  const saved = await saveBibRecord(w, bib, { version: current, why: reason }, () => old.record)
  if (!isRefusal(saved)) w.afterCommit(() => w.platform.live.tell('record', { bib, version: saved.version }))
  return saved
}

/** What no form of a record can hold; everything else is saved as it is and flagged by the rules. */
function unwritable(leader: string, fields: readonly Field[]) {
  const blocks = fields.flatMap((field, place) => {
    const where = `Field ${place + 1} (${field.tag})`
    if (!/^[0-9A-Za-z]{3}$/.test(field.tag)) {
      return { code: 'invalid-marc', field: `fields.${place}`, message: `${where}: a tag has three letters or digits.` }
    }
    if (textsOf(field).some((text) => /[\u001D-\u001F]/.test(text))) {
      return {
        code: 'invalid-marc',
        field: `fields.${place}`,
        message: `${where}: it holds a character that ends fields or records. Take it out and save again.`,
      }
    }
    return []
  })
  if (!/^[\x20-\x7E]{24}$/.test(leader)) {
    blocks.unshift({
      code: 'invalid-marc',
      field: 'leader',
      message: 'The leader has 24 plain characters. Put it right in the form of the leader.',
    })
  }
  return blocks.length > 0 ? refuse(...blocks.slice(0, 20)) : undefined
}

function textsOf(field: Field): readonly string[] {
  if (field.kind === 'control') return [field.value]
  return [field.indicators, ...field.subfields.flatMap(({ code, value }) => [code, value])]
}
