import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { ChangeRecordSet, CombineRecordSets, CreateRecordSet, Gathered, RecordSet } from '../contract.ts'
import { ownerOf } from '../owner.ts'
import { selected } from '../selection.ts'
import { addToSet } from './gather.ts'
import { getSet } from './sets.ts'

type Creation = NonNullable<typeof CreateRecordSet.types>['body']
type Change = NonNullable<typeof ChangeRecordSet.types>['body']
type Combination = NonNullable<typeof CombineRecordSets.types>['body']

/** Makes a record set, empty or with what a selection or a list of numbers names. */
export async function createSet(w: Work, request: Creation): Promise<Outcome<Gathered>> {
  const id = await insertSet(w, request)
  return isRefusal(id) ? id : addToSet(w, id, request.from ?? { list: '' })
}

async function insertSet(w: Work, { name, note, shared }: Omit<Creation, 'from'>): Promise<Outcome<number>> {
  const wanted = tidyName(name)
  const taken = await nameTaken(w, wanted)
  if (taken) return taken
  const { rows } = await sql<{ id: number }>`
    insert into batch_editing.record_set (name, note, shared, owner, owner_name, created_at, changed_at)
    values (${wanted}, ${note?.trim() ?? ''}, ${shared ?? true}, ${ownerOf(w.actor)}, ${actorName(w.actor)}, ${w.now}, ${w.now})
    returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await w.audit({ action: 'record-set.create', subject: `record-set:${id}`, detail: { name: wanted } })
  return id
}

/** Renames, describes or shares a record set. */
export async function changeSet(w: Work, id: number, change: Change): Promise<Outcome<RecordSet>> {
  const set = await getSet(w, id, { lock: true })
  if (isRefusal(set)) return set
  const name = change.name === undefined ? set.name : tidyName(change.name)
  const taken = await nameTaken(w, name, id)
  if (taken) return taken
  await sql`
    update batch_editing.record_set set name = ${name}, note = ${change.note?.trim() ?? set.note},
      shared = ${change.shared ?? set.shared}, changed_at = ${w.now} where id = ${id}`.execute(w.db)
  return getSet(w, id)
}

/** Deletes a record set; it can be taken back. */
export async function deleteSet(w: Work, id: number): Promise<Outcome<object>> {
  const set = await getSet(w, id, { lock: true })
  if (isRefusal(set)) return set
  await sql`update batch_editing.record_set set deleted_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'record-set.delete', subject: `record-set:${id}`, detail: { name: set.name } })
  return {}
}

/** Takes a deleted set back; under another name where its own has been taken since. */
export async function restoreSet(w: Work, id: number): Promise<Outcome<RecordSet>> {
  const set = await getSet(w, id, { deleted: true, lock: true })
  if (isRefusal(set)) return set
  let name = set.name
  for (let number = 2; await nameTaken(w, name); number++) name = `${set.name} ${number}`
  await sql`update batch_editing.record_set set deleted_at = null, name = ${name} where id = ${id}`.execute(w.db)
  return getSet(w, id)
}

/** Makes a new set of what two selections have together, or one without the other. */
export async function combineSets(w: Work, request: Combination): Promise<Outcome<RecordSet>> {
  const first = await selected(w, request.first)
  if (isRefusal(first)) return first
  const second = await selected(w, request.second)
  if (isRefusal(second)) return second
  const note = `${first.text} ${between[request.how]} ${second.text}`
  const id = await insertSet(w, { ...request, note })
  if (isRefusal(id)) return id
  const how = { union: sql`union`, intersection: sql`intersect`, difference: sql`except` }[request.how]
  await sql`
    insert into batch_editing.record_set_member (set_id, bib_id)
    select ${id}, b.id from ((${first.bibs}) ${how} (${second.bibs})) s join catalog.bib_view b on b.id = s.bib`.execute(
    w.db,
  )
  return getSet(w, id)
}

const between = { union: 'or', intersection: 'and also', difference: 'but not' }

async function nameTaken(w: Work, name: string, but?: number) {
  const { rows } = await sql<{ owner_name: string }>`
    select owner_name from batch_editing.record_set
    where lower(name) = lower(${name}) and deleted_at is null and id is distinct from ${but ?? null}`.execute(w.db)
  const [other] = rows
  if (!other) return undefined
  return refuse({
    code: 'record-set-name-taken',
    field: 'name',
    message: `There is a record set “${name}” already (${other.owner_name}). Choose another name.`,
  })
}

function tidyName(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ') || 'Set'
}
