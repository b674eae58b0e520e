import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Actor, Work } from '../../platform/work.ts'
import { patronActor } from '../patrons/index.ts'

/** When the secret address of a patron's calendar was made; undefined while there is none. */
export async function calendarSince(w: Pick<Work, 'db'>, patron: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select created_at as at from account_access.calendar where patron_id = ${patron}`.execute(w.db)
  return rows[0]?.at
}

/** Makes a secret address for a patron's calendar; an earlier one ends. The token is shown once and kept nowhere. */
export async function makeCalendar(w: Work, patron: number): Promise<{ readonly token: string }> {
  const token = randomBytes(24).toString('base64url')
  await sql`insert into account_access.calendar (patron_id, token_hash, created_at)
    values (${patron}, ${tokenHash(token)}, ${w.now})
    on conflict (patron_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`.execute(
    w.db,
  )
  await w.audit({ action: 'patron.calendar', subject: `patron:${patron}` })
  return { token }
}

/** Ends the secret address of a patron's calendar. */
export async function endCalendar(w: Work, patron: number): Promise<Record<string, never>> {
  await sql`delete from account_access.calendar where patron_id = ${patron}`.execute(w.db)
  await w.audit({ action: 'patron.calendar-ended', subject: `patron:${patron}` })
  return {}
}

/** Whose calendar stands at a secret address; undefined when it has ended or the account is closed. */
export async function calendarOwner(
  platform: Platform,
  token: string,
): Promise<Extract<Actor, { kind: 'patron' }> | undefined> {
  const { rows } = await sql<{ patron: number }>`
    select patron_id as patron from account_access.calendar where token_hash = ${tokenHash(token)}`.execute(
    platform.database.kysely,
  )
  const actor = rows[0] && (await patronActor(platform, rows[0].patron))
  return actor?.kind === 'patron' ? actor : undefined
}
