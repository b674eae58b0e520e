import type { Platform } from '../../../platform/platform.ts'
import { tablesOf } from '../../../platform/db.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { LoadingTables } from '../tables.ts'

/** Any number, the same in every process: with the number of an import it names the lock of whoever does it. */
const locks = 1_817_201

/** Does something as the only process that works on an import; undefined when another one does. */
export function asOnlyImporter<T>(
  platform: Platform,
  id: number,
  run: () => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  return asOnlyRunner(platform, locks, id, run)
}

/**
 * Ends imports of the command line whose process was killed, at the start of a server; queued ones are taken up again by
 * their jobs.
 */
export async function endAbandonedImports(platform: Platform): Promise<void> {
  const db = tablesOf<LoadingTables>({ db: platform.database.kysely })
  const running = await db
    .selectFrom('loading.import')
    .select('id')
    .where('state', '=', 'running')
    .where('job_id', 'is', null)
    .execute()
  for (const { id } of running) {
    await asOnlyImporter(platform, id, async () => {
      await db
        .updateTable('loading.import')
        .set({
          state: 'failed',
          finished_at: platform.clock.now(),
          error: 'The program was stopped in the middle. Import the file again: what was taken is not taken twice.',
        })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute()
    })
  }
}
