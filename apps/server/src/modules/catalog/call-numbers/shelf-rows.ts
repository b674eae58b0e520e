import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { ShelfListQuery, ShelfRow } from '../contract-shelf-list.ts'

/** A place between two things on the shelf: behind the one with this key and place, or before it. */
export interface ShelfPlace {
  readonly key: string
  readonly place: number
}

/** Which part of the shelf, and whether titles without items stand on it. */
export type Shelf = Pick<ShelfListQuery, 'branch' | 'location' | 'titles'>

/** Behind every key. */
export const lastKey = '~~~~'
/** Titles without items stand behind the items of one key; their places begin here. */
export const titlePlaces = 2 ** 50

/** What stands behind a place, one row more than asked for if there is one. */
export async function rowsDown(w: Pick<Work, 'db'>, shelf: Shelf, place: ShelfPlace, limit: number) {
  const items = await readItems(w, shelf, sql`> (${place.key}, ${place.place}::bigint)`, sql`asc`, limit)
  if (shelf.titles !== true) return items
  const until = items.length > limit ? items.at(-1)?.shelfKey : undefined
  const behind = sql`(t.shelf_key, t.bib_id) > (${place.key}, ${Math.max(0, place.place - titlePlaces)}::bigint)`
  const titles = await readTitles(
    w,
    behind,
    sql`asc`,
    limit,
    until === undefined ? sql`` : sql`and t.shelf_key <= ${until}`,
  )
  return [...items, ...titles].toSorted(inShelfOrder).slice(0, limit + 1)
}

/** What stands before a place, in shelf order, one row more than asked for if there is one. */
export async function rowsUp(w: Pick<Work, 'db'>, shelf: Shelf, place: ShelfPlace, limit: number) {
  const items = (
    await readItems(w, shelf, sql`< (${place.key}, ${place.place}::bigint)`, sql`desc`, limit)
  ).toReversed()
  if (shelf.titles !== true) return items
  const from = items.length > limit ? items[0]?.shelfKey : undefined
  const before = sql`(t.shelf_key, t.bib_id) < (${place.key}, ${Math.max(0, place.place - titlePlaces)}::bigint)`
  const titles = await readTitles(
    w,
    before,
    sql`desc`,
    limit,
    from === undefined ? sql`` : sql`and t.shelf_key >= ${from}`,
  )
  return [...items, ...titles].toSorted(inShelfOrder).slice(-limit - 1)
}

const inShelfOrder = (a: ShelfRow, b: ShelfRow): number =>
  a.shelfKey === b.shelfKey ? a.place - b.place : a.shelfKey < b.shelfKey ? -1 : 1

async function readItems(
  w: Pick<Work, 'db'>,
  { branch, location }: Shelf,
  beyond: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<readonly ShelfRow[]> {
  const at = branch === undefined ? sql`` : sql`and i.branch_id = ${branch}`
  const inside = location === undefined ? sql`` : sql`and i.location_id = ${location}`
  const { rows } = await sql<ShelfRow>`
    select i.id as item, i.bib_id as bib, i.shelf_key as "shelfKey", i.id as place, i.call_number as "callNumber",
      b.title, b.author, b.year, b.format, i.barcode, i.branch_id as branch, i.location_id as location,
      i.item_type as "itemType", i.status, i.part, i.copy_number as "copyNumber"
    from (
      select * from catalog.item i
      where i.deleted_at is null and i.shelf_key <> '' ${at} ${inside} and (i.shelf_key, i.id) ${beyond}
      order by i.shelf_key ${order}, i.id ${order} limit ${limit + 1}
    ) i join catalog.bib b on b.id = i.bib_id
    order by i.shelf_key ${order}, i.id ${order}`.execute(w.db)
  return rows
}

async function readTitles(
  w: Pick<Work, 'db'>,
  beyond: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
  within: RawBuilder<unknown>,
): Promise<readonly ShelfRow[]> {
  const { rows } = await sql<ShelfRow>`
    select null as item, b.id as bib, t.shelf_key as "shelfKey", t.bib_id + ${titlePlaces}::bigint as place,
      t.class_number as "callNumber", b.title, b.author, b.year, b.format, null as barcode, null as branch,
      null as location, null as "itemType", null as status, null as part, null as "copyNumber"
    from catalog.title_shelf t join catalog.bib b on b.id = t.bib_id
    where ${beyond} ${within} and b.deleted_at is null
      and not exists (select from catalog.item i where i.bib_id = t.bib_id and i.deleted_at is null)
    order by t.shelf_key ${order}, t.bib_id ${order} limit ${limit + 1}`.execute(w.db)
  return rows
}
