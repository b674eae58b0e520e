import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { MachinesTables } from './tables.ts'

/** A name for a request by which it is known again. */
export function digestOf(request: string): string {
  return createHash('sha256').update(request).digest('base64url')
}

/** A request by which a machine is known to repeat itself. */
export interface OnceEver {
  readonly machine: number
  /** See {@link digestOf}. */
  readonly digest: string
  /** Certainly no repetition: it is done, and its outcome kept for one to come. */
  readonly fresh: boolean
}

/**
 * Does what a machine asks once: a repetition gets the first outcome, also after a restart and from another process. A
 * refusal is not kept. Whoever comes at the same moment waits.
 */
export async function onceEver<T extends object>(
  w: Work,
  { machine, digest, fresh }: OnceEver,
  run: (w: Work) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`machine ${machine} ${digest}`}, 0))`.execute(w.db)
  const tables = tablesOf<MachinesTables>(w)
  const before = fresh
    ? undefined
    : await tables
        .selectFrom('machines.done')
        .select('answer')
        .where('machine_id', '=', machine)
        .where('digest', '=', digest)
        .executeTakeFirst()
  if (before) return before.answer as T
  const done = await run(w)
  if (isRefusal(done)) return done
  const kept = { at: w.now, answer: jsonb(done) }
  await tables
    .insertInto('machines.done')
    .values({ machine_id: machine, digest, ...kept })
    .onConflict((clash) => clash.columns(['machine_id', 'digest']).doUpdateSet(kept))
    .execute()
  return done
}
