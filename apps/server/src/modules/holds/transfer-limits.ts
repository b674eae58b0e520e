import { changed, defineCache } from '../../platform/live-cache.ts'
import { violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import { lendingBranch } from '../org/index.ts'
import type { TransferLimit } from './contract-policy.ts'
import type { HoldsTables } from './tables.ts'

const topic = 'hold-transfer-limits'

const key = (type: string, from: number, to: number) => `${type} ${from} ${to}`

const limits = defineCache(topic, [topic], async (w): Promise<ReadonlySet<string>> => {
  const rows = await tablesOf<HoldsTables>(w).selectFrom('holds.transfer_limit').selectAll().execute()
  return new Set(rows.map((row) => key(row.item_type ?? '', row.from_branch_id, row.to_branch_id)))
})

/** Whether items of a type travel from one branch to another for holds. */
export type Travels = (itemType: string, from: number, to: number) => boolean

/** The table of journeys that are not made, as a question. */
export async function travelsOf(w: Pick<Work, 'db' | 'platform'>): Promise<Travels> {
  const barred = await limits.get(w, 'all')
  if (barred.size === 0) return () => true
  return (type, from, to) => !barred.has(key(type, from, to)) && !barred.has(key('', from, to))
}

/** Every journey that is not made for holds. */
export async function listTransferLimits(w: Work): Promise<{ total: number; rows: TransferLimit[] }> {
  const rows = await tablesOf<HoldsTables>(w)
    .selectFrom('holds.transfer_limit')
    .select(['id', 'item_type as itemType', 'from_branch_id as from', 'to_branch_id as to'])
    .orderBy('from_branch_id')
    .orderBy('to_branch_id')
    .orderBy('item_type')
    .execute()
  return { total: rows.length, rows }
}

/** Says that items of a type, or of every type, do not travel from one branch to another for holds. */
export async function addTransferLimit(
  w: Work,
  request: { readonly itemType?: string | null; readonly from: number; readonly to: number },
): Promise<TransferLimit | Refusal> {
  const itemType = request.itemType ?? null
  const from = await lendingBranch(w, request.from, 'from')
  const to = await lendingBranch(w, request.to, 'to')
  const blocks = [from, to].flatMap((place) => (isRefusal(place) ? place.blocks : []))
  if (blocks.length > 0) return refuse(...blocks)
  if (request.from === request.to)
    return refuse({ code: 'same-branch', field: 'to', message: 'Choose two different branches.' })
  if (itemType !== null && !(await listItemTypes(w)).some((type) => type.code === itemType))
    return refuse({ code: 'item-type-not-found', field: 'itemType', message: `There is no item type ${itemType}.` })
  try {
    const { id } = await tablesOf<HoldsTables>(w)
      .insertInto('holds.transfer_limit')
      .values({ item_type: itemType, from_branch_id: request.from, to_branch_id: request.to })
      .returning('id')
      .executeTakeFirstOrThrow()
    changed(w, topic)
    const limit = { id, itemType, from: request.from, to: request.to }
    await w.audit({ action: 'hold.transfer-limit', subject: `transfer-limit:${id}`, detail: limit })
    return limit
  } catch (error) {
    if (!violates(error, 'transfer_limit_once')) throw error
    return refuse({ code: 'transfer-limit-exists', message: 'This journey is in the list already.' })
  }
}

/** Lets items travel again. */
export async function removeTransferLimit(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const gone = await tablesOf<HoldsTables>(w)
    .deleteFrom('holds.transfer_limit')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) return notFound('transfer-limit', `There is no limit ${id} in the list.`)
  changed(w, topic)
  await w.audit({ action: 'hold.transfer-limit-removed', subject: `transfer-limit:${id}` })
  return {}
}
