import { compileTask } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { isRefusal, refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { becomesItself, sameHeading } from '../changes/begin-change.ts'
import type { ChangeHeadingProject, CreateHeadingProject, HeadingProject, HeadingRuleDraft } from '../contract.ts'
import { ruleStep } from '../rules/rule-step.ts'
import { projectNotFound, projectView } from './project-store.ts'

type Draft = NonNullable<typeof CreateHeadingProject.types>['body']
type Change = NonNullable<typeof ChangeHeadingProject.types>['body']

/** Begins a project. */
export async function createProject(w: Work, draft: Draft): Promise<Outcome<HeadingProject>> {
  const { title, reason = '', contact = '', sources = '', state = 'draft', watch = 'list' } = draft
  const { rows } = await sql<{ id: number }>`
    insert into heading_changes.project (title, reason, contact, sources, state, public, keep_old, watch, created_at,
      by_name, changed_at)
    values (${title.trim()}, ${reason}, ${contact}, ${sources}, ${state}, ${draft.public === true},
      ${draft.keepOld !== false}, ${watch}, ${w.now}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await w.audit({ action: 'heading-project.create', subject: `heading-project:${id}`, detail: { title } })
  return afterRules(w, id, draft.rules)
}

/** Changes what a project says of itself, or exchanges its rules. */
export async function changeProject(w: Work, id: number, change: Change): Promise<Outcome<HeadingProject>> {
  const { rows } = await sql`
    update heading_changes.project set title = coalesce(${change.title?.trim() ?? null}, title),
      reason = coalesce(${change.reason ?? null}, reason), contact = coalesce(${change.contact ?? null}, contact),
      sources = coalesce(${change.sources ?? null}, sources), state = coalesce(${change.state ?? null}, state),
      public = coalesce(${change.public ?? null}, public), keep_old = coalesce(${change.keepOld ?? null}, keep_old),
      watch = coalesce(${change.watch ?? null}, watch), changed_at = ${w.now}
    where id = ${id} and deleted_at is null returning id`.execute(w.db)
  if (rows.length === 0) return projectNotFound()
  const { rules, ...said } = change
  await w.audit({
    action: 'heading-project.change',
    subject: `heading-project:${id}`,
    detail: { ...said, ...(rules && { rules: rules.length }) },
  })
  return afterRules(w, id, rules)
}

async function afterRules(
  w: Work,
  id: number,
  rules: readonly HeadingRuleDraft[] | undefined,
): Promise<Outcome<HeadingProject>> {
  const written = rules && (await writeRules(w, id, rules))
  if (isRefusal(written)) return written
  return (await projectView(w, id)) ?? projectNotFound()
}

async function writeRules(w: Work, project: number, drafts: readonly HeadingRuleDraft[]): Promise<Outcome<void>> {
  const problems = drafts.flatMap((rule, index) => ruleProblems(rule, index))
  if (problems.length > 0) return refuse(...problems)
  await sql`
    update heading_changes.rule set deleted_at = ${w.now} where project_id = ${project} and deleted_at is null`.execute(
    w.db,
  )
  for (const [index, draft] of drafts.entries()) {
    const rule = wholeRule(draft)
    await sql`
      insert into heading_changes.rule (project_id, position, action, how, kind, from_text, to_text, source, to_source,
        institution, subdivided, as_subdivision, reason, enabled)
      values (${project}, ${index + 1}, ${rule.action}, ${rule.how}, ${rule.kind}, ${rule.from}, ${rule.to}, ${rule.source},
        ${rule.toSource}, ${rule.institution}, ${rule.subdivided}, ${rule.asSubdivision}, ${rule.reason},
        ${rule.enabled})`.execute(w.db)
  }
}

/** A rule with what was left out. */
export function wholeRule(draft: HeadingRuleDraft) {
  return {
    action: draft.action,
    how: draft.how ?? ('exact' as const),
    kind: draft.kind ?? ('subject' as const),
    from: draft.from.trim(),
    to: draft.action === 'remove' ? '' : (draft.to ?? '').trim(),
    source: draft.source ?? '',
    toSource: draft.action === 'remove' ? '' : (draft.toSource ?? ''),
    institution: draft.institution ?? '',
    subdivided: draft.subdivided ?? true,
    asSubdivision: draft.asSubdivision ?? false,
    reason: draft.reason ?? '',
    enabled: draft.enabled ?? true,
  }
}

function ruleProblems(draft: HeadingRuleDraft, index: number): readonly Block[] {
  const field = `rules.${index}`
  const rule = wholeRule(draft)
  if (rule.action === 'add' && rule.to === '') {
    return [{ code: 'heading-rule-faulty', field, message: `Rule ${index + 1} does not say which heading is added.` }]
  }
  if (rule.action === 'replace' && rule.how === 'exact' && becomesItself(rule)) {
    const { message, ...same } = sameHeading(field, rule.from)
    return [{ ...same, message: `Rule ${index + 1}: ${message}` }]
  }
  const made = compileTask({ name: 'rule', steps: [ruleStep(rule)] })
  if (made.ok) return []
  return made.faults.map(({ message }) => ({
    code: 'heading-rule-faulty',
    field,
    message: `Rule ${index + 1}, “${rule.from}”: ${message}`,
  }))
}

/** Deletes a project; refused while records are as it left them, so that nobody loses what was the reason. */
export async function deleteProject(w: Work, id: number): Promise<Outcome<object>> {
  const project = await projectView(w, id)
  if (!project) return projectNotFound()
  if (project.titles > 0) {
    return refuse({
      code: 'heading-project-in-use',
      message: `${project.titles} records are as this project left them. Undo its runs first, or mark it as finished.`,
      facts: { titles: project.titles },
    })
  }
  await sql`update heading_changes.project set deleted_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'heading-project.delete',
    subject: `heading-project:${id}`,
    detail: { title: project.title },
  })
  return {}
}
