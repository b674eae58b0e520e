import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { withWork, type Actor, type Work } from '../../../platform/work.ts'
import type { TitleList } from '../contract.ts'
import { listNotFound, listsById } from './lists.ts'

interface Locked {
  readonly collection: number
  readonly state: TitleList['state']
  readonly base: number | null
  readonly version: number
  readonly last: number | null
  readonly name: string
}

async function locked(w: Work, id: number): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`
    select c.id as collection, l.state, l.base_version as base, c.version, c.last_list_id as last, c.name
    from e_collections.list l join e_collections.collection c on c.id = l.collection_id
    where l.id = ${id} and c.deleted_at is null for update`.execute(w.db)
  return rows[0]
}

/** Applies a list that was looked at; refused when the titles of the collection have changed since. */
export async function applyList(w: Work, id: number): Promise<Outcome<TitleList>> {
  const known = await locked(w, id)
  if (!known) return listNotFound()
  if (known.state !== 'previewed')
    return refuse({
      code: 'list-not-open',
      message: 'This list is not open any more, or is still being read. Look at it again.',
    })
  if (known.base !== known.version)
    return refuse({
      code: 'collection-changed',
      message: `The titles of “${known.name}” have changed since this list was compared with them. Bring the file again.`,
    })
  await write(w, id, known.collection, 'after')
  return ended(w, id, known, 'applied')
}

/** Undoes the list that was applied last: titles are again as they were before. */
export async function undoList(w: Work, id: number): Promise<Outcome<TitleList>> {
  const known = await locked(w, id)
  if (!known) return listNotFound()
  if (known.state !== 'applied' || known.last !== id)
    return refuse({
      code: 'list-not-last',
      message: 'Only the list that was applied last can be undone: undo the later ones first.',
    })
  await write(w, id, known.collection, 'before')
  return ended(w, id, known, 'undone')
}

/** Puts a list away that was only looked at. */
export async function discardList(w: Work, id: number): Promise<Outcome<TitleList>> {
  const known = await locked(w, id)
  if (!known) return listNotFound()
  if (known.state !== 'previewed')
    return refuse({ code: 'list-not-open', message: 'This list is not open any more, or is still being read.' })
  await sql`delete from e_collections.change where list_id = ${id}`.execute(w.db)
  await sql`update e_collections.list set state = 'discarded', finished_at = ${w.now} where id = ${id}`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('e-collection', { id: known.collection }))
  return (await listsById(w, [id]))[0] ?? listNotFound()
}

/** Puts titles in the state that they have after, or had before, a list. */
async function write(w: Work, list: number, collection: number, side: 'before' | 'after'): Promise<void> {
  const to = sql.ref(side)
  await sql`delete from e_collections.title t using e_collections.change c
    where c.list_id = ${list} and t.collection_id = ${collection} and t.key = c.key and c.${to} is null`.execute(w.db)
  await sql`
    insert into e_collections.title (collection_id, key, name, sort_key, kind, numbers, url, lines)
    select ${collection}, c.key, n.name, n.sort, n.kind, n.numbers, n.url, n.lines
    from e_collections.change c, jsonb_to_record(c.${to})
      as n(name text, sort text, kind text, numbers text[], url text, lines jsonb)
    where c.list_id = ${list} and c.${to} is not null
    on conflict (collection_id, key) do update set name = excluded.name, sort_key = excluded.sort_key, kind = excluded.kind,
      numbers = excluded.numbers, url = excluded.url, lines = excluded.lines`.execute(w.db)
}

async function ended(
  w: Work,
  id: number,
  { collection, name }: Locked,
  state: 'applied' | 'undone',
): Promise<Outcome<TitleList>> {
  await sql`update e_collections.list set state = ${state}, finished_at = ${w.now} where id = ${id}`.execute(w.db)
  await sql`update e_collections.collection set version = version + 1, last_list_id = (
      select max(l.id) from e_collections.list l where l.collection_id = ${collection} and l.state = 'applied')
    where id = ${collection}`.execute(w.db)
  await w.audit({ action: `e-collection.${state}`, subject: `e-collection:${collection}`, detail: { name, list: id } })
  w.afterCommit(() => w.platform.live.tell('e-collection', { id: collection }))
  return (await listsById(w, [id]))[0] ?? listNotFound()
}

const mostWithdrawn = 0.25

/** Applies a list that was fetched by itself, unless lines were refused or many titles would go: then it waits for a person. */
export async function applyByItself(platform: Platform, actor: Actor, list: number): Promise<void> {
  await withWork(platform, actor, async (w) => {
    const { rows } = await sql<{ refused: number; withdrawn: number; titles: number; changes: number }>`
      select l.refused, l.withdrawn, l.added + l.changed + l.withdrawn as changes,
        (select count(*) from e_collections.title t where t.collection_id = l.collection_id) as titles
      from e_collections.list l where l.id = ${list} and l.state = 'previewed' and l.automatic`.execute(w.db)
    const [known] = rows
    if (!known) return
    if (known.changes === 0) return void (await discardList(w, list))
    const why =
      known.withdrawn > known.titles * mostWithdrawn
        ? `${known.withdrawn} of ${known.titles} titles would be withdrawn. Look at it and apply it, or put it away.`
        : known.refused > 0
          ? `${known.refused} lines were refused. Look at it and apply it, or put it away.`
          : undefined
    if (why === undefined) {
      const applied = await applyList(w, list)
      if (!isRefusal(applied)) return
    }
    const said = why ?? 'The titles changed meanwhile. Bring the file again.'
    await sql`update e_collections.list set said = ${said} where id = ${list}`.execute(w.db)
  })
}
