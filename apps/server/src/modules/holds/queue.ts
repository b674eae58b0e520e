import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import type { Work } from '../../platform/work.ts'

/** A place in the queue of a title, 1 first. */
export interface Place {
  readonly bib: number
  readonly position: number
}

/** Takes a hold out of every queue; those behind it move up. The caller holds the locks of the queues. */
export async function leaveQueues(w: Work, hold: number): Promise<void> {
  await sql`with gone as (delete from holds.place where hold_id = ${hold} returning bib_id, position)
    update holds.place q set position = q.position - 1 from gone
    where q.bib_id = gone.bib_id and q.position > gone.position and q.hold_id <> ${hold}`.execute(w.db)
}

/** Puts a hold first in the queues of titles. */
export async function enterAtHead(w: Work, hold: number, bibs: readonly number[]): Promise<void> {
  await sql`with moved as (update holds.place set position = position + 1 where bib_id = any(${[...bibs]}::bigint[]))
    insert into holds.place (hold_id, bib_id, position) select ${hold}, b, 1 from unnest(${[...bibs]}::bigint[]) b`.execute(
    w.db,
  )
}

/** Puts a hold back at its old places, or at the end where the queue is shorter now. */
export async function restorePlaces(w: Work, hold: number, places: readonly Place[]): Promise<void> {
  for (const { bib, position } of places) {
    await sql`with at as (select least(${position}::integer, count(*)::integer + 1) as place from holds.place where bib_id = ${bib}),
        moved as (update holds.place q set position = q.position + 1 from at where q.bib_id = ${bib} and q.position >= at.place)
      insert into holds.place (hold_id, bib_id, position) select ${hold}, ${bib}, place from at`.execute(w.db)
  }
}

/** The holds that wait for a title, in order. */
export async function queueOf(w: Pick<Work, 'db'>, bib: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select hold_id as id from holds.place where bib_id = ${bib} order by position`.execute(w.db)
  return rows.map((row) => row.id)
}

/**
 * Moves one waiting hold to another place of a title's queue; only those between its old and its new place are touched.
 * A place behind the last means the last.
 */
export async function moveInQueue(w: Work, bib: number, hold: number, to: number): Promise<void> {
  await sql`with old as (
        select position as was, least(${to}::integer, (select count(*)::integer from holds.place where bib_id = ${bib})) as goal
        from holds.place where bib_id = ${bib} and hold_id = ${hold})
    update holds.place q set position = case
        when q.hold_id = ${hold} then old.goal
        when q.position > old.was then q.position - 1
        else q.position + 1 end
    from old where q.bib_id = ${bib} and q.position between least(old.was, old.goal) and greatest(old.was, old.goal)`.execute(
    w.db,
  )
  await noteMoved(w, [hold])
}

/** Numbers the waiting holds of a title in the given order; those whose place changed are marked as moved by hand. */
export async function writeQueue(w: Work, bib: number, ids: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update holds.place q set position = o.position
    from unnest(${[...ids]}::bigint[]) with ordinality as o(id, position)
    where q.bib_id = ${bib} and q.hold_id = o.id and q.position <> o.position returning q.hold_id as id`.execute(w.db)
  await noteMoved(
    w,
    rows.map((row) => row.id),
  )
}

async function noteMoved(w: Work, holds: readonly number[]): Promise<void> {
  if (holds.length === 0) return
  await sql`update holds.hold set moved_at = ${w.now}, moved_by = ${actorName(w.actor)} where id = any(${[...holds]}::bigint[])`.execute(
    w.db,
  )
}
