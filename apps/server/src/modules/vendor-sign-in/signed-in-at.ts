import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** When a session was opened: the `auth_time` of the protocol. */
export async function signedInAt(w: Pick<Work, 'db'>, session: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`
    select created_at as at from platform.session where id = ${session}`.execute(w.db)
  return rows[0]?.at
}
