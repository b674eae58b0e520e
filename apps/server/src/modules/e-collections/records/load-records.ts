import { createWriter } from '@carrel/marc'
import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, type Actor, type Work } from '../../../platform/work.ts'
import { createImport, runImport, saveSet, type LoadPlan } from '../../loading/index.ts'
import { collectionNotFound } from '../collections/collections.ts'
import { briefRecord } from '../rules/brief-record.ts'
import type { KeptTitle } from '../rules/title-of-lines.ts'

const recordsJob = defineJob<{ readonly collection: number; readonly name: string }>('e-collections.records', {
  title: ({ name }) => `Brief records of ${name}`,
  retries: 0,
})

/** Loads brief records, with progress. */
export const recordsHandler: JobHandler = handle(recordsJob, ({ platform, actor, progress }, { collection }) =>
  loadRecords(platform, actor, collection, progress),
)

/** Queues the loading of brief records of titles that the catalogue lacks. */
export async function startRecords(w: Work, collection: number): Promise<Outcome<{ readonly job: number }>> {
  const { rows } = await sql<{ name: string }>`
    select name from e_collections.collection where id = ${collection} and deleted_at is null`.execute(w.db)
  const [known] = rows
  if (!known) return collectionNotFound()
  await w.audit({ action: 'e-collection.records', subject: `e-collection:${collection}`, detail: { name: known.name } })
  return { job: await w.enqueue(recordsJob, { collection, name: known.name }) }
}

/** What the loading of brief records came to. */
export interface RecordsLoaded {
  readonly import: number | null
  readonly titles: number
}

/**
 * Makes a record of each title that the catalogue lacks, or has from this collection alone, and loads them as a set of the provider
 * that is replaced: those of titles that went are withdrawn, within the limit of the set.
 */
export async function loadRecords(
  platform: Platform,
  actor: Actor,
  collection: number,
  progress: (done: number, total: number | undefined) => void = () => {},
): Promise<RecordsLoaded> {
  const { set, name } = await mustWork(platform, actor, (w) => setOf(w, collection))
  const titles = await wantedTitles(platform, collection, set)
  if (titles.length === 0) return { import: null, titles: 0 }
  const day = platform.clock.now().toString().slice(0, 10)
  const stored = await platform.files.put(fileOf(titles, collection, day))
  const plan: LoadPlan = {
    name: 'usual',
    match: null,
    overlay: null,
    onMatch: 'update',
    onNew: 'add',
    deletes: 'skip',
    holdings: false,
    items: null,
    set: { id: set, mode: 'replace' },
  }
  const made = await mustWork(platform, actor, async (w) => {
    const row = await createImport(w, stored, `${name} (brief records).xml`, plan)
    if (isRefusal(row)) return row
    await sql`update e_collections.collection set records_import_id = ${row.id} where id = ${collection}`.execute(w.db)
    return row
  })
  const done = await runImport(platform, actor, made.id, {
    progress: (_bytes, _size, records) => progress(records, titles.length),
    cancelled: () => false,
  })
  if (done.state !== 'done') throw new Error(done.error ?? 'The brief records could not be loaded.')
  platform.live.tell('e-collection', { id: collection })
  return { import: made.id, titles: titles.length }
}

async function setOf(w: Work, collection: number): Promise<Outcome<{ readonly set: number; readonly name: string }>> {
  const { rows } = await sql<{ name: string; provider: string; set: number | null }>`
    select name, provider, provider_set_id as set from e_collections.collection
    where id = ${collection} and deleted_at is null for update`.execute(w.db)
  const [known] = rows
  if (!known) return collectionNotFound()
  if (known.set !== null) return { set: known.set, name: known.name }
  const set = await saveSet(w, {
    name: `${known.name} (e-collection ${collection})`.slice(0, 120),
    provider: known.provider,
  })
  if (isRefusal(set)) return set
  await sql`update e_collections.collection set provider_set_id = ${set.id} where id = ${collection}`.execute(w.db)
  return { set: set.id, name: known.name }
}

type Wanted = KeptTitle & { readonly key: string }

async function wantedTitles(platform: Platform, collection: number, set: number): Promise<readonly Wanted[]> {
  const { rows } = await sql<Wanted>`
    select t.key, t.name, t.kind, t.numbers, t.url, t.lines, t.sort_key as sort from e_collections.title t
    where t.collection_id = ${collection} and not exists (
      select from catalog.match_key_view k join catalog.bib_view b on b.id = k.bib_id
      where k.key = any(t.numbers) and not exists (
        select from loading.set_title_view m where m.set_id = ${set} and m.bib_id = b.id and m.member))
    order by t.id`.execute(platform.database.kysely)
  return rows
}

async function* fileOf(titles: readonly Wanted[], collection: number, day: string): AsyncGenerator<Uint8Array> {
  const { header, footer, write } = createWriter('marcxml')
  yield header
  for (const title of titles) yield write(briefRecord(title, { collection, key: title.key, day }))
  yield footer
}
