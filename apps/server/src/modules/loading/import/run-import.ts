import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { tablesOf } from '../../../platform/db.ts'
import { inBatches } from '../../../platform/in-batches.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork, type Work } from '../../../platform/work.ts'
import type { LoadingTables } from '../tables.ts'
import { FileRecords, rememberedHeadingKeys, UnusableFile } from '../../catalog/index.ts'
import { bibframeAsRecords } from '../linked/bibframe-file.ts'
import { whyHeldBack, withdrawAbsent } from '../sets/withdraw.ts'
import { asOnlyImporter } from './import-lock.ts'
import type { ImportRecord } from './import-view.ts'
import { withHoldings } from './holdings.ts'
import type { ImportCounts } from './import-rows.ts'
import { forgetPreviewed } from './previewed-titles.ts'
import { planOfImport } from './plan-of-import.ts'
import { prepareRecord, type PreparedRecord } from './prepared-record.ts'
import { writeBatch, type BatchImport } from './write-batch.ts'

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
  if (begun.state !== 'running' && begun.state !== 'previewing') return begun
  const isPreview = begun.state === 'previewing'
  try {
    const cancelled = await readAll(platform, actor, await withRecords(platform, begun), listener)
    if (cancelled) return await endImport(platform, id, 'cancelled', null)
    await settleSet(platform, actor, id, isPreview)
    return await endImport(platform, id, isPreview ? 'previewed' : 'done', null)
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
    .set((row) => ({
      state: sql<'running' | 'previewing'>`case when state = 'previewing' then 'previewing' else 'running' end`,
      started_at: row.fn.coalesce('started_at', row.val(now)),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'previewing', 'running'])
    .execute()
  return imports(platform).selectFrom('loading.import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The import with a file of records: descriptions in BIBFRAME become such a file before the first record is read. */
async function withRecords(platform: Platform, known: ImportRecord): Promise<ImportRecord> {
  if (known.read > 0) return known
  const made = await bibframeAsRecords(platform, known)
  if (!made) return known
  return imports(platform)
    .updateTable('loading.import')
    .set({ file: made.hash, size: made.size })
    .where('id', '=', known.id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Notes how an import ended. */
export async function endImport(
  platform: Platform,
  id: number,
  state: 'done' | 'failed' | 'cancelled' | 'previewed',
  error: string | null,
): Promise<ImportRecord> {
  await forgetPreviewed({ db: platform.database.kysely }, id)
  return imports(platform)
    .updateTable('loading.import')
    .set({ state, error, finished_at: state === 'previewed' ? null : platform.clock.now() })
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
  const isPreview = known.state === 'previewing'
  const batchImport: BatchImport = { id: known.id, name: known.name, ...planOfImport(known), isPreview, headingKey }
  const file = platform.files.get(known.file)
  const records = new FileRecords(file, known.name)
  let done = known.read
  let number = 0
  const take = async (prepared: readonly PreparedRecord[]) => {
    await mustWork(platform, actor, async (w) => {
      await advance(
        w,
        { id: known.id, done, form: records.form, isPreview },
        await writeBatch(w, batchImport, prepared),
      )
    })
    done += prepared.length
    listener.progress(records.bytes, known.size, done)
  }
  try {
    const entries = batchImport.plan?.holdings === true ? withHoldings(records) : plain(records)
    return await inBatches(entries, {
      size: batchSize,
      turn,
      prepare({ entry, notes, edited }) {
        number++
        if (number <= known.read) return undefined
        return prepareRecord({ ...entry, number }, { form: records.form, notes, edited }, headingKey)
      },
      take,
      cancelled: () => listener.cancelled(),
      // What came before a file breaks off is kept.
      keeps: (error) => error instanceof UnusableFile,
    })
  } finally {
    file.destroy()
  }
}

/** Records that stand for themselves. */
async function* plain(records: FileRecords) {
  const notes: readonly string[] = []
  for await (const entry of records) yield { entry, notes, edited: false }
}

/** After the whole file of a replacement was read: titles that it does not have are withdrawn, or wait for a person. */
async function settleSet(platform: Platform, actor: Actor, id: number, isPreview: boolean): Promise<void> {
  const known = await imports(platform)
    .selectFrom('loading.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { plan } = planOfImport(known)
  if (plan?.set?.mode !== 'replace') return
  const w = { db: platform.database.kysely }
  const { absent, why } = await whyHeldBack(w, id, plan.set.id, known.refused)
  if (isPreview || why !== undefined) {
    await sql`update loading.import set held_back = ${absent}, held_why = ${why ?? null} where id = ${id}`.execute(w.db)
    return
  }
  await withdrawAbsent(platform, actor, id, plan.set.id)
}

/** Notes how far an import came, in the transaction of its batch; throws when another process does the same import. */
async function advance(
  w: Work,
  at: { readonly id: number; readonly done: number; readonly form: string; readonly isPreview: boolean },
  counts: ImportCounts,
): Promise<void> {
  const { id, done, form, isPreview } = at
  const { rows } = await sql`
    update loading.import set form = ${form}, read = read + ${counts.read}, added = added + ${counts.added},
      updated = updated + ${counts.updated}, unchanged = unchanged + ${counts.unchanged},
      refused = refused + ${counts.refused}, removed = removed + ${counts.removed}, skipped = skipped + ${counts.skipped},
      items_added = items_added + ${counts.itemsAdded}, items_refused = items_refused + ${counts.itemsRefused}
    where id = ${id} and read = ${done} and state = ${isPreview ? 'previewing' : 'running'} returning id`.execute(w.db)
  if (rows.length === 0) throw new Error(`Import ${id} is being done by another process.`)
}
