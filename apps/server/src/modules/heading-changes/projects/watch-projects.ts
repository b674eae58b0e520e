import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { withWork, type Actor } from '../../../platform/work.ts'
import { lastWritten, runProject } from './run-project.ts'

const WatchProjects = defineJob('heading-changes.watch')

/** Does projects that change later records by themselves to what came since they were last done. */
export const watchHandler: JobHandler = handle(WatchProjects, ({ platform }) => watchProjects(platform), '*/10 * * * *')

/** Begins and writes a run of each such project where there is something new. */
export async function watchProjects(platform: Platform): Promise<void> {
  const { rows } = await sql<{ id: number; title: string }>`
    select id, title from heading_changes.project
    where state = 'active' and watch = 'apply' and deleted_at is null order by id`.execute(platform.database.kysely)
  for (const { id, title } of rows) {
    const actor: Actor = { kind: 'system', name: `Project “${title}”` }
    await withWork(platform, actor, async (w) => {
      // Nothing runs by itself before somebody has looked at what it does and written it.
      const since = await lastWritten(w, id)
      if (!since) return undefined
      return runProject(w, id, { applyAtOnce: true, since })
    })
    await sql`
      update heading_changes.project set watched_at = ${platform.clock.now()} where id = ${id}`.execute(
      platform.database.kysely,
    )
  }
}
