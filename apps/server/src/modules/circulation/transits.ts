import { sql, type RawBuilder } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts } from '../catalog/index.ts'
import { releaseItem } from '../holds/index.ts'
import { lendingBranch } from '../org/index.ts'
import type { Transit } from './contract-transits.ts'
import { deskSettingsAt } from './desk-settings.ts'
import { endTransit, insertTransit, openTransit, type TransitReason } from './store.ts'
import type { CirculationTables } from './tables.ts'

/** Which journeys are asked for. */
export interface TransitQuery {
  readonly from?: number
  readonly to?: number
  readonly item?: number
  readonly reason?: TransitReason
  readonly state?: Transit['state']
  readonly late?: boolean
  readonly limit?: number
  readonly offset?: number
}

interface Row extends Omit<Transit, 'requestedAt' | 'sentAt' | 'endedAt' | 'days' | 'late'> {
  readonly requested: Temporal.Instant
  readonly sent: Temporal.Instant | null
  readonly ended: Temporal.Instant | null
  readonly total: number
}

const stateSql = sql`case when t.lost then 'lost' when t.cancelled_at is not null then 'cancelled' when t.arrived_at is not null then 'arrived'
  when t.sent_at is null then 'requested' else 'sent' end`

function conditions(query: TransitQuery, lateBefore: Temporal.Instant): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (query.state === undefined || query.state === 'requested' || query.state === 'sent')
    parts.push(sql`t.arrived_at is null and t.cancelled_at is null`)
  if (query.state !== undefined) parts.push(sql`${stateSql} = ${query.state}`)
  if (query.from !== undefined) parts.push(sql`t.from_branch_id = ${query.from}`)
  if (query.to !== undefined) parts.push(sql`t.to_branch_id = ${query.to}`)
  if (query.item !== undefined) parts.push(sql`t.item_id = ${query.item}`)
  if (query.reason !== undefined) parts.push(sql`t.reason = ${query.reason}`)
  if (query.late === true) parts.push(sql`t.sent_at < ${lateBefore}`)
  return sql.join(parts, sql` and `)
}

