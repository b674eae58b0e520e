import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, type Work } from '../../../platform/work.ts'
import type { TitleList } from '../contract.ts'
import { changeTitles, type Side } from './change-titles.ts'
import { listNotFound, listsById } from './lists.ts'

interface Locked {
  readonly collection: number
  readonly state: TitleList['state']
  readonly base: number | null
  readonly version: number
  readonly last: number | null
  readonly name: string
  readonly fileName: string
  /** How many titles it changes. */
  readonly changes: number
}

async function locked(w: Work, id: number): Promise<Locked | undefined> {
  const { rows } = await sql<Locked>`
    select c.id as collection, l.state, l.base_version as base, c.version, c.last_list_id as last, c.name,
      l.file_name as "fileName", l.added + l.changed + l.withdrawn as changes
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
  if (known.base !== known.version) return refuse(collectionChanged(known))
  return change(w, id, known, 'after')
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
  return change(w, id, known, 'before')
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

function collectionChanged({ name }: Locked): Block {
  return {
    code: 'collection-changed',
    message: `The titles of “${name}” have changed since this list was compared with them. Bring the file again.`,
  }
}

/** More changes than these are made by a job, so that nobody waits at a button. */
const mostAtOnce = 2000

const applyJob = defineJob<{ readonly list: number; readonly side: Side; readonly name: string }>(
  'e-collections.apply',
  { title: ({ name, side }) => `${side === 'after' ? 'Applying' : 'Undoing'} of ${name}`, retries: 3 },
)

/** Applies and undoes large lists, with progress. What goes wrong leaves the list as it was, with the reason. */
export const applyHandler: JobHandler = handle(applyJob, async ({ platform, actor, progress }, { list, side }) => {
  try {
    await mustWork(platform, actor, (w) => changeUnderWay(w, list, side, progress))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    await sql`update e_collections.list set state = ${side === 'after' ? 'previewed' : 'applied'}, said = ${said.slice(0, 1000)}
      where id = ${list} and state = ${underWay[side]}`.execute(platform.database.kysely)
    platform.live.tell('e-collection', {})
    throw error
  }
  return { list }
})

const underWay = { after: 'applying', before: 'undoing' } as const

async function change(w: Work, id: number, known: Locked, side: Side): Promise<Outcome<TitleList>> {
  if (known.changes <= mostAtOnce) {
    await changeTitles(w, { list: id, collection: known.collection, side })
    return ended(w, id, known, side)
  }
  const job = await w.enqueue(applyJob, { list: id, side, name: known.fileName })
  await sql`update e_collections.list set state = ${underWay[side]}, job_id = ${job}, said = '' where id = ${id}`.execute(
    w.db,
  )
  w.afterCommit(() => w.platform.live.tell('e-collection', { id: known.collection }))
  return (await listsById(w, [id]))[0] ?? listNotFound()
}

/** What the job does: all in one transaction, so that readers see the one list or the other. Nothing where it was done already. */
async function changeUnderWay(
  w: Work,
  id: number,
  side: Side,
  progress: (done: number, total: number | undefined) => void,
): Promise<Outcome<object>> {
  const known = await locked(w, id)
  if (known?.state !== underWay[side]) return {}
  // Another list may have been applied, or undone, while this one waited for its turn.
  if (side === 'after' ? known.base !== known.version : known.last !== id) return refuse(collectionChanged(known))
  await changeTitles(w, { list: id, collection: known.collection, side }, (done) => progress(done, known.changes))
  return ended(w, id, known, side)
}

async function ended(w: Work, id: number, { collection, name }: Locked, side: Side): Promise<Outcome<TitleList>> {
  const state = side === 'after' ? 'applied' : 'undone'
  await sql`update e_collections.list set state = ${state}, said = '', finished_at = ${w.now} where id = ${id}`.execute(
    w.db,
  )
  await sql`update e_collections.collection set version = version + 1, last_list_id = (
      select max(l.id) from e_collections.list l where l.collection_id = ${collection} and l.state = 'applied')
    where id = ${collection}`.execute(w.db)
  await w.audit({ action: `e-collection.${state}`, subject: `e-collection:${collection}`, detail: { name, list: id } })
  w.afterCommit(() => w.platform.live.tell('e-collection', { id: collection }))
  return (await listsById(w, [id]))[0] ?? listNotFound()
}
