import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import type { LabelQueueEntry, LabelSource } from './contract.ts'
import { labelItems, labelRow } from './item-facts.ts'
import { queueNew, queueRenumbered } from './settings.ts'
import { itemsOf } from './sources.ts'
import type { LabelsTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<LabelsTables>(w)

interface EntryRow {
  readonly id: number
  readonly item: number
  readonly reason: LabelQueueEntry['reason']
  readonly before: string | null
  readonly lines: string[] | null
  readonly addedAt: Temporal.Instant
  readonly addedBy: string
}

/** Items that wait for labels, oldest first. */
export async function listQueue(
  w: Work,
  { branch, limit = 100, offset = 0 }: { readonly branch?: number; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: LabelQueueEntry[] }> {
  const where = sql`${branch ?? null}::bigint is null or i.branch_id = ${branch ?? null}`
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from labels.queue_entry q join catalog.item_view i on i.id = q.item_id where ${where}`.execute(
    w.db,
  )
  const rows = await readEntries(w, sql`${where} order by q.added_at, q.id limit ${limit} offset ${offset}`)
  return { total: counted[0]?.total ?? 0, rows: await entryViews(w, rows) }
}

async function readEntries(w: Work, condition: ReturnType<typeof sql>): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select q.id, q.item_id as item, q.reason, q.call_number_before as before, q.lines, q.added_at as "addedAt",
      q.added_by as "addedBy"
    from labels.queue_entry q join catalog.item_view i on i.id = q.item_id where ${condition}`.execute(w.db)
  return rows
}

async function entryViews(w: Work, rows: readonly EntryRow[]): Promise<LabelQueueEntry[]> {
  const items = new Map(
    (
      await labelItems(
        w,
        rows.map(({ item }) => item),
      )
    ).map((one) => [one.item.id, one]),
  )
  return rows.flatMap((row) => {
    const one = items.get(row.item)
    if (!one) return []
    const { id, reason, before, addedAt, addedBy } = row
    return [{ ...labelRow(one, row.lines), id, reason, callNumberBefore: before, addedAt: addedAt.toString(), addedBy }]
  })
}

interface Wait {
  readonly reason: LabelQueueEntry['reason']
  readonly before?: string
}

/** Lets items wait; lines that were broken by hand for another number are forgotten. */
async function addToQueue(w: Work, items: readonly number[], { reason, before }: Wait): Promise<number> {
  if (items.length === 0) return 0
  const { rows } = await sql<{ isNew: boolean }>`
    insert into labels.queue_entry as q (item_id, reason, call_number_before, added_at, added_by)
    select item, ${reason}, ${before ?? null}, ${w.now}, ${actorName(w.actor)}
    from unnest(${items}::bigint[]) with ordinality as wanted(item, place) order by place
    on conflict (item_id) do update set lines = case when ${reason} = 'by-hand' then q.lines end
    returning xmax = 0 as "isNew"`.execute(w.db)
  return rows.filter(({ isNew }) => isNew).length
}

/** Lets the items of a source wait for labels. */
export async function queueSource(
  w: Work,
  source: LabelSource,
): Promise<Outcome<{ added: number; unknown: string[] }>> {
  const found = await itemsOf(w, source)
  if (isRefusal(found)) return found
  const there = (await labelItems(w, found.items)).map(({ item }) => item.id)
  const added = await addToQueue(w, there, { reason: 'by-hand' })
  await w.audit({ action: 'label-queue.add', subject: 'label-queue', detail: { added } })
  return { added, unknown: [...found.unknown] }
}

/** A new item waits for its labels, where the library wants that. */
export async function queueNewItem(w: Work, item: number): Promise<void> {
  if (await readSetting(w, queueNew)) await addToQueue(w, [item], { reason: 'new' })
}

/** An item whose call number changed waits for a new spine label, where the library wants that. */
export async function queueRenumberedItem(w: Work, item: number, before: string | undefined): Promise<void> {
  if (before === undefined || !(await readSetting(w, queueRenumbered))) return
  const now = await itemFacts(w, { id: item })
  if (now && now.callNumber !== before && now.callNumber !== '')
    await addToQueue(w, [item], { reason: 'call-number', before })
}

/** Breaks the lines of a waiting label by hand, or by rule again. */
export async function changeQueueEntry(
  w: Work,
  id: number,
  lines: readonly string[] | null,
): Promise<Outcome<LabelQueueEntry>> {
  await tables(w)
    .updateTable('labels.queue_entry')
    .set({ lines: lines && lines.map((line) => line.trim()).filter((line) => line !== '') })
    .where('id', '=', id)
    .execute()
  const [row] = await entryViews(w, await readEntries(w, sql`q.id = ${id}`))
  return row ?? notFound('label-queue-entry', 'This item does not wait for a label any more.')
}

/** Takes items off the list. */
export async function removeFromQueue(w: Work, ids: readonly number[]): Promise<{ removed: number }> {
  const rows = await tables(w).deleteFrom('labels.queue_entry').where('id', 'in', ids).returning('item_id').execute()
  await w.audit({
    action: 'label-queue.remove',
    subject: 'label-queue',
    detail: { items: rows.map((row) => row.item_id) },
  })
  return { removed: rows.length }
}

/** Lines that were broken by hand, by item. */
export async function linesByHand(w: Work, items: readonly number[]): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ item: number; lines: string[] }>`
    select item_id as item, lines from labels.queue_entry
    where item_id = any(${items}::bigint[]) and lines is not null`.execute(w.db)
  return new Map(rows.map(({ item, lines }) => [item, lines]))
}

/** Items whose labels came out wait no more; taken back, they wait again. */
export async function settleQueue(w: Work, items: readonly number[], printed: boolean): Promise<void> {
  if (items.length === 0) return
  if (printed) await sql`delete from labels.queue_entry where item_id = any(${items}::bigint[])`.execute(w.db)
  else
    await addToQueue(
      w,
      (await labelItems(w, items)).map(({ item }) => item.id),
      { reason: 'by-hand' },
    )
}
