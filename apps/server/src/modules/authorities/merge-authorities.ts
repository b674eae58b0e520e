import {
  changedRecord,
  controlNumber,
  dataField,
  editLeader,
  fieldsWith,
  subfieldText,
  withSubfields,
  withTag,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Authority, MergeAuthorities } from './contract-authorities.ts'
import { authorityAt, authorityNotFound } from './read-authority.ts'
import { headingOf } from './rules/heading-text.ts'
import { changeAuthority } from './save-authority.ts'
import { storedAuthority } from './stored-authority.ts'

type Request = NonNullable<typeof MergeAuthorities.types>['body']

/** Merges a record into another one of the same vocabulary; both get a new version, so that restoring undoes it. */
export async function mergeAuthorities(
  w: Work,
  id: number,
  { into, version, why }: Request,
): Promise<Outcome<Authority>> {
  if (id === into)
    return refuse({
      code: 'same-authority',
      field: 'into',
      message: 'A record cannot be merged into itself. Choose the other one.',
    })
  // In one order, so that two who merge the same records the other way round do not wait for each other.
  if (into < id) await authorityAt(w, into, { lock: true })
  const gone = await authorityAt(w, id, { lock: true })
  const stays = await authorityAt(w, into, { lock: true })
  if (!gone) return authorityNotFound(id)
  if (!stays) return authorityNotFound(into)
  if (gone.vocabulary !== stays.vocabulary) {
    return refuse({
      code: 'other-vocabulary',
      field: 'into',
      message: `The records are of two vocabularies (${gone.vocabulary} and ${stays.vocabulary}); each keeps its own.`,
    })
  }
  const absorbed = storedAuthority(gone.record, gone.form)
  const heading = fieldsWith(storedAuthority(stays.record, stays.form), '1XX')[0]
  const reason = why?.trim() || 'Merged'
  const taken = await changeAuthority(
    w,
    into,
    { version: stays.current, why: `${reason}: took over ${gone.control}` },
    (record) => withReferencesOf(record, absorbed),
  )
  if (isRefusal(taken)) return taken
  const retired = await changeAuthority(
    w,
    id,
    { version, why: `${reason} into ${stays.control}` },
    (record) => replacedBy(record, heading, stays.control),
    { into },
  )
  if (isRefusal(retired)) return retired
  await sql`update authorities.authority set successor_id = ${into}, state = 'replaced' where id = ${id}`.execute(w.db)
  return taken
}

/** The record with the heading of another one and its references among its own, each once, and the other's number. */
export function withReferencesOf(record: MarcRecord, other: MarcRecord): MarcRecord {
  const nameOf = (field: Field) => {
    const heading = field.kind === 'data' ? headingOf(field) : undefined
    return heading && `${field.tag} ${heading.key}`
  }
  const own = new Set(record.fields.flatMap((field) => nameOf(field) ?? []))
  const ownHeading = fieldsWith(record, '1XX').map((field) => nameOf(field)?.slice(1))[0]
  const added = other.fields.flatMap((field): readonly Field[] => {
    if (field.kind !== 'data' || !/^[145]/.test(field.tag)) return []
    const moved = field.tag.startsWith('1') ? withTag(field, `4${field.tag.slice(1)}`) : field
    const name = nameOf(moved)
    if (name === undefined || own.has(name) || name.slice(1) === ownHeading) return []
    own.add(name)
    return [moved]
  })
  const number = (subfieldText(fieldsWith(other, '010')[0], 'a') ?? '').trim()
  const old =
    number === '' ? dataField('035', '  ', ['z', controlNumber(other)]) : dataField('010', '  ', ['z', number])
  return changedRecord(record, { fields: inOrder([...withNumber(record.fields, old), ...added]) })
}

/** 010 is not repeated: a number that was cancelled stands in the one that is there. */
function withNumber(fields: readonly Field[], old: Field): readonly Field[] {
  const place = fields.findIndex(({ tag, kind }) => tag === '010' && kind === 'data')
  const present = fields[place]
  if (old.tag !== '010' || present?.kind !== 'data' || old.kind !== 'data') return [...fields, old]
  return fields.with(place, withSubfields(present, [...present.subfields, ...old.subfields]))
}

/** Fields of a block stand together; those of one tag stay in their order. */
function inOrder(fields: readonly Field[]): readonly Field[] {
  return fields.toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0))
}

function replacedBy(record: MarcRecord, heading: Field | undefined, control: string): MarcRecord {
  const text = heading?.kind === 'data' ? (headingOf(heading)?.text ?? '') : ''
  const note = dataField(
    '682',
    '  ',
    ['i', 'This heading has been replaced by the heading'],
    ['a', text],
    ['0', control],
  )
  return changedRecord(record, {
    leader: editLeader(record.leader, { status: 'x' }),
    fields: inOrder([...record.fields.filter(({ tag }) => tag !== '682'), note]),
  })
}
