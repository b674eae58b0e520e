import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { branchesOf, libraryTimeZone, shelvingLocationsOf } from '../org/index.ts'
import { policyOf } from '../policy/index.ts'
import type { InHouseUse } from './contract-desk.ts'
import { deskBranch } from './desk.ts'
import { returnFacts } from './return-facts.ts'
import type { CirculationTables } from './tables.ts'

/** A use as the scan basket sends it. */
export interface InHouseRequest {
  readonly barcode?: string
  readonly kind?: string
  readonly count?: number
  readonly branch?: number
}

/** Counts something that was used in the library; what should be checked in is refused. */
export async function recordInHouseUse(w: Work, request: InHouseRequest): Promise<InHouseUse | Refusal> {
  const branch = await deskBranch(w, request.branch)
  if (isRefusal(branch)) return branch
  const count = request.count ?? 1
  const kind = request.kind?.trim() ?? ''
  const barcode = request.barcode?.trim() ?? ''
  if ((barcode === '') === (kind === ''))
    return refuse({ code: 'invalid-use', field: 'barcode', message: 'Scan an item, or name a kind of thing.' })
  const item = barcode === '' ? undefined : await itemForUpdate(w, { barcode })
  if (barcode !== '' && !item) return notFound('item', `No item has the barcode ${barcode}.`)
  if (item) {
    const facts = await returnFacts(w, item.id, item.bib)
    if (item.status !== 'available' || facts.transit)
      return refuse({
        code: 'not-on-shelf',
        message: `This item is ${item.status.replaceAll('-', ' ')}. Check it in: it may be due, or wanted elsewhere.`,
      })
    if (item.holdingBranch !== branch.id)
      return refuse({
        code: 'not-of-this-branch',
        message: `This item belongs elsewhere. Check it in, and it is sent there.`,
      })
    if (facts.waitedFor)
      return refuse({ code: 'waited-for', message: 'Someone waits for this title. Check it in to catch the hold.' })
  }
  const { id } = await tablesOf<CirculationTables>(w)
    .insertInto('circulation.in_house_use')
    .values({
      item_id: item?.id ?? null,
      kind: kind === '' ? null : kind,
      branch_id: branch.id,
      count,
      at: w.now,
      by_name: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'in-house.use',
    subject: item ? `item:${item.id}` : `branch:${branch.id}`,
    detail: { use: id, count, ...(kind !== '' && { kind }) },
  })
  const shelf =
    item?.location === null || item === undefined ? undefined : (await shelvingLocationsOf(w)).get(item.location)
  return {
    id,
    item: item?.id ?? null,
    barcode: item?.barcode ?? null,
    title: item?.title ?? null,
    kind: kind === '' ? null : kind,
    count,
    at: w.now.toString(),
    message: item
      ? `Counted. Back to ${shelf?.name ?? 'the shelf'}, ${item.callNumber}.`
      : `Counted: ${count} ${kind}.`,
  }
}

/** Takes a counted use back. */
export async function undoInHouseUse(w: Work, id: number): Promise<{ undone: boolean } | Refusal> {
  const row = await tablesOf<CirculationTables>(w)
    .updateTable('circulation.in_house_use')
    .set({ undone_at: w.now })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .returning('branch_id')
    .executeTakeFirst()
  if (!row) return notFound('in-house-use', 'There is no such use, or it was taken back already.')
  await w.audit({ action: 'in-house.undo', subject: `branch:${row.branch_id}`, detail: { use: id } })
  return { undone: true }
}

/** By what uses are counted together. */
export type UseGrouping = 'day' | 'branch' | 'itemType' | 'location' | 'item'

const keys: Readonly<Record<UseGrouping, ReturnType<typeof sql<string>>>> = {
  day: sql`(u.at at time zone b.time_zone)::date::text`,
  branch: sql`u.branch_id::text`,
  itemType: sql`coalesce(i.item_type, u.kind)`,
  location: sql`coalesce(i.location_id::text, u.kind, '')`,
  item: sql`coalesce(i.barcode, u.kind)`,
}

/** Uses between two days, the last included, from scan baskets and from check-ins of what nobody had. */
export async function inHouseReport(
  w: Work,
  query: { readonly from: string; readonly to: string; readonly branch?: number; readonly by?: UseGrouping },
): Promise<{ total: number; rows: { key: string; name: string; count: number }[] } | Refusal> {
  const by = query.by ?? 'day'
  const from = Temporal.PlainDate.from(query.from)
  const to = Temporal.PlainDate.from(query.to)
  if (Temporal.PlainDate.compare(from, to) > 0)
    return refuse({ code: 'invalid-to', field: 'to', message: 'The last day lies before the first.' })
  // A day wider on both sides for branches in other zones; the days of the branch decide.
  const zone = await libraryTimeZone(w)
  const start = from.subtract({ days: 1 }).toZonedDateTime(zone).toInstant()
  const end = to.add({ days: 2 }).toZonedDateTime(zone).toInstant()
  const { rows } = await sql<{ key: string; title: string | null; count: number }>`
    select ${keys[by]} as key, ${by === 'item' ? sql`max(i.title)` : sql`null::text`} as title, sum(u.count)::int as count
    from (
      select branch_id, at, item_id, null::text as kind, 1 as count from circulation.check_in
        where in_house and undone_at is null and at >= ${start} and at < ${end}
      union all
      select branch_id, at, item_id, kind, count from circulation.in_house_use
        where undone_at is null and at >= ${start} and at < ${end}
    ) u join org.branch_view b on b.id = u.branch_id left join catalog.item_history_view i on i.id = u.item_id
    where (u.at at time zone b.time_zone)::date between ${from} and ${to}
      and (${query.branch ?? null}::bigint is null or u.branch_id = ${query.branch ?? null})
    group by 1 order by ${by === 'day' ? sql`1` : sql`3 desc, 1`} limit 1000`.execute(w.db)
  const { byId } = await branchesOf(w)
  const locations = await shelvingLocationsOf(w)
  const types = (await policyOf(w)).names.itemTypes
  const nameOf = (key: string, title: string | null) => {
    if (by === 'branch') return byId.get(Number(key))?.name ?? key
    if (by === 'itemType') return types.get(key) ?? key
    if (by === 'location') return locations.get(Number(key))?.name ?? (key === '' ? 'No shelf' : key)
    return title ?? key
  }
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    rows: rows.map(({ key, title, count }) => ({ key, name: nameOf(key, title), count })),
  }
}
