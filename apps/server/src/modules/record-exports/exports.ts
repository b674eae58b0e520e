import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { defineJob } from '../../platform/jobs.ts'
import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { selected } from '../batch-editing/index.ts'
import { definitionOf } from '../loading/index.ts'
import type { Export, ExportBody, ExportRun, ExportSettings } from './contract.ts'

interface RunRow extends Omit<ExportRun, 'at' | 'since' | 'until'> {
  readonly at: Temporal.Instant
  readonly since: Temporal.Instant | null
  readonly until: Temporal.Instant | null
}

interface Row {
  readonly id: number
  readonly name: string
  readonly settings: ExportSettings
  readonly everyHours: number | null
  readonly nextAt: Temporal.Instant | null
  readonly changedSince: Temporal.Instant | null
  readonly by: string
}

/** Makes the file of an export. */
export const exportJob = defineJob<{ readonly run: number; readonly name: string }>('record-exports.run', {
  title: ({ name }) => `Export ${name}`,
  retries: 3,
})

const columns = sql`id, name, settings, every_hours as "everyHours", next_at as "nextAt",
  changed_since as "changedSince", by_name as by`
const runColumns = sql`id, state, job_id as job, created_at as at, by_name as by, since, until, size, records, removed, items,
  left_out as "leftOut", error`
const runView = (row: RunRow): ExportRun => ({
  ...row,
  at: row.at.toString(),
  since: row.since?.toString() ?? null,
  until: row.until?.toString() ?? null,
})

/** Exports by their names. */
export async function listExports(w: Pick<Work, 'db'>): Promise<Export[]> {
  const { rows } = await sql<Row>`
    select ${columns} from record_exports.export where deleted_at is null order by lower(name)`.execute(w.db)
  return Promise.all(rows.map((row) => exportView(w, row)))
}

async function exportView(w: Pick<Work, 'db'>, row: Row): Promise<Export> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from record_exports.run where export_id = ${row.id} order by id desc limit 1`.execute(w.db)
  return {
    ...row,
    nextAt: row.nextAt?.toString() ?? null,
    changedSince: row.changedSince?.toString() ?? null,
    last: rows[0] ? runView(rows[0]) : null,
  }
}

/** Defines an export, or changes one. */
export async function saveExport(w: Work, body: ExportBody, id?: number): Promise<Outcome<Export>> {
  const { settings, everyHours = null } = body
  const items = settings.items === null ? null : await definitionOf(w, 'items', settings.items)
  if (isRefusal(items)) return items
  if (settings.selection !== null && 'set' in settings.selection) {
    const known = await selected(w, settings.selection)
    if (isRefusal(known)) return known
  }
  const since =
    body.changedSince === undefined || body.changedSince === null ? null : Temporal.Instant.from(body.changedSince)
  const next = everyHours === null ? null : w.now
  const name = body.name.trim()
  const { rows } =
    id === undefined
      ? await sql<Row>`
          insert into record_exports.export (name, settings, every_hours, next_at, changed_since, by_name, created_at)
          values (${name}, ${jsonb(settings)}, ${everyHours}, ${next}, ${since}, ${actorName(w.actor)}, ${w.now})
          returning ${columns}`.execute(w.db)
      : await sql<Row>`
          update record_exports.export set name = ${name}, settings = ${jsonb(settings)}, every_hours = ${everyHours},
            next_at = ${next}, changed_since = case when ${body.changedSince !== undefined} then ${since}::timestamptz else changed_since end
          where id = ${id} and deleted_at is null returning ${columns}`.execute(w.db)
  const [saved] = rows
  if (!saved) return exportNotFound()
  await w.audit({ action: 'export.save', subject: `export:${saved.id}`, detail: { name } })
  return exportView(w, saved)
}

/** Deletes an export; what it made stays. */
export async function deleteExport(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    update record_exports.export set deleted_at = ${w.now}, next_at = null
    where id = ${id} and deleted_at is null returning name`.execute(w.db)
  if (!rows[0]) return exportNotFound()
  await w.audit({ action: 'export.delete', subject: `export:${id}`, detail: { name: rows[0].name } })
  return {}
}

function exportNotFound() {
  return notFound('export', 'There is no such export.')
}

/** Queues the making of a file. */
export async function startRun(w: Work, id: number): Promise<Outcome<ExportRun>> {
  const { rows } = await sql<Row>`
    select ${columns} from record_exports.export where id = ${id} and deleted_at is null for update`.execute(w.db)
  const [known] = rows
  if (!known) return exportNotFound()
  const { rows: runs } = await sql<RunRow>`
    insert into record_exports.run (export_id, created_at, by_name, since)
    values (${id}, ${w.now}, ${actorName(w.actor)}, ${known.settings.changesOnly ? known.changedSince : null})
    returning ${runColumns}`.execute(w.db)
  const run = runs[0]
  if (!run) return exportNotFound()
  const job = await w.enqueue(exportJob, { run: run.id, name: known.name })
  await sql`update record_exports.run set job_id = ${job} where id = ${run.id}`.execute(w.db)
  await w.audit({ action: 'export.run', subject: `export:${id}`, detail: { name: known.name } })
  return runView({ ...run, job })
}

/** The files that an export made, newest first. */
export async function listRuns(w: Pick<Work, 'db'>, id: number): Promise<{ rows: ExportRun[] }> {
  const { rows } = await sql<RunRow>`
    select ${runColumns} from record_exports.run where export_id = ${id} order by id desc limit 200`.execute(w.db)
  return { rows: rows.map(runView) }
}
