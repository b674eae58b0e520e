import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { tablesOf } from '../../../platform/db.ts'
import { inBatches } from '../../../platform/in-batches.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork } from '../../../platform/work.ts'
import { retireAbsent } from '../../authorities/index.ts'
import { UnusableFile } from '../../catalog/index.ts'
import { describeLoaded } from '../describe-titles.ts'
import { linkAll } from '../link-all.ts'
import { openAuthorityRecords } from '../linked/linked-records.ts'
import type { AuthorityControlTables } from '../tables.ts'
import type { LoadRecord } from './load-view.ts'
import { prepareAuthority } from './prepare-record.ts'
import { writeBatch } from './write-batch.ts'

/** What someone who waits for a load hears, and says. */
export interface LoadListener {
  progress(done: number, total: number, message: string): void
  cancelled(): boolean
}

const batchSize = 1000
/** Records that are read before others get their turn in this process. */
const turn = 32
/** Any number, the same in every process. */
const locks = 1_817_212

/**
 * Reads a file of authority records from where an earlier attempt stopped, links the headings of the catalogue, and ends it.
 * What is wrong with the file as a whole is noted in the load; anything else is thrown, and a later attempt goes on.
 */
export async function runLoad(
  platform: Platform,
  actor: Actor,
  id: number,
  listener: LoadListener,
): Promise<LoadRecord> {
  const done = await asOnlyRunner(platform, locks, id, () => runAlone(platform, actor, id, listener))
  if (!done) throw new Error(`Authority file ${id} is being done by another process.`)
  return done.value
}

async function runAlone(platform: Platform, actor: Actor, id: number, listener: LoadListener): Promise<LoadRecord> {
  let load = await begin(platform, id)
  if (load.state !== 'running' && load.state !== 'linking') return load
  let cancelled = false
  let broken: string | null = null
  if (load.state === 'running') {
    try {
      cancelled = await readAll(platform, actor, load, listener)
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error
      broken = error.message
    }
    load = await change(platform, id, { state: 'linking', error: broken })
  } else broken = load.error
  // Of a file that breaks off nobody knows what it would have held.
  const retired =
    load.whole && load.vocabulary !== null && !cancelled && broken === null && load.refused === 0
      ? await mustWork(platform, actor, (w) =>
          retireAbsent(w, load.vocabulary ?? '', load.id, `Not in ${load.name}, which is the whole vocabulary`),
        )
      : 0
  const linked = load.read === 0 ? 0 : await linkAll(platform, actor, listener, load.added + load.updated)
  await describeLoaded(platform, actor, id)
  return change(platform, id, {
    state: broken !== null ? 'failed' : cancelled ? 'cancelled' : 'done',
    linked,
    retired,
    finished_at: platform.clock.now(),
  })
}

const loads = (platform: Platform) => tablesOf<AuthorityControlTables>({ db: platform.database.kysely })

async function begin(platform: Platform, id: number): Promise<LoadRecord> {
  const now = platform.clock.now()
  await sql`
    update authority_control.load set state = case when state = 'waiting' then 'running' else state end,
      started_at = coalesce(started_at, ${now})
    where id = ${id} and state in ('waiting', 'running', 'linking')`.execute(platform.database.kysely)
  return loads(platform).selectFrom('authority_control.load').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Notes how a load stands. */
export async function change(
  platform: Platform,
  id: number,
  to: Partial<Pick<LoadRecord, 'state' | 'error' | 'linked' | 'retired' | 'finished_at'>>,
): Promise<LoadRecord> {
  return loads(platform)
    .updateTable('authority_control.load')
    .set(to)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Reads all records; true when it was asked to stop. While the database writes a batch, the next one is read. */
async function readAll(platform: Platform, actor: Actor, load: LoadRecord, listener: LoadListener): Promise<boolean> {
  const file = platform.files.get(load.file)
  const records = await openAuthorityRecords(platform.files.get(load.file), file, load.name)
  let done = load.read
  try {
    return await inBatches(records, {
      size: batchSize,
      turn,
      prepare: (entry) =>
        entry.number <= load.read ? undefined : prepareAuthority(entry, records.form, load.vocabulary),
      async take(prepared) {
        await mustWork(platform, actor, (w) => writeBatch(w, load, prepared, { done, form: records.form }))
        done += prepared.length
        listener.progress(records.bytes, load.size, `${done.toLocaleString('en')} records`)
      },
      cancelled: () => listener.cancelled(),
      // What came before a file breaks off is kept.
      keeps: (error) => error instanceof UnusableFile,
    })
  } finally {
    file.destroy()
  }
}
