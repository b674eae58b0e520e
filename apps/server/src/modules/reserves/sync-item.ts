import { sql } from 'kysely'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, placeOnReserve } from '../catalog/index.ts'
import { todayAt } from '../org/index.ts'
import { placeOf, standingOn, type Place, type Standing } from './rules/standing.ts'

interface Line extends Standing, Place {
  readonly id: number
  readonly applied: boolean
}

/**
 * Makes an item what the courses that it is on reserve for now say, or what it was before when there is none left. Asked again
 * it changes nothing. Takes the lock of the item.
 */
export async function syncItem(w: Work, item: number): Promise<Refusal | undefined> {
  if (!(await itemForUpdate(w, { id: item }))) {
    await sql`update reserves.reading set applied = false where item_id = ${item} and applied`.execute(w.db)
    return undefined
  }
  const lines = await linesOf(w, item)
  const today = await todayAt(w, null)
  const running = lines.filter((line) => standingOn(line, today) === 'running')
  const place = placeOf(running)
  const onReserve = lines.some((line) => line.applied)
  if (place || onReserve) {
    const placed = await placeOnReserve(w, item, place && { ...place, callNumberPrefix: place.callNumberPrefix ?? '' })
    if (isRefusal(placed)) return placed
  }
  const ids = running.map(({ id }) => id)
  await sql`
    update reserves.reading set applied = (id = any(${ids}::bigint[]))
    where item_id = ${item} and applied <> (id = any(${ids}::bigint[]))`.execute(w.db)
  return undefined
}

async function linesOf(w: Work, item: number): Promise<readonly Line[]> {
  const { rows } = await sql<Line>`
    select r.id, r.applied, r.from_day as "from", r.until_day as "until", t.to_day as "termEnds", c.ended_at is not null as "courseEnded",
      r.removed_at is not null as removed, coalesce(r.location_id, c.location_id) as location, coalesce(r.item_type, c.item_type) as "itemType",
      nullif(coalesce(r.collection, c.collection), '') as collection, nullif(coalesce(r.call_prefix, c.call_prefix), '') as "callNumberPrefix"
    from reserves.reading r join reserves.course c on c.id = r.course_id join reserves.term t on t.id = c.term_id
    where r.item_id = ${item} and (r.removed_at is null or r.applied)
    order by r.added_at desc, r.id desc`.execute(w.db)
  return rows
}

/** Makes every item of a course what it has to be now, in the order of their numbers. */
export async function syncCourse(w: Work, course: number): Promise<Refusal | undefined> {
  const { rows } = await sql<{ item_id: number }>`
    select distinct item_id from reserves.reading
    where course_id = ${course} and item_id is not null and (removed_at is null or applied) order by item_id`.execute(
    w.db,
  )
  for (const { item_id } of rows) {
    const refused = await syncItem(w, item_id)
    if (refused) return refused
  }
  return undefined
}

/** Items whose reserve begins or ends with the day that it is. */
export async function itemsToSync(w: Pick<Work, 'db'>, today: Temporal.PlainDate): Promise<readonly number[]> {
  const { rows } = await sql<{ item_id: number }>`
    select distinct r.item_id from reserves.reading r
      join reserves.course c on c.id = r.course_id join reserves.term t on t.id = c.term_id
    where r.item_id is not null and (r.removed_at is null or r.applied) and r.applied <> (
      r.removed_at is null and c.ended_at is null and t.to_day >= ${today}
      and (r.from_day is null or r.from_day <= ${today}) and (r.until_day is null or r.until_day >= ${today}))
    order by r.item_id`.execute(w.db)
  return rows.map(({ item_id }) => item_id)
}
