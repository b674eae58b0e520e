import type { Platform } from '../../../platform/platform.ts'

/** Any number, the same in every process: with the number of a run it names the lock of whoever does it. */
const locks = 1_817_301

/**
 * Does something as the only process that works on a run; undefined when another one does. The lock is the connection's,
 * so it ends with a process that is killed.
 */
export async function asOnlyRunner<T>(
  platform: Pick<Platform, 'database'>,
  id: number,
  run: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const client = await platform.database.pool.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1, $2) as mine', [locks, id])
    if (rows[0]?.mine !== true) return undefined
    try {
      return { value: await run() }
    } finally {
      await client.query('select pg_advisory_unlock($1, $2)', [locks, id])
    }
  } finally {
    client.release()
  }
}
