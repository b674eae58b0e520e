import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { databaseError } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemFacts, type ItemFacts } from '../catalog/index.ts'
import type { ItemAlert, NewItemAlert } from './contract-desk.ts'
import type { CirculationTables } from './tables.ts'

/** An alert as scans look at it. */
export interface Alert {
  readonly id: number
  readonly text: string
  readonly asks: boolean
  readonly once: boolean
  readonly until: string | null
  readonly atCheckOut: boolean
  readonly atCheckIn: boolean
}

interface GeneralAlert extends Alert {
  readonly itemType: string | null
  readonly location: number | null
  readonly owner: number | null
}

const topic = 'circulation.alerts'

/** Alerts about kinds, shelves and owners: few, and the same at every scan. */
const general = defineCache(topic, [topic, 'locations', 'item-types'], async (w): Promise<readonly GeneralAlert[]> => {
  const { rows } = await sql<GeneralAlert>`
    select id, text, asks, once, until::text as until, at_check_out as "atCheckOut", at_check_in as "atCheckIn",
      item_type as "itemType", location_id as location, owner_id as owner
    from circulation.item_alert where item_id is null and cleared_at is null order by id`.execute(w.db)
  return rows
})

/** The alerts of one item as a part of a larger query: a JSON list in the shape of `Alert`, or null. */
export function itemAlertsSql(item: RawBuilder<unknown>): RawBuilder<readonly Alert[] | null> {
  return sql`(
    select json_agg(json_build_object('id', a.id, 'text', a.text, 'asks', a.asks, 'once', a.once, 'until', a.until,
      'atCheckOut', a.at_check_out, 'atCheckIn', a.at_check_in) order by a.id)
    from circulation.item_alert a where a.item_id = ${item} and a.cleared_at is null)`
}

/** Every alert that an item gives at a scan on a day: its own, and those of its kind, shelf and owner. */
export async function alertsAt(
  w: Pick<Work, 'db' | 'platform'>,
  when: 'check-out' | 'check-in',
  item: Pick<ItemFacts, 'itemType' | 'location' | 'branch'>,
  own: readonly Alert[] | null,
  today: Temporal.PlainDate,
): Promise<readonly Alert[]> {
  const fitting = (await general.get(w, 'all')).filter(
    (alert) =>
      (alert.itemType === null || alert.itemType === item.itemType) &&
      (alert.location === null || alert.location === item.location) &&
      (alert.owner === null || alert.owner === item.branch),
  )
  return [...(own ?? []), ...fitting].filter(
    (alert) =>
      (when === 'check-out' ? alert.atCheckOut : alert.atCheckIn) &&
      (alert.until === null || Temporal.PlainDate.compare(Temporal.PlainDate.from(alert.until), today) >= 0),
  )
}

/** Ends alerts that are to be shown once, now that they were. */
export function clearShown(w: Work, alerts: readonly Alert[]): void {
  const shown = alerts.filter((alert) => alert.once).map((alert) => alert.id)
  if (shown.length === 0) return
  w.send(
    sql`update circulation.item_alert set cleared_at = ${w.now}, cleared_by = ${actorName(w.actor)} where id = any(${shown}::bigint[])`.compile(
      w.db,
    ),
  )
}

const columns = sql`a.id, a.item_id as item, i.barcode, a.item_type as "itemType", a.location_id as location, a.owner_id as owner, a.text,
  a.at_check_out as "atCheckOut", a.at_check_in as "atCheckIn", a.asks, a.once, a.until::text as until, a.created_at as "createdAt",
  a.by_name as by`

type Row = Omit<ItemAlert, 'createdAt'> & { readonly createdAt: Temporal.Instant }
const viewOf = (row: Row): ItemAlert => ({ ...row, createdAt: row.createdAt.toString() })

/** Alerts in force: of one item, or with no item named, all. */
export async function listItemAlerts(
  w: Work,
  query: { readonly item?: number },
): Promise<{ total: number; rows: ItemAlert[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from circulation.item_alert a left join catalog.item_place_view i on i.id = a.item_id
    where a.cleared_at is null and (${query.item ?? null}::bigint is null or a.item_id = ${query.item ?? null})
    order by a.id desc limit 1000`.execute(w.db)
  return { total: rows.length, rows: rows.map(viewOf) }
}

/** Adds an alert about one item, or about all of a type, shelf or owner. */
export async function addItemAlert(w: Work, request: NewItemAlert): Promise<ItemAlert | Refusal> {
  const wide = request.itemType !== undefined || request.location !== undefined || request.owner !== undefined
  const item =
    request.barcode !== undefined
      ? await itemFacts(w, { barcode: request.barcode })
      : request.item === undefined
        ? undefined
        : await itemFacts(w, { id: request.item })
  const named = request.item !== undefined || request.barcode !== undefined
  if (named && !item) return notFound('item', 'There is no such item.')
  const atCheckOut = request.atCheckOut ?? true
  const atCheckIn = request.atCheckIn ?? true
  const text = request.text.trim()
  if (text === '')
    return refuse({ code: 'invalid-text', field: 'text', message: 'Write what colleagues are to be told.' })
  if (named === wide)
    return refuse({
      code: 'invalid-alert',
      field: 'item',
      message: 'Say what the alert is about: one item, or an item type, a shelving location or an owning branch.',
    })
  if (!atCheckOut && !atCheckIn)
    return refuse({ code: 'invalid-alert', field: 'atCheckOut', message: 'Choose check-out, check-in or both.' })
  if (request.once === true && !named)
    return refuse({ code: 'invalid-alert', field: 'once', message: 'Only an alert about one item can be shown once.' })
  try {
    const { id } = await tablesOf<CirculationTables>(w)
      .insertInto('circulation.item_alert')
      .values({
        item_id: item?.id ?? null,
        item_type: request.itemType ?? null,
        location_id: request.location ?? null,
        owner_id: request.owner ?? null,
        text,
        at_check_out: atCheckOut,
        at_check_in: atCheckIn,
        asks: request.asks ?? false,
        once: request.once ?? false,
        until: request.until === undefined || request.until === null ? null : Temporal.PlainDate.from(request.until),
        created_at: w.now,
        by_name: actorName(w.actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    changed(w, topic)
    await w.audit({
      action: 'item-alert.add',
      subject: item ? `item:${item.id}` : `item-alert:${id}`,
      detail: { ...request },
    })
    const row = (
      await sql<Row>`
      select ${columns} from circulation.item_alert a left join catalog.item_place_view i on i.id = a.item_id where a.id = ${id}`.execute(
        w.db,
      )
    ).rows[0]
    if (!row) throw new Error(`Alert ${id} was not written.`)
    return viewOf(row)
  } catch (error) {
    if (databaseError(error)?.code !== '23503') throw error
    return refuse({
      code: 'invalid-alert',
      field: 'itemType',
      message: 'There is no such item type, shelving location or branch.',
    })
  }
}

/** Ends an alert; the log keeps it. */
export async function clearItemAlert(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const row = await tablesOf<CirculationTables>(w)
    .updateTable('circulation.item_alert')
    .set({ cleared_at: w.now, cleared_by: actorName(w.actor) })
    .where('id', '=', id)
    .where('cleared_at', 'is', null)
    .returning(['item_id', 'text'])
    .executeTakeFirst()
  if (!row) return notFound('item-alert', 'There is no such alert, or someone has ended it already.')
  changed(w, topic)
  await w.audit({
    action: 'item-alert.clear',
    subject: row.item_id === null ? `item-alert:${id}` : `item:${row.item_id}`,
    detail: { text: row.text },
  })
  return {}
}