async function read(
  w: Work,
  condition: (lateBefore: Temporal.Instant) => RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<{ total: number; rows: Transit[] }> {
  const branch = 'branch' in w.actor ? (w.actor.branch ?? 0) : 0
  const { transitDays } = await deskSettingsAt(w, branch)
  const lateBefore = w.now.subtract({ hours: 24 * transitDays })
  const { rows } = await sql<Row>`
    select t.id, t.item_id as item, i.barcode, i.title, i.call_number as "callNumber", t.from_branch_id as from, f.name as "fromName",
      t.to_branch_id as to, b.name as "toName", t.reason, ${stateSql} as state, t.requested_at as requested, t.sent_at as sent,
      coalesce(t.arrived_at, t.cancelled_at) as ended, t.hold_id as hold, t.note, count(*) over () as total
    from circulation.transit t join catalog.item_history_view i on i.id = t.item_id
      join org.branch_view f on f.id = t.from_branch_id join org.branch_view b on b.id = t.to_branch_id
    where ${condition(lateBefore)} ${tail}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ requested, sent, ended, ...row }) => ({
      ...row,
      requestedAt: requested.toString(),
      sentAt: sent?.toString() ?? null,
      endedAt: ended?.toString() ?? null,
      days: sent ? Math.max(0, Math.floor((ended ?? w.now).since(sent).total('hours') / 24)) : 0,
      late: row.state === 'sent' && sent !== null && Temporal.Instant.compare(sent, lateBefore) < 0,
    })),
  }
}

/** Journeys as lists show them, the longest under way first. */
export function listTransits(w: Work, query: TransitQuery): Promise<{ total: number; rows: Transit[] }> {
  return read(
    w,
    (lateBefore) => conditions(query, lateBefore),
    sql`order by coalesce(t.sent_at, t.requested_at), t.id limit ${query.limit ?? 200} offset ${query.offset ?? 0}`,
  )
}

async function transitView(w: Work, id: number): Promise<Transit> {
  const [row] = (await read(w, () => sql`t.id = ${id}`, sql``)).rows
  if (!row) throw new Error(`Transit ${id} is gone.`)
  return row
}

/** Sends an item to another branch, or asks that it be sent. */
export async function requestTransit(
  w: Work,
  request: {
    readonly item?: number
    readonly barcode?: string
    readonly to: number
    readonly inHand?: boolean
    readonly note?: string
  },
): Promise<Transit | Refusal> {
  const to = await lendingBranch(w, request.to, 'to')
  if (isRefusal(to)) return to
  const item = await itemForUpdate(
    w,
    request.item === undefined ? { barcode: request.barcode ?? '' } : { id: request.item },
  )
  if (!item) return notFound('item', 'There is no such item.')
  const open = await openTransit(w, item.id)
  const problem = obstacle(item, to.id, open !== undefined)
  if (problem) return problem
  const inHand = request.inHand ?? false
  const from = inHand && 'branch' in w.actor ? (w.actor.branch ?? item.holdingBranch) : item.holdingBranch
  const id = await insertTransit(w, {
    item: item.id,
    from,
    to: to.id,
    hold: null,
    reason: 'manual',
    note: request.note ?? '',
    requestedOnly: !inHand,
  })
  if (inHand) await setItemStatus(w, item, 'in-transit', { holdingBranch: to.id })
  await w.audit({
    action: 'transit.request',
    subject: `item:${item.id}`,
    detail: { transit: id, from, to: to.id, inHand },
  })
  w.afterCommit(() => w.platform.live.tell('transit', { from, to: to.id }))
  return transitView(w, id)
}

function obstacle(item: ItemFacts, to: number, onItsWay: boolean): Refusal | undefined {
  if (onItsWay)
    return refuse({
      code: 'item-in-transit',
      message: 'This item is on its way already. Break that journey off first.',
    })
  if (item.status === 'on-loan' || item.status === 'claimed-returned')
    return refuse({ code: 'item-on-loan', message: 'This item is on loan. Check it in first.' })
  if (item.status === 'on-hold-shelf')
    return refuse({ code: 'item-on-hold-shelf', message: 'This item is kept on the hold shelf for a patron.' })
  if (item.holdingBranch === to)
    return refuse({ code: 'item-there', field: 'to', message: 'This item is at that branch already.' })
  return undefined
}

async function ending(
  w: Work,
  id: number,
): Promise<{ item: ItemFacts; row: NonNullable<Awaited<ReturnType<typeof openTransit>>> } | Refusal> {
  const found = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.transit')
    .select('item_id')
    .where('id', '=', id)
    .executeTakeFirst()
  if (!found) return notFound('transit', `There is no journey ${id}.`)
  const item = await itemForUpdate(w, { id: found.item_id })
  const row = await openTransit(w, found.item_id)
  return item && row?.id === id
    ? { item, row }
    : refuse({ code: 'transit-ended', message: 'This journey has ended already.' })
}

/** Breaks a journey off. What was sent is routed anew at its next scan, first to the hold that it was for. */
export async function abortTransit(w: Work, id: number, note: string): Promise<Transit | Refusal> {
  const found = await ending(w, id)
  if (isRefusal(found)) return found
  const { item, row } = found
  await endTransit(w, id, 'cancelled')
  if (row.reason === 'hold') await releaseItem(w, item)
  if (row.sent_at !== null) await setItemStatus(w, item, 'transit-cancelled', { holdingBranch: row.from_branch_id })
  await noted(w, id, 'transit.cancel', item, row, note)
  return transitView(w, id)
}

/** Says that something never arrived: it is missing, and who waited for it is at the head of the queue again. */
export async function loseTransit(w: Work, id: number, note: string): Promise<Transit | Refusal> {
  const found = await ending(w, id)
  if (isRefusal(found)) return found
  const { item, row } = found
  await endTransit(w, id, 'cancelled')
  await sql`update circulation.transit set lost = true where id = ${id}`.execute(w.db)
  if (row.reason === 'hold') await releaseItem(w, item)
  await setItemStatus(w, item, 'missing', { holdingBranch: row.from_branch_id })
  await noted(w, id, 'transit.lost', item, row, note)
  return transitView(w, id)
}

async function noted(
  w: Work,
  id: number,
  action: string,
  item: ItemFacts,
  { from_branch_id: from, to_branch_id: to }: { readonly from_branch_id: number; readonly to_branch_id: number },
  note: string,
): Promise<void> {
  if (note !== '') await sql`update circulation.transit set note = ${note} where id = ${id}`.execute(w.db)
  await w.audit({
    action,
    subject: `item:${item.id}`,
    ...(note !== '' && { reason: note }),
    detail: { transit: id, from, to },
  })
  w.afterCommit(() => w.platform.live.tell('transit', { from, to }))
}
