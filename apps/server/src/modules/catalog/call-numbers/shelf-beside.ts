import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { ShelfRow } from '../contract-shelf-list.ts'
import { rowsDown, rowsUp, titlePlaces, type ShelfPlace } from './shelf-rows.ts'

/** Titles left and right of one on the shelf. */
export interface ShelfBeside {
  /** Numbers of the titles before it, in shelf order. */
  readonly before: readonly number[]
  readonly behind: readonly number[]
}

/** Copies and volumes stand in a row: so many places are looked at for so many titles. */
const placesPerTitle = 6

/**
 * The titles that the public sees left and right of a title on the shelf, each once, over all branches: where its first copy stands,
 * or would stand by its class number. Undefined for a title that has no place on a shelf.
 */
export async function shelfBeside(w: Pick<Work, 'db'>, bib: number, each: number): Promise<ShelfBeside | undefined> {
  const place = await placeOf(w, bib)
  if (!place) return undefined
  const [up, down] = [
    await rowsUp(w, { titles: true }, place, each * placesPerTitle),
    await rowsDown(w, { titles: true }, place, each * placesPerTitle),
  ]
  const hidden = await hiddenAmong(w, [...up, ...down])
  const titlesIn = (rows: readonly ShelfRow[]) =>
    [...new Set(rows.map((row) => row.bib))].filter((one) => one !== bib && !hidden.has(one))
  const before = titlesIn(up.toReversed()).slice(0, each)
  const behind = titlesIn(down)
    .filter((one) => !before.includes(one))
    .slice(0, each)
  return { before: before.toReversed(), behind }
}

/** The call numbers of titles as they stand on the spines that `shelfBeside` goes by; of what has no copies, none. */
export async function spinesOf(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<{ bib: number; number: string }>`
    select distinct on (bib_id) bib_id as bib, call_number as number from catalog.item
    where bib_id = any(${bibs}::bigint[]) and deleted_at is null and shelf_key <> '' and status <> 'withdrawn'
    order by bib_id, shelf_key, id`.execute(w.db)
  return new Map(rows.map(({ bib, number }) => [bib, number]))
}

async function placeOf(w: Pick<Work, 'db'>, bib: number): Promise<ShelfPlace | undefined> {
  const { rows } = await sql<ShelfPlace>`
    (select shelf_key as key, id as place from catalog.item
     where bib_id = ${bib} and deleted_at is null and shelf_key <> '' and status <> 'withdrawn' order by shelf_key, id limit 1)
    union all
    (select shelf_key, bib_id + ${titlePlaces}::bigint from catalog.title_shelf where bib_id = ${bib}) limit 1`.execute(
    w.db,
  )
  return rows[0]
}

async function hiddenAmong(w: Pick<Work, 'db'>, rows: readonly ShelfRow[]): Promise<ReadonlySet<number>> {
  const bibs = [...new Set(rows.map(({ bib }) => bib))]
  if (bibs.length === 0) return new Set()
  const found = await sql<{ id: number }>`
    select id from catalog.bib where id = any(${bibs}::bigint[]) and suppressed`.execute(w.db)
  return new Set(found.rows.map(({ id }) => id))
}
