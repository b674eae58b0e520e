import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { may, tablesOf, type Work } from '../../platform/work.ts'
import { changeItem, createBib, createItem, deleteBib, itemFacts, itemView, type ItemFacts } from '../catalog/index.ts'
import type { Item } from '../catalog/contract.ts'
import type { Branch } from '../org/index.ts'
import type { FastAdd } from './contract-desk.ts'
import { deskSettingsAt } from './desk-settings.ts'
import type { CirculationTables } from './tables.ts'

/** What the desk types of something that the catalogue does not know. */
export interface FastAddRequest {
  readonly title: string
  readonly author?: string
  readonly itemType?: string
}

/** The permission to lend what is not catalogued. */
export const mayFastAdd = 'circulation:fast-add'

/** Makes a short title, hidden from the public, with a temporary item, so that a reader need not wait; a task for a cataloguer. */
export async function fastAdd(
  w: Work,
  barcode: string,
  request: FastAddRequest,
  branch: Branch,
): Promise<ItemFacts | Refusal> {
  if (!may(w.actor, mayFastAdd))
    return refuse({
      code: 'fast-add-not-allowed',
      field: 'fastAdd',
      message: `The catalogue does not know ${barcode}, and adding it at the desk needs the permission "${mayFastAdd}".`,
    })
  const title = request.title.trim()
  if (title === '')
    return refuse({ code: 'invalid-title', field: 'fastAdd.title', message: 'Type the title that is on the item.' })
  const { fastAddType } = await deskSettingsAt(w, branch.id)
  const author = request.author?.trim() ?? ''
  const bib = await createBib(w, { fields: { title, ...(author !== '' && { author }) } }, { suppressed: true })
  if (isRefusal(bib)) return bib
  const item = await createItem(w, {
    bib: bib.id,
    barcode,
    branch: branch.id,
    itemType: request.itemType ?? fastAddType,
    temporary: true,
  })
  if (isRefusal(item)) return item
  await tablesOf<CirculationTables>(w)
    .insertInto('circulation.fast_add')
    .values({ item_id: item.id, title, branch_id: branch.id, at: w.now, by_name: actorName(w.actor) })
    .execute()
  await w.audit({ action: 'item.fast-add', subject: `item:${item.id}`, detail: { barcode, title, branch: branch.id } })
  return item
}

/** Items that the desk added and nobody has catalogued yet, oldest first. */
export async function listFastAdds(
  w: Work,
  query: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: FastAdd[] }> {
  const { rows } = await sql<Omit<FastAdd, 'at'> & { readonly at: Temporal.Instant; readonly total: number }>`
    select f.item_id as item, i.barcode, i.bib_id as bib, f.title, f.branch_id as branch, b.name as "branchName", f.at, f.by_name as by,
      i.status, count(*) over () as total
    from circulation.fast_add f join catalog.item_place_view i on i.id = f.item_id join org.branch_view b on b.id = f.branch_id
    where f.settled_at is null order by f.at limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toString() })),
  }
}

/** Ends the task: the item is catalogued, here or on another title. */
export async function settleFastAdd(w: Work, item: number, bib: number | undefined): Promise<Item | Refusal> {
  const before = await itemFacts(w, { id: item })
  const settled = await tablesOf<CirculationTables>(w)
    .updateTable('circulation.fast_add')
    .set({ settled_at: w.now, settled_by: actorName(w.actor) })
    .where('item_id', '=', item)
    .where('settled_at', 'is', null)
    .returning('item_id')
    .executeTakeFirst()
  if (!settled || !before) return notFound('fast-add', 'There is no such task, or someone has settled it already.')
  const changed = await changeItem(w, item, {
    temporary: false,
    ...(bib !== undefined && { bib }),
    ...(before.status === 'in-process' && { status: 'available' as const }),
  })
  if (isRefusal(changed)) return changed
  if (bib !== undefined && bib !== before.bib) await deleteBib(w, before.bib)
  await w.audit({ action: 'item.fast-add-settle', subject: `item:${item}`, detail: { bib: bib ?? before.bib } })
  return itemView(changed)
}
