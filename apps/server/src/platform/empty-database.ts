import { sql } from 'kysely'
import { databaseError } from './db.ts'
import type { Platform } from './platform.ts'

/** Removes every row of every module, keeping what the migrations themselves recorded. */
export async function emptyDatabase(platform: Platform): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'job_queue') and not (schemaname = 'platform' and tablename = 'migration')`.execute(
    platform.database.kysely,
  )
  await retryingDeadlocks(() =>
    truncate(
      platform,
      rows.map((row) => row.name),
    ),
  )
  await platform.jobs.boss.deleteAllJobs()
}

const deadlock = '40P01'
const attempts = 5

// A job or a desk that is at work holds rows of some tables while all are asked for.
async function retryingDeadlocks(run: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (databaseError(error)?.code !== deadlock || attempt === attempts) throw error
    }
  }
}

async function truncate(platform: Platform, tables: readonly string[]): Promise<void> {
  await platform.database.kysely.transaction().execute(async (tx) => {
    // The audit log refuses to be changed even here; as the owner of a test database we may say otherwise.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(`truncate ${tables.join(', ')} restart identity cascade`).execute(tx)
  })
}
