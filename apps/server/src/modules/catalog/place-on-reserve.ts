import { sql } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemChanged } from './events.ts'
import { itemFacts, itemForUpdate, type ItemFacts } from './item-facts.ts'
import { refusingBadItem } from './item-store.ts'
import { shelfKeyOf } from './rules/call-number.ts'
import { noteSearchChange } from './search/note-change.ts'

/** What is different of an item while it is on reserve; what is left out stays as it is at home. */
export interface ReservePlace {
  readonly location: number | null
  readonly itemType: string | null
  readonly collection: string | null
  /** Stands before the call number, e.g. `RES`. */
  readonly callNumberPrefix: string
}

interface Home {
  readonly location: number | null
  readonly permanentLocation: number | null
  readonly itemType: string
  readonly callNumber: string
  readonly shelfKey: string
  readonly collection: string | null
}

/** What an item is when it is not on reserve. */
export async function homeOf(w: Pick<Work, 'db'>, item: number): Promise<Home | undefined> {
  const { rows } = await sql<Home>`
    select case when on_reserve then home_location_id else location_id end as location,
      case when on_reserve then home_permanent_location_id else permanent_location_id end as "permanentLocation",
      coalesce(home_item_type, item_type) as "itemType", coalesce(home_call_number, call_number) as "callNumber",
      coalesce(home_shelf_key, shelf_key) as "shelfKey", case when on_reserve then home_collection else collection end as collection
    from catalog.item where id = ${item} and deleted_at is null`.execute(w.db)
  return rows[0]
}

/**
 * Gives an item the properties of a reserve, keeping what it was; without a place gives it back exactly what it was, with
 * what was changed by hand meanwhile. Asked again with the same place it changes nothing.
 */
export async function placeOnReserve(
  w: Work,
  id: number,
  place: ReservePlace | undefined,
): Promise<ItemFacts | Refusal> {
  const before = await itemForUpdate(w, { id })
  const home = before && (await homeOf(w, id))
  if (!before || !home) return notFound('item', `There is no item ${id}.`)
  const written = await refusingBadItem(before.barcode, () =>
    place ? writePlace(w, id, home, place) : writeHome(w, id, home),
  )
  if (written !== undefined) return written
  const after = await itemFacts(w, { id })
  if (!after) return notFound('item', `There is no item ${id}.`)
  if (isSamePlace(before, after)) return after
  await noteSearchChange(w, 'availability', [after.bib])
  await w.audit({
    action: place ? 'item.reserve' : 'item.reserve-end',
    subject: `item:${id}`,
    detail: {
      location: after.location,
      itemType: after.itemType,
      callNumber: after.callNumber,
      collection: after.collection,
    },
  })
  await w.publish(itemChanged, { item: id, bib: after.bib })
  return after
}

function isSamePlace(a: ItemFacts, b: ItemFacts): boolean {
  return (
    a.location === b.location &&
    a.itemType === b.itemType &&
    a.callNumber === b.callNumber &&
    a.collection === b.collection
  )
}

async function writePlace(w: Work, id: number, home: Home, place: ReservePlace): Promise<undefined> {
  const prefix = place.callNumberPrefix.trim()
  const callNumber = prefix === '' ? home.callNumber : `${prefix} ${home.callNumber}`.trim()
  await sql`
    update catalog.item set on_reserve = true, changed_at = ${w.now},
      home_location_id = ${home.location}, home_permanent_location_id = ${home.permanentLocation}, home_item_type = ${home.itemType},
      home_call_number = ${home.callNumber}, home_shelf_key = ${home.shelfKey}, home_collection = ${home.collection},
      location_id = ${place.location ?? home.location},
      permanent_location_id = ${place.location === null ? home.permanentLocation : null},
      item_type = ${place.itemType ?? home.itemType}, collection = ${place.collection ?? home.collection},
      call_number = ${callNumber}, shelf_key = ${prefix === '' ? home.shelfKey : shelfKeyOf(callNumber)}
    where id = ${id}`.execute(w.db)
  return undefined
}

async function writeHome(w: Work, id: number, home: Home): Promise<undefined> {
  await sql`
    update catalog.item set on_reserve = false, changed_at = ${w.now},
      location_id = ${home.location}, permanent_location_id = ${home.permanentLocation}, item_type = ${home.itemType},
      call_number = ${home.callNumber}, shelf_key = ${home.shelfKey}, collection = ${home.collection},
      home_location_id = null, home_permanent_location_id = null, home_item_type = null, home_call_number = null,
      home_shelf_key = null, home_collection = null
    where id = ${id} and on_reserve`.execute(w.db)
  return undefined
}

/** Whether an item is on reserve, with its row locked by the caller. */
export async function isOnReserve(w: Pick<Work, 'db'>, item: number): Promise<boolean> {
  const { rows } = await sql<{ on_reserve: boolean }>`select on_reserve from catalog.item where id = ${item}`.execute(
    w.db,
  )
  return rows[0]?.on_reserve ?? false
}
