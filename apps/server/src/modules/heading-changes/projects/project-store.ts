import { sql } from 'kysely'
import { notFound } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { HeadingProject, HeadingProjectSummary, HeadingRule, ProjectRun } from '../contract.ts'

type Db = Pick<Work, 'db'>

export interface ProjectRow extends Omit<HeadingProjectSummary, 'at'> {
  readonly at: Temporal.Instant
}

// What is undone, and not done again since, stands no more.
/** Records that are as a project run wrote them: conditions on `batch_editing.written_change_view c`. */
export const stillStands = sql`c.undoes is null and not exists (
  select from batch_editing.written_change_view u where u.undoes = c.run_id and u.bib_id = c.bib_id and not exists (
    select from batch_editing.written_change_view a where a.undoes = u.run_id and a.bib_id = u.bib_id))`

const columns = sql`p.id, p.title, p.reason, p.contact, p.sources, p.state, p.public, p.keep_old as "keepOld", p.watch,
  p.created_at as at, p.by_name as by,
  (select count(*)::integer from heading_changes.rule r where r.project_id = p.id and r.deleted_at is null) as "ruleCount",
  (select count(distinct c.bib_id)::integer from heading_changes.project_run g
    join batch_editing.written_change_view c on c.run_id = g.run_id
    where g.project_id = p.id and ${stillStands}) as titles`

/** Projects that are not deleted, newest first; only public ones that have begun where asked. */
export async function listProjects(
  w: Db,
  { limit = 50, offset = 0, onlyPublic = false }: { limit?: number; offset?: number; onlyPublic?: boolean },
): Promise<{ total: number; rows: HeadingProjectSummary[] }> {
  const found = sql`heading_changes.project p
    where p.deleted_at is null and (not ${onlyPublic} or (p.public and p.state <> 'draft'))`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<ProjectRow>`
    select ${columns} from ${found} order by p.id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows: rows.map(({ at, ...row }) => ({ ...row, at: at.toString() })) }
}

/** A project with its rules and runs, or undefined. */
export async function projectView(w: Db, id: number): Promise<HeadingProject | undefined> {
  const { rows } = await sql<ProjectRow>`
    select ${columns} from heading_changes.project p where p.id = ${id} and p.deleted_at is null`.execute(w.db)
  const [row] = rows
  if (!row) return undefined
  const { at, ruleCount: _count, ...project } = row
  return { ...project, at: at.toString(), rules: [...(await rulesOf(w, id))], runs: [...(await runsOf(w, id))] }
}

/** The rules of a project in their order. */
export async function rulesOf(w: Db, project: number): Promise<readonly HeadingRule[]> {
  const { rows } = await sql<HeadingRule>`
    select id, action, how, kind, from_text as "from", to_text as "to", source, to_source as "toSource", institution,
      subdivided, as_subdivision as "asSubdivision", reason, enabled
    from heading_changes.rule where project_id = ${project} and deleted_at is null order by position, id`.execute(w.db)
  return rows
}

async function runsOf(w: Db, project: number): Promise<readonly ProjectRun[]> {
  const { rows } = await sql<Omit<ProjectRun, 'at'> & { readonly at: Temporal.Instant }>`
    select g.run_id as run, r.state, r.changed, r.written, r.undone_by as "undoneBy", g.at, g.by_name as by
    from heading_changes.project_run g join batch_editing.run_view r on r.id = g.run_id
    where g.project_id = ${project} order by g.run_id desc limit 100`.execute(w.db)
  return rows.map((row) => ({ ...row, at: row.at.toString() }))
}

/** Refuses because there is no such project. */
export function projectNotFound() {
  return notFound('heading-project', 'There is no such project. It may have been deleted.')
}
