import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { sql } from 'kysely'
import { AddressRefused } from '../../../platform/allowed-address.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, withWork } from '../../../platform/work.ts'
import { startImport } from '../import/start-import.ts'
import { asRecords } from '../import/table-file.ts'
import { FetchFailed, fetchFile } from './fetch-file.ts'

interface Due {
  readonly id: number
  readonly kind: 'folder' | 'url'
  readonly place: string
  readonly profile: number | null
}

const LookAtSources = defineJob('loading.sources')
/** A file that was changed just now may still be written. */
const settled = 60_000
const mostFiles = 50

/** Looks at the places that are due, and loads files that were not loaded before. */
export const sourcesHandler: JobHandler = handle(
  LookAtSources,
  async ({ platform }) => {
    for (;;) {
      const due = await takeDue(platform)
      if (!due) return
      const result = await lookAt(platform, due).catch((error: unknown) => troubleOf(error))
      await sql`update loading.source set last_at = ${platform.clock.now()}, last_result = ${result.slice(0, 500)}
        where id = ${due.id}`.execute(platform.database.kysely)
    }
  },
  '*/5 * * * *',
)

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

async function lookAt(platform: Platform, due: Due): Promise<string> {
  if (due.kind === 'url') {
    const name = basename(new URL(due.place).pathname) || 'file'
    return (await loadOnce(platform, due, name, await fetchFile(platform, due.place))) ?? 'Nothing new.'
  }
  const folder = join(platform.config.data, 'incoming', due.place)
  await mkdir(folder, { recursive: true })
  const told: string[] = []
  for (const entry of (await readdir(folder, { withFileTypes: true })).slice(0, mostFiles * 20)) {
    if (!entry.isFile() || entry.name.startsWith('.') || told.length >= mostFiles) continue
    const path = join(folder, entry.name)
    if (Date.now() - (await stat(path)).mtimeMs < settled) continue
    const said = await loadOnce(platform, due, entry.name, await platform.files.put(createReadStream(path)))
    if (said !== undefined) told.push(said)
  }
  return told.length === 0 ? 'Nothing new.' : told.join(' ')
}

/** Loads a file unless its very bytes were loaded from this place before; says what was begun. */
async function loadOnce(platform: Platform, due: Due, name: string, file: StoredFile): Promise<string | undefined> {
  const { rows } = await sql`
    select from loading.source_file where source_id = ${due.id} and hash = ${file.hash}`.execute(
    platform.database.kysely,
  )
  if (rows.length > 0) return undefined
  const profile = due.profile ?? undefined
  const records = await asRecords(platform, carrel, file, profile)
  if (isRefusal(records)) return `${name}: ${records.blocks.map(({ message }) => message).join(' ')}`
  const begun = await withWork(platform, carrel, async (w) => {
    const started = await startImport(w, records, name, { profile })
    if (isRefusal(started)) return started
    await sql`insert into loading.source_file (source_id, name, hash, import_id, at)
      values (${due.id}, ${name}, ${file.hash}, ${started.id}, ${w.now})`.execute(w.db)
    return started
  })
  if (isRefusal(begun)) return `${name}: ${begun.blocks.map(({ message }) => message).join(' ')}`
  return `${name} was taken as import ${begun.id}.`
}

function troubleOf(error: unknown): string {
  if (error instanceof FetchFailed || error instanceof AddressRefused) return error.message
  return `It could not be looked at: ${error instanceof Error ? error.message : String(error)}`
}
