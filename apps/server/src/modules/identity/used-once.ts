import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { tokenHash } from '../../platform/session.ts'

/**
 * Notes that an assertion, token or nonce has been used. False when it was used before: then it is a replay and counts for
 * nothing. `until`: when it would be refused for its age anyway. Stands by itself, whatever becomes of the sign-in.
 */
export async function useOnce(
  platform: Platform,
  provider: number,
  kind: string,
  value: string,
  until: Temporal.Instant,
): Promise<boolean> {
  const now = platform.clock.now()
  const { kysely } = platform.database
  await sql`delete from identity.used where expires_at < ${now}`.execute(kysely)
  // An hour more than its own time: clocks differ.
  const { rows } = await sql<{ kind: string }>`
    insert into identity.used (provider_id, kind, value_hash, used_at, expires_at)
    values (${provider}, ${kind}, ${tokenHash(value)}, ${now}, ${until.add({ hours: 1 })})
    on conflict do nothing returning kind`.execute(kysely)
  return rows.length === 1
}
