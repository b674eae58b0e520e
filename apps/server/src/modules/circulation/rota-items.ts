import { sql } from 'kysely'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Static } from '../../platform/schemas.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts } from '../catalog/index.ts'
import type { RotaItem as RotaItemSchema } from './contract-transits.ts'
import { endTransit, insertTransit, openTransit } from './store.ts'
import type { CirculationTables } from './tables.ts'

type RotaItem = Static<typeof RotaItemSchema>

/** Notes that an item has come to the branch of its stage: its days there begin. */
export function reachStage(w: Work, item: number): void {
  w.send(sql`update circulation.rota_item set since = ${w.now} where item_id = ${item}`.compile(w.db))
}

/** Takes that back. */
export function leaveStage(w: Work, item: number): void {
  w.send(sql`update circulation.rota_item set since = null where item_id = ${item}`.compile(w.db))
}

/** A stage with the branch that it is at. */
export interface Stage {
  readonly id: number
  readonly branch: number
}

/**
 * Has an item brought to a branch for its rota; true when it is there. A journey that staff asked for, or a usual return,
 * gives way; a hold's journey goes on, a loan too: the rota gets the item at its next scan. The caller holds the item's lock.
 */
export async function sendTowards(w: Work, item: ItemFacts, branch: number): Promise<boolean> {
  const open = await openTransit(w, item.id)
  if (open?.reason === 'hold') return false
  const isHere = item.holdingBranch === branch && item.status === 'available'
  if (open) await endTransit(w, open.id, 'cancelled')
  if (isHere) return true
  if (!open && item.status !== 'available') return false
  await insertTransit(w, {
    item: item.id,
    from: open?.from_branch_id ?? item.holdingBranch,
    to: branch,
    hold: null,
    reason: 'rotation',
    requestedOnly: open ? open.sent_at === null : true,
  })
  if (open && open.sent_at !== null) await setItemStatus(w, item, 'in-transit', { holdingBranch: branch })
  return false
}

/** Puts an item into a stage of a rota and has it brought there. */
export async function sendToStage(w: Work, item: ItemFacts, rota: number, stage: Stage): Promise<void> {
  const since = (await sendTowards(w, item, stage.branch)) ? w.now : null
  const values = { rota_id: rota, stage_id: stage.id, since }
  await tablesOf<CirculationTables>(w)
    .insertInto('circulation.rota_item')
    .values({ item_id: item.id, ...values })
    .onConflict((clash) => clash.column('item_id').doUpdateSet(values))
    .execute()
}

/** Puts items into a rota, at its first stage or at a named one. */
export async function addRotaItems(
  w: Work,
  rota: number,
  { barcodes, stage }: { readonly barcodes: readonly string[]; readonly stage?: number },
): Promise<{ added: number; refused: { barcode: string; message: string }[] } | Refusal> {
  const stages = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.rota_stage')
    .select(['id', 'branch_id'])
    .where('rota_id', '=', rota)
    .orderBy('position')
    .execute()
  if (stages.length === 0) return notFound('rota', `There is no rota ${rota}.`)
  const first = stage === undefined ? stages[0] : stages.find((one) => one.id === stage)
  if (!first) return refuse({ code: 'stage-not-found', field: 'stage', message: 'This rota has no such stage.' })
  let added = 0
  const refused: { barcode: string; message: string }[] = []
  for (const barcode of new Set(barcodes.map((text) => text.trim()).filter((text) => text !== ''))) {
    const item = await itemForUpdate(w, { barcode })
    if (!item) {
      refused.push({ barcode, message: `No item has the barcode ${barcode}.` })
      continue
    }
    await sendToStage(w, item, rota, { id: first.id, branch: first.branch_id })
    await w.audit({ action: 'rota.add-item', subject: `item:${item.id}`, detail: { rota, stage: first.id } })
    added++
  }
  w.afterCommit(() => w.platform.live.tell('transit'))
  return { added, refused }
}

/** Takes an item out of a rota; a journey that was only asked for ends. */
export async function removeRotaItem(w: Work, rota: number, item: number): Promise<Record<string, never> | Refusal> {
  const row = await tablesOf<CirculationTables>(w)
    .deleteFrom('circulation.rota_item')
    .where('item_id', '=', item)
    .where('rota_id', '=', rota)
    .returning('item_id')
    .executeTakeFirst()
  if (!row) return notFound('rota-item', 'This item is not in this rota.')
  const open = await openTransit(w, item)
  if (open?.reason === 'rotation' && open.sent_at === null) await endTransit(w, open.id, 'cancelled')
  await w.audit({ action: 'rota.remove-item', subject: `item:${item}`, detail: { rota } })
  w.afterCommit(() => w.platform.live.tell('transit'))
  return {}
}

interface Row extends Omit<RotaItem, 'since' | 'days' | 'movesAt' | 'waitsFor'> {
  readonly since: Temporal.Instant | null
  readonly stageDays: number
  readonly reason: string | null
  readonly total: number
}

/** The items of a rota, stage by stage in shelf order. */
export async function listRotaItems(
  w: Work,
  rota: number,
  query: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: RotaItem[] }> {
  const { rows } = await sql<Row>`
    select r.item_id as item, i.barcode, i.title, i.call_number as "callNumber", r.rota_id as rota, s.id as stage, s.position,
      s.branch_id as branch, b.name as "branchName", i.holding_branch_id as "holdingBranch", i.status, r.since, s.days as "stageDays",
      (select t.reason from circulation.transit t where t.item_id = r.item_id and t.arrived_at is null and t.cancelled_at is null) as reason,
      count(*) over () as total
    from circulation.rota_item r join circulation.rota_stage s on s.id = r.stage_id join catalog.item_view i on i.id = r.item_id
      join org.branch_view b on b.id = s.branch_id
    where r.rota_id = ${rota} order by s.position, i.shelf_key, i.id limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(
    w.db,
  )
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ since, stageDays, reason, ...row }) => ({
      ...row,
      since: since?.toString() ?? null,
      days: since ? Math.floor(w.now.since(since).total('hours') / 24) : 0,
      movesAt: since ? since.add({ hours: 24 * stageDays }).toString() : null,
      waitsFor:
        since !== null
          ? null
          : row.status === 'on-loan'
            ? ('on-loan' as const)
            : reason === 'hold' || row.status === 'on-hold-shelf'
              ? ('hold' as const)
              : reason === null
                ? null
                : ('transit' as const),
    })),
  }
}
