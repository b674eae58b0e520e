import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { Import } from '../contract.ts'
import type { LoadPlan } from '../plan/load-plan.ts'
import { getProfile, planOf } from '../plan/profiles.ts'
import type { LoadingTables } from '../tables.ts'
import { importView, type ImportRecord } from './import-view.ts'
import { importNotFound } from './list-imports.ts'

/** Reads a stored file into the catalogue. Tried again after a crash, it goes on where it was. */
export const importJob = defineJob<{ readonly import: number; readonly name: string }>('catalog.import', {
  title: ({ name }) => `Import of ${name}`,
  retries: 3,
})

/** How a file shall be loaded. */
export interface Loading {
  /** The profile; none for the usual way. */
  readonly profile?: number | undefined
  /** Only looks what would become of each record. */
  readonly preview?: boolean | undefined
}

/** Notes an upload as an import and queues the work. */
export async function startImport(
  w: Work,
  file: StoredFile,
  name: string,
  how: Loading = {},
): Promise<Outcome<Import>> {
  const plan = await planFor(w, how)
  if (isRefusal(plan)) return plan
  const row = await createImport(w, file, name, plan, how.preview === true)
  return isRefusal(row) ? row : queued(w, row)
}

/** The plan of a profile; null for the usual way. */
export async function planFor(w: Work, { profile }: Loading): Promise<Outcome<LoadPlan | null>> {
  if (profile === undefined) return null
  const known = await getProfile(w, profile)
  return isRefusal(known) ? known : planOf(w, known)
}

async function queued(w: Work, row: ImportRecord): Promise<Import> {
  const job = await w.enqueue(importJob, { import: row.id, name: row.name })
  await tablesOf<LoadingTables>(w).updateTable('loading.import').set({ job_id: job }).where('id', '=', row.id).execute()
  return importView({ ...row, job_id: job })
}

/** Notes a stored file as an import; whoever calls does or queues the work. */
export async function createImport(
  w: Work,
  file: StoredFile,
  name: string,
  plan: LoadPlan | null = null,
  isPreview = false,
): Promise<Outcome<ImportRecord>> {
  const shown =
    name
      .trim()
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .slice(0, 200) || 'upload'
  if (file.size === 0) {
    return refuse({
      code: 'invalid-file',
      field: 'file',
      message: `"${shown}" is empty. Choose the file with the records, or fetch it again.`,
    })
  }
  const row = await tablesOf<LoadingTables>(w)
    .insertInto('loading.import')
    .values({
      name: shown,
      file: file.hash,
      size: file.size,
      state: isPreview ? 'previewing' : 'waiting',
      created_at: w.now,
      by_name: actorName(w.actor),
      profile_name: plan?.name ?? null,
      plan: plan === null ? null : jsonb(plan),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({
    action: isPreview ? 'import.preview' : 'import.start',
    subject: `import:${row.id}`,
    detail: { name: shown, size: file.size, ...(plan && { profile: plan.name }) },
  })
  return row
}

/** Runs an import that was looked at before, with what people chose. */
export async function runPreviewed(w: Work, id: number): Promise<Outcome<Import>> {
  const row = await lockedPreview(w, id)
  if (isRefusal(row)) return row
  const begun = await tablesOf<LoadingTables>(w)
    .updateTable('loading.import')
    .set({
      state: 'waiting',
      read: 0,
      added: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
      removed: 0,
      skipped: 0,
      items_added: 0,
      items_refused: 0,
      held_back: 0,
      held_why: null,
      started_at: null,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  // A plan makes the run look at the choices; the usual way is one without rules of its own.
  if (begun.plan === null)
    await sql`update loading.import set plan = ${jsonb(usualPlan)} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'import.start', subject: `import:${id}`, detail: { name: begun.name, previewed: true } })
  return queued(w, begun)
}

const usualPlan: LoadPlan = {
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

/** Puts an import that was only looked at away; nothing of it was written. */
export async function discardPreview(w: Work, id: number): Promise<Outcome<Import>> {
  const row = await lockedPreview(w, id)
  if (isRefusal(row)) return row
  const done = await tablesOf<LoadingTables>(w)
    .updateTable('loading.import')
    .set({
      state: 'cancelled',
      finished_at: w.now,
      error: 'Only looked at; nothing was written.',
      added: 0,
      updated: 0,
      unchanged: 0,
      refused: 0,
      removed: 0,
      skipped: 0,
      read: 0,
      items_added: 0,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'import.discard', subject: `import:${id}` })
  return importView(done)
}

/** An import that waits after its preview, locked. */
export async function lockedPreview(w: Work, id: number): Promise<Outcome<ImportRecord>> {
  const row = await tablesOf<LoadingTables>(w)
    .selectFrom('loading.import')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return importNotFound(id)
  if (row.state === 'previewed') return row
  return refuse({
    code: 'import-not-previewed',
    message:
      row.state === 'previewing'
        ? 'The preview is still being made. Wait until it is done.'
        : 'This import is no preview any more: it was run or put away already.',
  })
}
