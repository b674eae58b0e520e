import { databaseError } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Rule } from './contract.ts'
import { policyTopic } from './policy.ts'
import { isSameCase } from './rules/resolve-rules.ts'
import { ruleProblems } from './rules/rule-problems.ts'
import {
  deleteRule,
  insertRule,
  lockRules,
  restoreRule,
  updateRule,
  writeOrder,
  type RuleContent,
  type StoredRule,
} from './store.ts'
import { contentOf, keepVersion, type VersionAction } from './versions-store.ts'

/** A rule as the API shows it. */
export function ruleView(rule: StoredRule): Rule {
  return {
    id: rule.id,
    criteria: rule.criteria,
    attributes: rule.attributes,
    note: rule.note,
    position: rule.position,
    validFrom: rule.validFrom?.toString() ?? null,
    validTo: rule.validTo?.toString() ?? null,
    changedAt: rule.changedAt.toString(),
  }
}

const missing: Readonly<Record<string, { readonly field: string; readonly what: string }>> = {
  rule_patron_category_fkey: { field: 'criteria.patronCategory', what: 'patron category' },
  rule_item_type_fkey: { field: 'criteria.itemType', what: 'item type' },
  rule_location_id_fkey: { field: 'criteria.location', what: 'shelving location' },
  rule_branch_id_fkey: { field: 'criteria.branch', what: 'branch' },
  rule_owner_id_fkey: { field: 'criteria.owner', what: 'branch' },
  rule_group_id_fkey: { field: 'criteria.group', what: 'group of branches' },
  rule_owner_group_id_fkey: { field: 'criteria.ownerGroup', what: 'group of branches' },
}

/** Refuses what cannot be a rule, and what another rule is already about. */
export async function ruleRefusal(
  w: Work,
  content: RuleContent,
  others: readonly StoredRule[],
): Promise<Refusal | undefined> {
  const problems: Block[] = [...ruleProblems(content, (await libraryOf(w)).currency)]
  const twin = others.find(
    (rule) =>
      isSameCase(rule.criteria, content.criteria) &&
      (rule.validFrom?.toString() ?? null) === (content.validFrom ?? null),
  )
  if (twin) {
    problems.push({
      code: 'rule-exists',
      message: `Rule ${twin.position} of the list is about exactly this already. Change that one, or let this one begin on another day.`,
      facts: { rule: twin.id },
    })
  }
  return problems.length > 0 ? refuse(...problems) : undefined
}

/** Runs a write and turns a reference to nothing into a sentence. */
async function saved(write: () => Promise<StoredRule>): Promise<StoredRule | Refusal> {
  try {
    return await write()
  } catch (error) {
    const unknown = missing[databaseError(error)?.constraint ?? '']
    if (!unknown) throw error
    return refuse({ code: 'invalid-criteria', field: unknown.field, message: `There is no such ${unknown.what}.` })
  }
}

function moved(ids: readonly number[], id: number, position: number | undefined): readonly number[] {
  if (position === undefined) return ids.includes(id) ? ids : [...ids, id]
  return ids.filter((other) => other !== id).toSpliced(position - 1, 0, id)
}

interface Told {
  readonly audit: string
  readonly action: VersionAction
  readonly before: StoredRule | undefined
  readonly after: StoredRule | undefined
  readonly undoes?: number
}

async function told(w: Work, { audit, action, before, after, undoes }: Told): Promise<void> {
  const rule = after ?? before
  if (!rule) return
  await keepVersion(w, rule.id, {
    action,
    before: before && contentOf(before),
    after: after && contentOf(after),
    ...(undoes !== undefined && { undoes }),
  })
  await w.audit({
    action: audit,
    subject: `rule:${rule.id}`,
    detail: { criteria: rule.criteria, attributes: rule.attributes, position: rule.position },
  })
  changed(w, policyTopic)
}

async function placed(
  w: Work,
  rules: readonly StoredRule[],
  rule: StoredRule,
  position: number | undefined,
): Promise<StoredRule> {
  const order = moved(
    rules.map(({ id }) => id),
    rule.id,
    position,
  )
  await writeOrder(w, order)
  return { ...rule, position: order.indexOf(rule.id) + 1 }
}

/** Adds a rule, at the end or at a position. */
export async function createRule(w: Work, content: RuleContent): Promise<Rule | Refusal> {
  const rules = await lockRules(w)
  const refused = await ruleRefusal(w, content, rules)
  if (refused) return refused
  const rule = await saved(() => insertRule(w, content, rules.length + 1))
  if ('ok' in rule) return rule
  const after = await placed(w, rules, rule, content.position)
  await told(w, { audit: 'rule.create', action: 'created', before: undefined, after })
  return ruleView(after)
}

/** Changes what a rule says, and its position if one is given. */
export async function changeRule(w: Work, id: number, content: RuleContent, undoes?: number): Promise<Rule | Refusal> {
  const rules = await lockRules(w)
  const before = rules.find((rule) => rule.id === id)
  if (!before) return notFound('rule', `There is no rule ${id}.`)
  const refused = await ruleRefusal(
    w,
    content,
    rules.filter((rule) => rule.id !== id),
  )
  if (refused) return refused
  const rule = await saved(() => updateRule(w, id, content))
  if ('ok' in rule) return rule
  const after = await placed(w, rules, rule, content.position)
  const onlyMoved =
    JSON.stringify({ ...contentOf(before), position: 0 }) === JSON.stringify({ ...contentOf(after), position: 0 })
  await told(w, {
    audit: 'rule.change',
    action: undoes === undefined ? (onlyMoved ? 'moved' : 'changed') : 'undone',
    before,
    after,
    ...(undoes !== undefined && { undoes }),
  })
  return ruleView(after)
}

/** Removes a rule; what it set is inherited from the next one from then on. */
export async function removeRule(w: Work, id: number, undoes?: number): Promise<object | Refusal> {
  const rules = await lockRules(w)
  const before = rules.find((one) => one.id === id)
  if (!before) return notFound('rule', `There is no rule ${id}.`)
  await deleteRule(w, id)
  await writeOrder(
    w,
    rules.filter((other) => other.id !== id).map((other) => other.id),
  )
  await told(w, {
    audit: 'rule.remove',
    action: undoes === undefined ? 'removed' : 'undone',
    before,
    after: undefined,
    ...(undoes !== undefined && { undoes }),
  })
  return {}
}

/** Puts a removed rule back as it was, under its old number. */
export async function bringBackRule(
  w: Work,
  id: number,
  content: RuleContent,
  undoes: number,
): Promise<Rule | Refusal> {
  const rules = await lockRules(w)
  const refused = await ruleRefusal(w, content, rules)
  if (refused) return refused
  const rule = await saved(() => restoreRule(w, id, content, rules.length + 1))
  if ('ok' in rule) return rule
  const after = await placed(w, rules, rule, content.position)
  await told(w, { audit: 'rule.create', action: 'undone', before: undefined, after, undoes })
  return ruleView(after)
}
