import type { Platform } from './platform.ts'

/**
 * Does something as the only process of all that works on it; undefined when another one does. `locks` is any number, the same
 * in every process, that tells one kind of work from others; with `id` it names the lock. The lock is the connection's, so it
 * ends with a process that is killed.
 */
export async function asOnlyRunner<T>(
  platform: Pick<Platform, 'database'>,
  locks: number,
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
