import { sql } from 'kysely'
import type { StoredFile } from '../../../platform/files.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { carrel, withWork } from '../../../platform/work.ts'
import { startImport } from '../import/start-import.ts'
import { asRecords } from '../import/table-file.ts'

/** A place that is to be looked at. */
export interface Due {
  readonly id: number
  readonly kind: 'folder' | 'url'
  readonly place: string
  readonly profile: number | null
}

/** A file that was found at a place. */
export interface FoundFile {
  readonly name: string
  readonly stored: StoredFile
  /** When it was last changed, where the place says. */
  readonly changedAt?: Temporal.Instant
}

/** Loads a file unless its very bytes were loaded from this place before; says what was begun. */
export async function loadOnce(
  platform: Platform,
  due: Due,
  { name, stored, changedAt }: FoundFile,
): Promise<string | undefined> {
  const known = await sql`
    update loading.source_file set name = ${name}, size = ${stored.size}, changed_at = ${changedAt ?? null}
    where source_id = ${due.id} and hash = ${stored.hash} returning 1`.execute(platform.database.kysely)
  if (known.rows.length > 0) return undefined
  const profile = due.profile ?? undefined
  const records = await asRecords(platform, carrel, stored, profile)
  if (isRefusal(records)) return sentence(name, records)
  const begun = await withWork(platform, carrel, async (w) => {
    const started = await startImport(w, records, name, { profile })
    if (isRefusal(started)) return started
    await sql`insert into loading.source_file (source_id, name, hash, import_id, at, size, changed_at)
      values (${due.id}, ${name}, ${stored.hash}, ${started.id}, ${w.now}, ${stored.size}, ${changedAt ?? null})`.execute(
      w.db,
    )
    return started
  })
  return isRefusal(begun) ? sentence(name, begun) : `${name} was taken as import ${begun.id}.`
}

function sentence(name: string, { blocks }: Refusal): string {
  const said = blocks.map(({ message }) => message).join(' ')
  return said.includes(name) ? said : `${name}: ${said}`
}
