import { createReadStream } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { systemCode } from '../../../platform/start-refusal.ts'
import { loadOnce, type Due } from './load-once.ts'

/** What a look came to. */
export interface Looked {
  readonly said: readonly string[]
  /** Something is still being written: look again soon. */
  readonly again: boolean
}

/** A file that was changed within this time may still be written. */
const settled = Temporal.Duration.from({ minutes: 1 })
const mostFiles = 50
const mostEntries = 1000
/** Bytes of a file, as for uploads. */
const largest = 4 * 2 ** 30

/** Loads the new files of a folder below `incoming` of the data folder; hidden files, folders and links are left alone. */
export async function lookInFolder(platform: Platform, due: Due): Promise<Looked> {
  const folder = join(platform.config.data, 'incoming', due.place)
  await mkdir(folder, { recursive: true })
  const taken = await takenFiles(platform, due)
  const said: string[] = []
  let again = false
  const entries = await readdir(folder, { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, mostEntries)) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    if (said.length >= mostFiles) return { said, again: true }
    try {
      const path = join(folder, entry.name)
      const { size, mtimeMs } = await stat(path)
      const changedAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs))
      // Files bear the time of the machine, not that of the library.
      if (Temporal.Instant.compare(changedAt.add(settled), Temporal.Now.instant()) > 0) {
        again = true
        continue
      }
      if (taken.has(`${entry.name}/${size}/${changedAt.epochMilliseconds}`)) continue
      if (size > largest) {
        said.push(`${entry.name} is larger than 4 GiB and was not taken. Cut it into several.`)
        continue
      }
      const stored = await platform.files.put(createReadStream(path))
      const told = await loadOnce(platform, due, { name: entry.name, stored, changedAt })
      if (told !== undefined) said.push(told)
    } catch (error) {
      const why = trouble[systemCode(error) ?? '']
      if (why === undefined) throw error
      said.push(why(entry.name))
    }
  }
  return { said, again }
}

/** What is said of a file that cannot be read; the others are taken. */
const trouble: Readonly<Record<string, (name: string) => string>> = {
  ENOENT: (name) => `${name} was there and then was not.`,
  EACCES: (name) => `${name} may not be read by the account of Carrel.`,
  EIO: (name) => `${name} cannot be read: the disk reports an error.`,
}

async function takenFiles(platform: Platform, due: Due): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string; size: number; at: Temporal.Instant }>`
    select name, size, changed_at as at from loading.source_file
    where source_id = ${due.id} and changed_at is not null`.execute(platform.database.kysely)
  return new Set(rows.map(({ name, size, at }) => `${name}/${size}/${at.epochMilliseconds}`))
}
