import { createWriter } from '@carrel/marc'
import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { mustWork, type Actor, type Work } from '../../../platform/work.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { suppressBibs } from '../../catalog/index.ts'
import { lastPlace } from './fetch-pages.ts'
import { createImport, membersAmong, planFor, runImport, withdrawTitles, type LoadPlan } from '../../loading/index.ts'

/** A harvest that was fetched whole. */
export interface FetchedRun {
  readonly id: number
  readonly repository: number
  readonly name: string
  readonly providerSet: number
  readonly profile: number | null
  readonly suppressNew: boolean
  readonly import: number | null
  readonly since: Temporal.Instant | null
  /** The harvest whose unreadable records it asked for. */
  readonly againFor: number | null
}

const usual: LoadPlan = {
  name: 'usual',
  match: null,
  overlay: null,
  onMatch: 'update',
  onNew: 'add',
  deletes: 'skip',
  holdings: false,
  items: null,
  set: null,
}

/** Makes an import of the pages, once: the number is kept with the harvest in the transaction that makes it. */
async function importOf(platform: Platform, actor: Actor, run: FetchedRun): Promise<number> {
  if (run.import !== null) return run.import
  const stored = await platform.files.put(fileOf(platform, run.id))
  return mustWork(platform, actor, async (w) => {
    const own = run.profile === null ? null : await planFor(w, { profile: run.profile })
    if (isRefusal(own)) return own
    const plan: LoadPlan = { ...(own ?? usual), set: { id: run.providerSet, mode: 'add' } }
    const made = await createImport(w, stored, `${run.name} (harvest ${run.id}).xml`, plan)
    if (isRefusal(made)) return made
    await sql`update harvesting.run set import_id = ${made.id} where id = ${run.id}`.execute(w.db)
    return made.id
  })
}

async function* fileOf(platform: Platform, run: number): AsyncGenerator<Uint8Array> {
  const { header, footer } = createWriter('marcxml')
  yield header
  for (let last = 0; ;) {
    const { rows } = await sql<{ number: number; records: Buffer }>`
      select number, records from harvesting.page where run_id = ${run} and number > ${last} order by number limit 1`.execute(
      platform.database.kysely,
    )
    const [page] = rows
    if (!page) break
    yield page.records
    last = page.number
  }
  yield footer
}

/** Loads the records and follows the deletions; every step may be done again after a kill. */
export async function loadHarvest(
  platform: Platform,
  actor: Actor,
  run: FetchedRun,
  progress: (records: number) => void,
): Promise<void> {
  const number = await importOf(platform, actor, run)
  const done = await runImport(platform, actor, number, {
    progress: (_bytes, _size, records) => progress(records),
    cancelled: () => false,
  })
  // A file without a single record is none: a harvest may bring nothing but deletions.
  if (done.state !== 'done' && (await lastPlace(platform, run.id)) > 0)
    throw new Error(done.error ?? 'The import of its records was stopped.')
  await mustWork(platform, actor, async (w) => {
    const { rows } = await sql<{ id: number }>`
      select id from harvesting.run where id = ${run.id} and state = 'loading' for update`.execute(w.db)
    if (rows.length === 0) return
    await keepTitles(w, run, number)
    if (run.suppressNew) await hideNew(w, run, number)
    const { removed, kept } = await followDeletions(w, run, number)
    await sql`update harvesting.run set state = 'done', finished_at = ${w.now}, said = null, removed = ${removed}, kept = ${kept},
      added = ${done.added}, updated = ${done.updated}, unchanged = ${done.unchanged}, refused = ${done.refused}
      where id = ${run.id}`.execute(w.db)
    if (run.againFor === null)
      await sql`update harvesting.repository r set harvested_until = n.until from harvesting.run n
        where n.id = ${run.id} and r.id = n.repository_id`.execute(w.db)
    await forgetUnread(w, run)
    await sql`delete from harvesting.page where run_id = ${run.id}`.execute(w.db)
    await sql`delete from harvesting.entry where run_id = ${run.id} and problem is null`.execute(w.db)
    await w.audit({
      action: 'harvest.done',
      subject: `repository:${run.repository}`,
      detail: { import: number, removed },
    })
  })
}

/** What was asked for again stands with this harvest now; after all was harvested, nothing of earlier ones matters. */
async function forgetUnread(w: Work, run: FetchedRun): Promise<void> {
  if (run.againFor === null && run.since !== null) return
  await sql`
    delete from harvesting.entry e using harvesting.run n
    where n.id = e.run_id and n.repository_id = ${run.repository} and n.id < ${run.id} and e.problem is not null
      and (${run.againFor}::bigint is null or n.id = ${run.againFor} and exists (select from harvesting.entry a
        where a.run_id = ${run.id} and a.identifier = e.identifier))`.execute(w.db)
}

async function keepTitles(w: Work, run: FetchedRun, importId: number): Promise<void> {
  await sql`
    insert into harvesting.record (repository_id, identifier, bib_id, datestamp, harvested_at)
    select ${run.repository}, e.identifier, i.bib_id, e.datestamp, ${w.now} from harvesting.entry e
      join loading.import_row_view i on i.import_id = ${importId} and i.number = e.place
    where e.run_id = ${run.id} and i.bib_id is not null
    on conflict (repository_id, identifier) do update set bib_id = excluded.bib_id, datestamp = excluded.datestamp,
      harvested_at = excluded.harvested_at, deleted = false`.execute(w.db)
}

async function hideNew(w: Work, run: FetchedRun, importId: number): Promise<void> {
  const { rows } = await sql<{ bib: number }>`
    select i.bib_id as bib from harvesting.entry e
      join loading.import_row_view i on i.import_id = ${importId} and i.number = e.place
    where e.run_id = ${run.id} and i.state = 'added' and i.bib_id is not null`.execute(w.db)
  await suppressBibs(
    w,
    rows.map(({ bib }) => bib),
  )
}

const batch = 200

async function followDeletions(
  w: Work,
  run: FetchedRun,
  importId: number,
): Promise<{ readonly removed: number; readonly kept: number }> {
  const { rows } = await sql<{ bib: number }>`
    update harvesting.record k set deleted = true, datestamp = e.datestamp, harvested_at = ${w.now} from harvesting.entry e
    where e.run_id = ${run.id} and e.deleted and k.repository_id = ${run.repository} and k.identifier = e.identifier
      and not k.deleted returning k.bib_id as bib`.execute(w.db)
  const { rows: alive } = await sql<{ bib: number }>`
    select distinct k.bib_id as bib from harvesting.record k
    where k.repository_id = ${run.repository} and not k.deleted and k.bib_id = any(${rows.map(({ bib }) => bib)}::bigint[])`.execute(
    w.db,
  )
  // Two of their records may be one title here: it goes with the last of them.
  const others = new Set(alive.map(({ bib }) => bib))
  const gone = [...new Set(rows.map(({ bib }) => bib))].filter((bib) => !others.has(bib))
  let removed = 0
  for (let at = 0; at < gone.length; at += batch) {
    const members = await membersAmong(w, run.providerSet, gone.slice(at, at + batch))
    if (members.length > 0) removed += await withdrawTitles(w, { import: importId, set: run.providerSet }, members)
  }
  return { removed, kept: rows.length - removed }
}
