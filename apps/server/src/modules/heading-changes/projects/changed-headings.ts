import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { shortened } from '../changes/begin-change.ts'
import type { ChangedHeading } from '../contract.ts'
import { listProjects, projectView, stillStands } from './project-store.ts'

interface Row extends Omit<ChangedHeading, 'at'> {
  readonly at: Temporal.Instant
}

interface Asked {
  readonly project?: number | undefined
  readonly bib?: number | undefined
  readonly limit?: number
  readonly offset?: number
}

/** What public projects changed in the headings of titles, newest first: a row for each title and rule. */
export async function changedHeadings(
  w: Pick<Work, 'db'>,
  { project, bib, limit = 50, offset = 0 }: Asked,
): Promise<{ total: number; rows: ChangedHeading[] }> {
  const found = sql`heading_changes.project_run g
      join heading_changes.project p on p.id = g.project_id and p.public and p.state <> 'draft' and p.deleted_at is null
      join batch_editing.written_change_view c on c.run_id = g.run_id
      cross join unnest(c.steps) as step(number)
      join catalog.bib_view b on b.id = c.bib_id and not b.suppressed
    where (${project ?? null}::bigint is null or g.project_id = ${project ?? 0})
      and (${bib ?? null}::bigint is null or c.bib_id = ${bib ?? 0}) and ${stillStands}`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<Row>`
    select c.bib_id as bib, b.title, b.author, g.project_id as project, p.title as "projectTitle",
      g.rules -> (step.number - 1) ->> 'action' as action, g.rules -> (step.number - 1) ->> 'from' as "from",
      g.rules -> (step.number - 1) ->> 'to' as "to", g.rules -> (step.number - 1) ->> 'reason' as reason,
      c.applied_at as at
    from ${found} order by c.applied_at desc, c.bib_id, step.number limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: counts[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, from: shortened(row.from), to: shortened(row.to), at: row.at.toString() })),
  }
}

/** Every row of {@link changedHeadings}, a thousand at a time: for files. */
export async function* allChangedHeadings(w: Pick<Work, 'db'>, project?: number): AsyncGenerator<ChangedHeading> {
  const page = 1000
  for (let offset = 0; ; offset += page) {
    const { rows } = await changedHeadings(w, { project, limit: page, offset })
    yield* rows
    if (rows.length < page) return
  }
}

/** Projects for everyone to read. */
export async function publicProjects(w: Pick<Work, 'db'>) {
  return (await listProjects(w, { onlyPublic: true, limit: 500 })).rows
}

/** A project for everyone to read; undefined where there is none or it is not public. */
export async function publicProject(w: Pick<Work, 'db'>, id: number) {
  const project = await projectView(w, id)
  return project?.public === true && project.state !== 'draft' ? project : undefined
}
