import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { changed } from '../../platform/live-cache.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { PatronsTables } from './tables.ts'

/** The kind of block that late returns set. */
export const suspensionKind = 'suspension'

/** The last day of the suspension that runs now; undefined for none. */
export async function suspendedUntil(
  w: Work,
  patron: number,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate | undefined> {
  const { rows } = await sql<{ until: Temporal.PlainDate | null }>`
    select max(until) as until from patrons.block
    where patron_id = ${patron} and kind_code = ${suspensionKind} and cleared_at is null and until >= ${today}`.execute(
    w.db,
  )
  return rows[0]?.until ?? undefined
}

/** Blocks a patron up to and with a day because something came back late. Returns the number of the block. */
export async function suspendPatron(
  w: Work,
  patron: number,
  request: { readonly until: Temporal.PlainDate; readonly reason: string },
): Promise<number> {
  const db = tablesOf<PatronsTables>(w)
  const added = await db
    .insertInto('patrons.block_kind')
    .values({
      code: suspensionKind,
      name: 'Suspended for late returns',
      patron_text: 'Something came back late.',
      position: 10,
    })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) changed(w, 'block-kinds')
  const block = await db
    .insertInto('patrons.block')
    .values({
      patron_id: patron,
      reason: request.reason,
      since: w.now,
      until: request.until,
      by_name: actorName(w.actor),
      kind_code: suspensionKind,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'patron.suspend',
    subject: `patron:${patron}`,
    reason: request.reason,
    detail: { block: block.id, until: request.until.toString() },
  })
  return block.id
}

/** Takes a suspension back, e.g. because the return that set it was a mistake. */
export async function liftSuspension(w: Work, patron: number, block: number, reason: string): Promise<void> {
  await sql`update patrons.block set cleared_at = ${w.now}, cleared_by = ${actorName(w.actor)}, cleared_reason = ${reason}
    where id = ${block} and patron_id = ${patron} and cleared_at is null`.execute(w.db)
  await w.audit({ action: 'patron.unblock', subject: `patron:${patron}`, reason, detail: { block } })
}
