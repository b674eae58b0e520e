import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { tablesOf } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork, type Work } from '../../../platform/work.ts'
import type { LoadingTables } from '../tables.ts'
import { FileRecords, rememberedHeadingKeys, UnusableFile } from '../../catalog/index.ts'
import { asOnlyImporter } from './import-lock.ts'
import type { ImportRecord } from './import-view.ts'
import { prepareRecord, type PreparedRecord } from './prepared-record.ts'
import { writeBatch, type ImportCounts } from './write-batch.ts'

/** What someone who waits for an import hears, and says. */
export interface ImportListener {
  /** Bytes of the file that were read, of how many, and how many records are done. */
  progress(bytes: number, size: number, records: number): void
  /** True once it shall stop. */
  cancelled(): boolean
}

const batchSize = 500
/** Records that are described before others get their turn in this process. */
const turn = 16

/**
 * Reads the file of an import into the catalogue, from where an earlier attempt stopped, and ends it. What is wrong with
 * the file as a whole is noted in the import; anything else is thrown, and a later attempt goes on.
 */
export async function runImport(
  platform: Platform,
  actor: Actor,
  id: number,
  listener: ImportListener,
): Promise<ImportRecord> {
  const done = await asOnlyImporter(platform, id, () => runAlone(platform, actor, id, listener))
  if (!done) throw new Error(`Import ${id} is being done by another process.`)
  return done.value
}

async function runAlone(platform: Platform, actor: Actor, id: number, listener: ImportListener): Promise<ImportRecord> {
  const begun = await begin(platform, id)
  if (begun.state !== 'running') return begun
  try {
    const cancelled = await readAll(platform, actor, begun, listener)
    return await endImport(platform, id, cancelled ? 'cancelled' : 'done', null)
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error
    return endImport(platform, id, 'failed', error.message)
  }
}

const imports = (platform: Platform) => tablesOf<LoadingTables>({ db: platform.database.kysely })

async function begin(platform: Platform, id: number): Promise<ImportRecord> {
  const now = platform.clock.now()
  await imports(platform)
    .updateTable('loading.import')
    .set((row) => ({ state: 'running', started_at: row.fn.coalesce('started_at', row.val(now)) }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
  return imports(platform).selectFrom('loading.import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Notes how an import ended. */
export async function endImport(
  platform: Platform,
  id: number,
  state: 'done' | 'failed' | 'cancelled',
  error: string | null,
): Promise<ImportRecord> {
  return imports(platform)
    .updateTable('loading.import')
    .set({ state, error, finished_at: platform.clock.now() })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Reads all records; true when it was asked to stop. While the database writes a batch, the next one is described. */
async function readAll(
  platform: Platform,
  actor: Actor,
  known: ImportRecord,
  listener: ImportListener,
): Promise<boolean> {
  const headingKey = rememberedHeadingKeys()
  const file = platform.files.get(known.file)
  const records = new FileRecords(file, known.name)
  let done = known.read
  let batch: PreparedRecord[] = []
  let writing: Promise<void> = Promise.resolve()
  const write = async (prepared: readonly PreparedRecord[]) => {
    await mustWork(platform, actor, async (w) => {
      await advance(w, { id: known.id, done, form: records.form }, await writeBatch(w, known, prepared))
    })
    done += prepared.length
    listener.progress(records.bytes, known.size, done)
  }
  const pass = async () => {
    await writing
    const prepared = batch
    batch = []
    writing = prepared.length === 0 ? Promise.resolve() : write(prepared)
    // A failure is met where it is waited for, not as a rejection that nobody heard.
    writing.catch(() => {})
  }
  try {
    for await (const entry of records) {
      if (entry.number <= known.read) continue
      batch.push(prepareRecord(entry, records.form, headingKey))
      if (batch.length % turn === 0) await setImmediate()
      if (batch.length < batchSize) continue
      await pass()
      if (listener.cancelled()) return true
    }
    return false
  } catch (error) {
    // What came before a file breaks off is kept.
    if (!(error instanceof UnusableFile)) batch = []
    throw error
  } finally {
    file.destroy()
    await pass()
    await writing
  }
}

/** Notes how far an import came, in the transaction of its batch; throws when another process does the same import. */
async function advance(
  w: Work,
  { id, done, form }: { readonly id: number; readonly done: number; readonly form: string },
  counts: ImportCounts,
): Promise<void> {
  const { rows } = await sql`
    update loading.import set form = ${form}, read = read + ${counts.read}, added = added + ${counts.added},
      updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged},
      refused = refused + ${counts.refused}
    where id = ${id} and read = ${done} and state = 'running' returning id`.execute(w.db)
  if (rows.length === 0) throw new Error(`Import ${id} is being done by another process.`)
}
