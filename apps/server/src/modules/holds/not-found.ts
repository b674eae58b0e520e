import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus } from '../catalog/index.ts'
import { branchById } from '../org/index.ts'
import type { SearchedItem } from './contract-pull.ts'
import type { HoldsTables } from './tables.ts'

/** An item was scanned: whoever looked for it or had gone to fetch it need not any more. Sent without waiting. */
export function seenAgain(w: Work, item: number): void {
  w.send(
    sql`with seen as (delete from holds.pull_claim where item_id = ${item})
      update holds.not_found set ended_at = ${w.now} where item_id = ${item} and ended_at is null`.compile(w.db),
  )
}

/**
 * An item was not where it should be. `search` passes it over until it is seen again; `missing` also takes it off the
 * shelf. Either way the next copy is on a pull list at once.
 */
export async function markNotFound(
  w: Work,
  id: number,
  how: 'search' | 'missing',
): Promise<{ readonly item: number; readonly how: 'search' | 'missing' } | Refusal> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  if (item.status !== 'available') {
    return refuse({
      code: 'item-moved',
      message: `This item is not on the shelf any more according to the catalogue (${item.status}); nothing has to be fetched.`,
      facts: { status: item.status },
    })
  }
  await sql`insert into holds.not_found (item_id, branch_id, how, by_name, at)
    values (${id}, ${item.holdingBranch}, ${how}, ${actorName(w.actor)}, ${w.now})
    on conflict (item_id) where ended_at is null do update set how = ${how}, by_name = excluded.by_name, at = excluded.at`.execute(
    w.db,
  )
  await sql`delete from holds.pull_claim where item_id = ${id}`.execute(w.db)
  if (how === 'missing') await setItemStatus(w, item, 'missing')
  await w.audit({ action: 'item.not-found', subject: `item:${id}`, detail: { how, branch: item.holdingBranch } })
  w.afterCommit(() => w.platform.live.tell('hold', { item: id, bib: item.bib }))
  return { item: id, how }
}

/** The item was there after all: it is on its shelf, and may be fetched. */
export async function foundAgain(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const item = await itemForUpdate(w, { id })
  const ended = await tablesOf<HoldsTables>(w)
    .updateTable('holds.not_found')
    .set({ ended_at: w.now })
    .where('item_id', '=', id)
    .where('ended_at', 'is', null)
    .returning('how')
    .executeTakeFirst()
  if (!item || !ended) return notFound('search', 'Nobody looks for this item.')
  if (ended.how === 'missing' && item.status === 'missing') await setItemStatus(w, item, 'available')
  await w.audit({ action: 'item.found', subject: `item:${id}` })
  w.afterCommit(() => w.platform.live.tell('hold', { item: id, bib: item.bib }))
  return {}
}

/** Items of a branch that someone did not find on the shelf, longest looked for first. */
export async function listNotFound(
  w: Work,
  branch: number,
): Promise<{ total: number; rows: SearchedItem[] } | Refusal> {
  if (!(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  const { rows } = await sql<Omit<SearchedItem, 'at'> & { readonly at: Temporal.Instant }>`
    select n.item_id as item, i.barcode, i.bib_id as bib, i.title, i.author, i.call_number as "callNumber", l.name as location, n.how, n.at,
      n.by_name as by
    from holds.not_found n join catalog.item_view i on i.id = n.item_id left join org.shelving_location_view l on l.id = i.location_id
    where n.branch_id = ${branch} and n.ended_at is null order by n.at, n.id`.execute(w.db)
  return { total: rows.length, rows: rows.map((row) => ({ ...row, at: row.at.toString() })) }
}
