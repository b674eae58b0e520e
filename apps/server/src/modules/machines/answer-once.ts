import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { MachinesTables } from './tables.ts'

/** A name for a request by which it is known again. */
export function digestOf(request: string): string {
  return createHash('sha256').update(request).digest('base64url')
}

/**
 * What was answered to this very request before, if it was: also before a restart, and by another process. The row is
 * locked for whoever comes at the same moment.
 */
export async function answeredBefore<T>(w: Work, machine: number, digest: string): Promise<T | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`machine ${machine} ${digest}`}, 0))`.execute(w.db)
  const row = await tablesOf<MachinesTables>(w)
    .selectFrom('machines.done')
    .select('answer')
    .where('machine_id', '=', machine)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row ? (row.answer as T) : undefined
}

/** Keeps what is answered, in the transaction of what was done. */
export async function keepAnswer(w: Work, machine: number, digest: string, answer: unknown): Promise<void> {
  await tablesOf<MachinesTables>(w)
    .insertInto('machines.done')
    .values({ machine_id: machine, digest, at: w.now, answer: jsonb(answer) })
    .onConflict((clash) => clash.columns(['machine_id', 'digest']).doNothing())
    .execute()
}
