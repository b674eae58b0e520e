import { sql } from 'kysely'
import { actorName, type Actor } from '../../../platform/actor.ts'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, type Work } from '../../../platform/work.ts'
import {
  blocksAgainstDeletion,
  draftOf,
  layOut,
  lockBibs,
  type RecordForm,
  removeBibs,
  storedRecord,
  writeBibs,
} from '../../catalog/index.ts'
import { importNotFound } from './list-imports.ts'
import { restoreRemoved, restoreWithdrawn, undoItems, undoMembers } from './revert-parts.ts'

/** Titles that go back in one transaction. */
const batchSize = 200

/** Undoes an import title by title. */
export const revertJob = defineJob<{ readonly import: number; readonly name: string }>('catalog.revert-import', {
  title: ({ name }) => `Undo the import of ${name}`,
  retries: 3,
})

/** Queues the undoing of an import that has ended. */
export async function revertImport(w: Work, id: number): Promise<Outcome<{ readonly job: number }>> {
  const { rows } = await sql<{ name: string; state: string; written: number }>`
    select name, state, added + updated + removed + withdrawn + items_added as written from loading.import where id = ${id} for update`.execute(
    w.db,
  )
  const [known] = rows
  if (!known) return importNotFound(id)
  if (known.state === 'reverted') {
    return refuse({ code: 'import-reverted', message: 'This import has been undone already.' })
  }
  if (known.state === 'previewing' || known.state === 'previewed') {
    return refuse({
      code: 'import-empty',
      message: 'This is only a preview; nothing was written that could be undone.',
    })
  }
  if (known.state === 'waiting' || known.state === 'running') {
    return refuse({
      code: 'import-running',
      message: 'This import is still running. Stop its job first, then undo it.',
    })
  }
  if (known.written === 0) {
    return refuse({
      code: 'import-empty',
      message: 'This import changed nothing; there is nothing to undo.',
    })
  }
  await w.audit({ action: 'import.revert', subject: `import:${id}` })
  return { job: await w.enqueue(revertJob, { import: id, name: known.name }) }
}

/** What the undoing of an import came to. */
export interface Reversal {
  readonly removed: number
  readonly restored: number
  /** Titles that someone has worked on since; they stay as they are, and the report of the import says why. */
  readonly kept: number
}

/** Does the queued undoing, with its progress. */
export const revertHandler: JobHandler = handle(revertJob, ({ platform, actor, progress }, payload) =>
  undoImport(platform, actor, payload.import, progress),
)

/** Goes through the titles of an import until all are undone or kept. */
export async function undoImport(
  platform: Platform,
  actor: Actor,
  id: number,
  progress: (done: number, total: number) => void = () => {},
): Promise<Reversal> {
  const { rows } = await sql<{ total: number }>`
    select count(distinct bib_id) as total from loading.import_row
    where import_id = ${id} and version is not null and reverted is null`.execute(platform.database.kysely)
  const total = rows[0]?.total ?? 0
  // What keeps a title here goes first: its items, then what was taken away comes back.
  for (const step of [undoItems, restoreWithdrawn, restoreRemoved]) {
    while ((await mustWork(platform, actor, (w) => step(w, id))) > 0) continue
  }
  const sum = { removed: 0, restored: 0, kept: 0 }
  for (;;) {
    const step = await mustWork(platform, actor, (w) => undoBatch(w, id))
    sum.removed += step.removed
    sum.restored += step.restored
    sum.kept += step.kept
    const done = sum.removed + sum.restored + sum.kept
    progress(done, Math.max(done, total))
    if (step.removed + step.restored + step.kept === 0) break
  }
  await mustWork(platform, actor, async (w) => {
    await undoMembers(w, id)
    await sql`update loading.import set state = 'reverted' where id = ${id}`.execute(w.db)
  })
  return sum
}

interface Touched {
  readonly bib: number
  /** First and last version that the import made of it. */
  readonly first: number
  readonly last: number
  readonly version: number
  readonly deleted: boolean
  readonly items: number
  readonly form: RecordForm | null
  readonly record: Buffer | null
}

async function undoBatch(w: Work, id: number): Promise<Reversal> {
  const { rows: mine } = await sql<{ bib: number }>`
    select distinct bib_id as bib from loading.import_row
    where import_id = ${id} and version is not null and reverted is null order by bib_id limit ${batchSize}`.execute(
    w.db,
  )
  await lockBibs(
    w,
    mine.map(({ bib }) => bib),
  )
  const { rows } = await sql<Touched>`
    with mine as (
      select bib_id, min(version) as first, max(version) as last from loading.import_row
      where import_id = ${id} and version is not null and reverted is null
      group by bib_id order by bib_id limit ${batchSize}
    )
    select b.id as bib, m.first, m.last, b.version, b.deleted_at is not null as deleted, v.form, v.record,
      (select count(*) from catalog.item_view i where i.bib_id = b.id) as items
    from mine m join catalog.bib_history_view b on b.id = m.bib_id
      left join catalog.record_version_view v on v.bib_id = b.id and v.version = m.first - 1
    order by b.id`.execute(w.db)
  const remove: number[] = []
  const restore: Touched[] = []
  const kept = new Map<number, string>()
  for (const title of rows) {
    const why = await reasonToKeep(w, title)
    if (why !== undefined) kept.set(title.bib, why)
    else if (title.first === 1) remove.push(title.bib)
    else restore.push(title)
  }
  await removeBibs(w, remove)
  await writeBibs(w, restore.flatMap(restored), {
    why: `Import ${id} undone by ${actorName(w.actor)}`,
  })
  await note(w, id, [...remove, ...restore.map(({ bib }) => bib)], kept)
  return { removed: remove.length, restored: restore.length, kept: kept.size }
}

async function reasonToKeep(w: Work, title: Touched): Promise<string | undefined> {
  if (title.deleted) return 'Not undone: the title was deleted since.'
  if (title.version !== title.last) return 'Not undone: someone has changed the record since.'
  if (title.first > 1) return undefined
  if (title.items > 0) return 'Not undone: the title has items now.'
  const blocks = await blocksAgainstDeletion(w, { bib: title.bib })
  return blocks.length === 0 ? undefined : `Not undone: ${blocks.map(({ message }) => message).join(' ')}`
}

function restored({ bib, version, form, record }: Touched) {
  if (form === null || record === null) return []
  const draft = draftOf(layOut(storedRecord(record, form)), { bytes: record, form })
  return [{ draft, replaces: { bib, version: version + 1 } }]
}

async function note(w: Work, id: number, done: readonly number[], kept: ReadonlyMap<number, string>): Promise<void> {
  await sql`update loading.import_row set reverted = 'done'
    where import_id = ${id} and bib_id = any(${done}::bigint[]) and version is not null`.execute(w.db)
  await sql`
    update loading.import_row r set reverted = 'kept', notes = r.notes || k.why
    from unnest(${[...kept.keys()]}::bigint[], ${[...kept.values()]}::text[]) as k(bib, why)
    where r.import_id = ${id} and r.bib_id = k.bib and r.version is not null`.execute(w.db)
}
