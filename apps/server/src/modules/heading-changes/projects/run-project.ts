import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { beginRun, type BatchRun } from '../../batch-editing/index.ts'
import type { SelectedRecord } from '../../batch-editing/contract.ts'
import { badHeading } from '../changes/begin-change.ts'
import type { HeadingProject, HeadingRule } from '../contract.ts'
import { recordsBearing } from '../find-records.ts'
import { ruleStep } from '../rules/rule-step.ts'
import { wantedHeading, type WantedHeading } from '../rules/wanted-headings.ts'
import { projectNotFound, projectView } from './project-store.ts'

/** Works out what the rules of a project would change now: a batch edit, previewed first. */
export async function runProject(
  w: Work,
  id: number,
  { applyAtOnce = false, since }: { readonly applyAtOnce?: boolean; readonly since?: Temporal.Instant },
): Promise<Outcome<BatchRun>> {
  const project = await projectView(w, id)
  if (!project) return projectNotFound()
  const rules = project.rules.filter(({ enabled }) => enabled)
  if (rules.length === 0) {
    return refuse({ code: 'heading-project-empty', message: 'This project has no rule that is switched on yet.' })
  }
  const bibs = await recordsOf(w, rules, since)
  if (isRefusal(bibs)) return bibs
  if (bibs.length === 0) {
    return refuse({
      code: 'heading-not-carried',
      message: 'No record carries any of the headings of this project; there is nothing to change.',
    })
  }
  const begun = await beginRun(w, {
    task: { name: project.title, steps: rules.map(ruleStep) },
    selection: { bibs: [...bibs] },
    name: project.title,
    why: `Project “${project.title}”`,
    applyAtOnce,
  })
  if (isRefusal(begun)) return begun
  await sql`
    insert into heading_changes.project_run (run_id, project_id, rules, at, by_name)
    values (${begun.id}, ${id}, ${jsonb(rules)}, ${w.now}, ${actorName(w.actor)})`.execute(w.db)
  if (project.state === 'draft')
    await sql`update heading_changes.project set state = 'active' where id = ${id}`.execute(w.db)
  return begun
}

async function recordsOf(
  w: Work,
  rules: readonly HeadingRule[],
  since: Temporal.Instant | undefined,
): Promise<Outcome<readonly number[]>> {
  const wanted: WantedHeading[] = []
  for (const rule of rules) {
    const heading = wantedHeading(rule)
    if (typeof heading === 'string') return badHeading('from', heading)
    wanted.push(heading)
  }
  const bibs = await recordsBearing(w, wanted)
  if (!since || bibs.length === 0) return bibs
  const { rows } = await sql<{ bib: number }>`
    select id as bib from catalog.bib_view where id = any(${bibs}::bigint[]) and changed_at > ${since} order by id`.execute(
    w.db,
  )
  return rows.map(({ bib }) => bib)
}

/** Records that came or were saved since the last run of a project and bear one of its headings. */
export async function waitingRecords(
  w: Work,
  id: number,
  { limit = 50, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<Outcome<{ total: number; rows: SelectedRecord[] }>> {
  const project = await projectView(w, id)
  if (!project) return projectNotFound()
  const bibs = await waitingBibs(w, project)
  if (isRefusal(bibs)) return bibs
  const { rows } = await sql<SelectedRecord>`
    select id as bib, control_number as "controlNumber", title, author, year, format from catalog.bib_view
    where id = any(${bibs.slice(offset, offset + limit)}::bigint[]) order by id`.execute(w.db)
  return { total: bibs.length, rows }
}

/** The same as numbers. */
export async function waitingBibs(w: Work, project: HeadingProject): Promise<Outcome<readonly number[]>> {
  const rules = project.rules.filter(({ enabled }) => enabled)
  return rules.length === 0 ? [] : recordsOf(w, rules, await lastWritten(w, project.id))
}

/** When a run of a project that stands was last written, or since then it was last watched; undefined without any. */
export async function lastWritten(w: Pick<Work, 'db'>, project: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select case when max(r.applied_at) is not null then
        greatest(max(r.applied_at), (select watched_at from heading_changes.project where id = ${project})) end as at
    from heading_changes.project_run g join batch_editing.run_view r on r.id = g.run_id
    where g.project_id = ${project} and r.state = 'applied' and r.undone_by is null`.execute(w.db)
  return rows[0]?.at ?? undefined
}
