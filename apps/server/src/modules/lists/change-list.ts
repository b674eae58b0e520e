import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { typedLine, typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { listLimits, type Sharing, type TitleList, type WholeList } from './contract.ts'
import { listOf, ownedBy, type Owner } from './read-lists.ts'

/** A list as it is to be; what is left out stays. */
export interface ListContent {
  readonly name?: string
  readonly note?: string
  readonly signed?: string
  readonly sharing?: Sharing
  readonly homePlace?: number | null
}

const nameless = refuse({ code: 'name-needed', field: 'name', message: 'Give the list a name.' })

function tidied({ name, note, signed, ...rest }: ListContent): ListContent {
  return {
    ...rest,
    ...(name !== undefined && { name: typedLine(name).slice(0, listLimits.name) }),
    ...(note !== undefined && { note: typedText(note).slice(0, listLimits.note) }),
    ...(signed !== undefined && { signed: typedLine(signed).slice(0, listLimits.signed) }),
  }
}

/** Makes a list; refused when the owner has too many. What a reader sends twice within a minute makes one list. */
export async function createList(
  w: Work,
  owner: Owner,
  content: ListContent & { readonly name: string },
): Promise<WholeList | Refusal> {
  const { name = '', note = '', signed = '', sharing = 'private' } = tidied(content)
  if (name === '') return nameless
  if (owner !== 'library') {
    await lockOwner(w, owner.patron)
    const made = await madeJustNow(w, owner, name)
    if (made !== undefined) return changed(w, owner, made)
  }
  const { rows: had } = await sql<{ count: number }>`
    select count(*) as count from lists.list l where ${ownedBy(owner)}`.execute(w.db)
  if (owner !== 'library' && (had[0]?.count ?? 0) >= listLimits.lists)
    return refuse({
      code: 'too-many-lists',
      message: `There are ${listLimits.lists} lists already. Delete one that is not needed any more.`,
    })
  const { rows } = await sql<{ id: number }>`
    insert into lists.list (patron_id, name, note, signed, sharing, token, created_at, changed_at)
    values (${owner === 'library' ? null : owner.patron}, ${name}, ${note}, ${signed}, ${sharing},
      ${randomBytes(18).toString('base64url')}, ${w.now}, ${w.now})
    returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  if (owner === 'library') await w.audit({ action: 'list.create', subject: `list:${id}`, detail: { name } })
  return changed(w, owner, id)
}

/** The list of that name that a reader made within the last minute: a button pressed twice makes one list. */
async function madeJustNow(w: Work, owner: Owner, name: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select l.id from lists.list l where ${ownedBy(owner)} and l.name = ${name}
      and l.created_at > ${w.now.subtract({ minutes: 1 })} order by l.id limit 1`.execute(w.db)
  return rows[0]?.id
}

/** Changes what a list is called and who may see it. */
export async function changeList(
  w: Work,
  owner: Owner,
  id: number,
  content: ListContent,
): Promise<WholeList | Refusal> {
  const before = await lockList(w, owner, id)
  if (isRefusal(before)) return before
  const { name, note, signed, sharing, homePlace } = tidied(content)
  if (name === '') return nameless
  await sql`
    update lists.list set name = coalesce(${name ?? null}, name), note = coalesce(${note ?? null}, note),
      signed = coalesce(${signed ?? null}, signed), sharing = coalesce(${sharing ?? null}, sharing),
      home_place = ${homePlace === undefined ? sql`home_place` : homePlace}
    where id = ${id}`.execute(w.db)
  if (owner === 'library') await w.audit({ action: 'list.change', subject: `list:${id}`, detail: { ...content } })
  return changed(w, owner, id)
}

/** Deletes a list with its order and notes; the titles stay in the catalogue. */
export async function deleteList(w: Work, owner: Owner, id: number): Promise<Record<string, never> | Refusal> {
  const list = await lockList(w, owner, id)
  if (isRefusal(list)) return list
  await sql`delete from lists.list where id = ${id}`.execute(w.db)
  if (owner === 'library') await w.audit({ action: 'list.delete', subject: `list:${id}`, detail: { name: list.name } })
  w.afterCommit(() => w.platform.live.tell('list', { list: id }))
  return {}
}

/** Takes a public list of a patron from the public, or shows it again. */
export async function hideList(w: Work, id: number, reason: string | null): Promise<TitleList | Refusal> {
  const { rows } = await sql`
    update lists.list l set hidden_reason = ${reason === null ? null : typedLine(reason)}
    where l.id = ${id} and l.patron_id is not null and l.sharing = 'public' returning l.id`.execute(w.db)
  if (rows.length === 0) return notFound('list', 'There is no public list of a patron with this number.')
  await w.audit({ action: 'list.hide', subject: `list:${id}`, detail: { reason } })
  w.afterCommit(() => w.platform.live.tell('list', { list: id }))
  return listOf(w, id, sql`true`)
}

/** One change at a time for a list, so that its order has no gaps. */
export async function lockList(w: Work, owner: Owner, id: number): Promise<{ readonly name: string } | Refusal> {
  const { rows } = await sql<{ name: string }>`
    select l.name from lists.list l where l.id = ${id} and ${ownedBy(owner)} for update`.execute(w.db)
  return rows[0] ?? notFound('list', 'There is no such list, or it is not yours.')
}

async function lockOwner(w: Work, patron: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('lists.patron', ${patron}))`.execute(w.db)
}

/** The list as it is now, after its time of change was set and open screens were told. */
export async function changed(w: Work, owner: Owner, id: number): Promise<WholeList | Refusal> {
  await sql`update lists.list set changed_at = ${w.now} where id = ${id}`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('list', { list: id }))
  return listOf(w, id, ownedBy(owner))
}
