import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import type { StoredFile } from '../../../platform/files.ts'
import { notFound, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type {
  ImportLine,
  ImportPlan,
  ImportProfile,
  PatronImport,
  PutImportProfile,
  RunPatronImport,
} from '../contract-import.ts'
import { fieldsOf } from '../fields.ts'
import { plainPlan, planProblems, wholePlan } from '../rules/import-plan.ts'
import type { PatronsTables } from '../tables.ts'
import { formOf } from './import-file.ts'
import { importJob, undoJob } from './import-jobs.ts'

type RunRequest = NonNullable<(typeof RunPatronImport)['types']>['body']
type ProfileContent = NonNullable<(typeof PutImportProfile)['types']>['body']

const imports = (w: Pick<Work, 'db'>) => tablesOf<PatronsTables>(w).selectFrom('patrons.import').selectAll()
type Row = NonNullable<Awaited<ReturnType<typeof importRow>>>

/** An import as it is kept. */
export function importRow(w: Pick<Work, 'db'>, id: number) {
  return imports(w).where('id', '=', id).executeTakeFirst()
}

/** A kept plan with everything that a plan has. */
export function planOf(kept: unknown): ImportPlan {
  const said: object = typeof kept === 'object' && kept !== null ? kept : {}
  return { ...plainPlan, ...said }
}

/** An import as the API shows it. */
export function importView(row: Row): PatronImport {
  return {
    id: row.id,
    name: row.name,
    size: row.size,
    state: row.state,
    encoding: row.encoding,
    delimiter: row.delimiter,
    columns: [...(row.columns ?? [])],
    plan: row.plan === null ? null : planOf(row.plan),
    lines: row.lines,
    added: row.added,
    changed: row.changed,
    existing: row.existing,
    refused: row.refused,
    error: row.error,
    job: row.job_id,
    at: row.at.toString(),
    by: row.by_name,
    ended: row.ended_at?.toString() ?? null,
  }
}

/** Notes an upload; its encoding, delimiter and headings are found out, and its columns guessed. */
export async function addImport(w: Work, file: StoredFile, name: string): Promise<PatronImport | Refusal> {
  const shown =
    name
      .trim()
      .replaceAll(/[\p{Cc}/\\]+/gu, ' ')
      .slice(0, 200) || 'upload'
  const bad = (message: string) => refuse({ code: 'invalid-file', field: 'file', message })
  if (file.size === 0) return bad(`"${shown}" is empty. Choose the file with the patrons.`)
  const { form, columns } = await formOf(w.platform, file.hash, file.size)
  if (columns.length === 0 || columns.some((column) => column.includes('\u0000')))
    return bad(`"${shown}" is no table of text. Save it as CSV and send that.`)
  const plan = wholePlan({}, columns, await fieldsOf(w))
  const row = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.import')
    .values({
      name: shown,
      file: file.hash,
      size: file.size,
      encoding: form.encoding,
      delimiter: form.delimiter,
      columns: [...columns],
      plan: jsonb(plan),
      at: w.now,
      by_name: actorName(w.actor),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'patron-import.upload',
    subject: `patron-import:${row.id}`,
    detail: { name: shown, size: file.size },
  })
  return importView(row)
}

/** Imports, latest first. */
export async function listPatronImports(
  w: Work,
  query: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: PatronImport[] }> {
  const { total } = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.import')
    .select((count) => count.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await imports(w)
    .orderBy('id', 'desc')
    .limit(query.limit ?? 50)
    .offset(query.offset ?? 0)
    .execute()
  return { total, rows: rows.map(importView) }
}

const missing = (id: number) => notFound('patron-import', `There is no import ${id}.`)

/** One import. */
export async function getPatronImport(w: Work, id: number): Promise<PatronImport | Refusal> {
  const row = await importRow(w, id)
  return row ? importView(row) : missing(id)
}

/** What became of the lines of an import, in their order. */
export async function listImportLines(
  w: Work,
  id: number,
  query: { readonly state?: ImportLine['state']; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: ImportLine[] }> {
  const { rows } = await sql<{
    line: number
    state: ImportLine['state']
    patron_id: number | null
    name: string
    problems: Block[]
    undone: string | null
    total: number
  }>`
    select line, state, patron_id, name, problems, undone, count(*) over () as total from patrons.import_line
    where import_id = ${id} and (${query.state ?? null}::text is null or state = ${query.state ?? null})
    order by line limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ patron_id, total: _total, ...row }) => ({ ...row, patron: patron_id })),
  }
}

/** Queues a dry run or an import. */
export async function runPatronImport(w: Work, id: number, request: RunRequest): Promise<PatronImport | Refusal> {
  const db = tablesOf<PatronsTables>(w)
  const row = await imports(w).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return missing(id)
  if (
    !['uploaded', 'checked', 'failed', 'cancelled'].includes(row.state) ||
    (row.added + row.changed > 0 && row.state !== 'checked')
  )
    return refuse({
      code: 'import-not-ready',
      message: 'This file is being read, or was imported already. Upload it again for another run.',
    })
  const profile =
    request.profile === undefined
      ? undefined
      : await db
          .selectFrom('patrons.import_profile')
          .select('plan')
          .where('code', '=', request.profile)
          .executeTakeFirst()
  if (request.profile !== undefined && !profile)
    return notFound('import-profile', `There is no plan "${request.profile}".`)
  const base: Partial<ImportPlan> = profile ? planOf(profile.plan) : planOf(row.plan)
  const said = { ...base, ...request.plan, columns: { ...base.columns, ...request.plan?.columns } }
  const fields = await fieldsOf(w)
  const plan = wholePlan(said, row.columns ?? [], fields)
  const problems = planProblems(plan, new Set(fields.map(({ code }) => code)))
  if (problems.length > 0) return refuse(...problems)
  const job = await w.enqueue(importJob, { import: id, name: row.name, dryRun: request.dryRun === true })
  const after = await db
    .updateTable('patrons.import')
    .set({
      state: 'waiting',
      plan: jsonb(plan),
      job_id: job,
      error: null,
      lines: 0,
      added: 0,
      changed: 0,
      existing: 0,
      refused: 0,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({
    action: request.dryRun === true ? 'patron-import.check' : 'patron-import.run',
    subject: `patron-import:${id}`,
  })
  return importView(after)
}

/** Queues the undoing of an import. */
export async function undoPatronImport(w: Work, id: number): Promise<PatronImport | Refusal> {
  const row = await imports(w).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return missing(id)
  const isDone =
    row.state === 'done' || ((row.state === 'cancelled' || row.state === 'failed') && row.added + row.changed > 0)
  if (!isDone)
    return refuse({ code: 'import-not-done', message: 'Only an import that has changed something can be taken back.' })
  const job = await w.enqueue(undoJob, { import: id, name: row.name })
  const after = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.import')
    .set({ state: 'undoing', job_id: job })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'patron-import.undo', subject: `patron-import:${id}` })
  return importView(after)
}

/** Saved plans by name. */
export async function listProfiles(w: Work): Promise<{ total: number; rows: ImportProfile[] }> {
  const rows = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.import_profile')
    .selectAll()
    .orderBy('name')
    .execute()
  return { total: rows.length, rows: rows.map(({ plan, ...row }) => ({ ...row, plan: planOf(plan) })) }
}

/** Saves a plan for the next import. */
export async function putProfile(w: Work, code: string, content: ProfileContent): Promise<ImportProfile | Refusal> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(code))
    return refuse({
      code: 'invalid-code',
      field: 'code',
      message: 'Write the code in small letters, digits and hyphens, like school.',
    })
  const plan = planOf(content.plan)
  const row = { name: content.name.trim(), plan: jsonb(plan) }
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.import_profile')
    .values({ code, ...row })
    .onConflict((clash) => clash.column('code').doUpdateSet(row))
    .execute()
  await w.audit({ action: 'import-profile.change', subject: `import-profile:${code}` })
  return { code, name: content.name.trim(), plan }
}

/** Forgets a saved plan. */
export async function removeProfile(w: Work, code: string): Promise<object | Refusal> {
  const gone = await tablesOf<PatronsTables>(w)
    .deleteFrom('patrons.import_profile')
    .where('code', '=', code)
    .returning('code')
    .executeTakeFirst()
  if (!gone) return notFound('import-profile', `There is no plan "${code}".`)
  await w.audit({ action: 'import-profile.remove', subject: `import-profile:${code}` })
  return {}
}
