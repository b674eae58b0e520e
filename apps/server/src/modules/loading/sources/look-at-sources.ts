import { basename } from 'node:path'
import { sql } from 'kysely'
import { AddressRefused } from '../../../platform/allowed-address.ts'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { FileTooLarge } from '../../../platform/files.ts'
import { FetchFailed, fetchFile } from './fetch-file.ts'
import { loadOnce, type Due } from './load-once.ts'
import { lookInFolder, type Looked } from './look-in-folder.ts'

const LookAtSources = defineJob('loading.sources')
const soon = Temporal.Duration.from({ minutes: 5 })

/** Looks at the places that are due, and loads files that were not loaded before. */
export const sourcesHandler: JobHandler = handle(
  LookAtSources,
  ({ platform }) => lookAtSources(platform),
  '*/5 * * * *',
)

/** Looks at every place that is due, and notes what came of it. */
export async function lookAtSources(platform: Platform): Promise<void> {
  for (;;) {
    const due = await takeDue(platform)
    if (!due) return
    const { said, again } = await lookAt(platform, due).catch(troubleOf)
    const result = said.length === 0 ? 'Nothing new.' : said.join(' ')
    const now = platform.clock.now()
    await sql`update loading.source set last_at = ${now}, last_result = ${result.slice(0, 500)},
      next_at = case when ${again} then least(next_at, ${now.add(soon)}) else next_at end
      where id = ${due.id}`.execute(platform.database.kysely)
  }
}

/** Takes one that is due; its next look is set first, so that a process that is killed does not look for ever. */
async function takeDue(platform: Platform): Promise<Due | undefined> {
  const now = platform.clock.now()
  const { rows } = await sql<Due>`
    update loading.source s set next_at = ${now}::timestamptz + make_interval(hours => every_hours)
    where id = (select id from loading.source where active and deleted_at is null and next_at <= ${now}
      order by next_at limit 1 for update skip locked)
    returning id, kind, place, profile_id as profile`.execute(platform.database.kysely)
  return rows[0]
}

async function lookAt(platform: Platform, due: Due): Promise<Looked> {
  if (due.kind === 'folder') return lookInFolder(platform, due)
  const name = basename(new URL(due.place).pathname) || 'file'
  const told = await loadOnce(platform, due, { name, stored: await fetchFile(platform, due.place) })
  return { said: told === undefined ? [] : [told], again: false }
}

function troubleOf(error: unknown): Looked {
  const isPlain = error instanceof FetchFailed || error instanceof AddressRefused || error instanceof FileTooLarge
  const message = error instanceof Error ? error.message : String(error)
  return { said: [isPlain ? message : `It could not be looked at: ${message}`], again: false }
}
