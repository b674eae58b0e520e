import { sql } from 'kysely'
import type { Platform } from './platform.ts'

/** Removes every row of every module, keeping what the migrations themselves recorded. */
export async function emptyDatabase(platform: Platform): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'job_queue') and not (schemaname = 'platform' and tablename = 'migration')`.execute(
    platform.database.kysely,
  )
  await platform.database.kysely.transaction().execute(async (tx) => {
    // The audit log refuses to be changed even here; as the owner of a test database we may say otherwise.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql.raw(`truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade`).execute(tx)
  })
  await platform.jobs.boss.deleteAllJobs()
}
