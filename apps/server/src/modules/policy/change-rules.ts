import { databaseError } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Rule } from './contract.ts'
import { policyTopic } from './policy.ts'
import { isSameCase, ruleProblems } from './rules/rule-problems.ts'
import {
  deleteRule,
  insertRule,
  lockRules,
  updateRule,
  writeOrder,
  type RuleContent,
  type StoredRule,
} from './store.ts'

/** A rule as the API shows it. */
export function ruleView(rule: StoredRule): Rule {
  return {
    id: rule.id,
    criteria: rule.criteria,
    attributes: rule.attributes,
    note: rule.note,
    position: rule.position,
    changedAt: rule.changedAt.toString(),
  }
}

const missing: Readonly<Record<string, { readonly field: string; readonly what: string }>> = {
  rule_patron_category_fkey: { field: 'criteria.patronCategory', what: 'patron category' },
  rule_item_type_fkey: { field: 'criteria.itemType', what: 'item type' },
  rule_location_id_fkey: { field: 'criteria.location', what: 'shelving location' },
  rule_branch_id_fkey: { field: 'criteria.branch', what: 'branch' },
  rule_owner_id_fkey: { field: 'criteria.owner', what: 'branch' },
}

/** Refuses what cannot be a rule, and what another rule is already about. */
async function refusal(w: Work, content: RuleContent, others: readonly StoredRule[]): Promise<Refusal | undefined> {
  const problems: Block[] = [...ruleProblems(content, (await libraryOf(w)).currency)]
  const twin = others.find((rule) => isSameCase(rule.criteria, content.criteria))
  if (twin) {
    problems.push({
      code: 'rule-exists',
      message: `Rule ${twin.position} of the list is about exactly this already. Change that one.`,
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

async function told(w: Work, action: string, rule: StoredRule): Promise<void> {
  await w.audit({
    action,
    subject: `rule:${rule.id}`,
    detail: { criteria: rule.criteria, attributes: rule.attributes, position: rule.position },
  })
  changed(w, policyTopic)
}

/** Adds a rule, at the end or at a position. */
export async function createRule(w: Work, content: RuleContent): Promise<Rule | Refusal> {
  const rules = await lockRules(w)
  const refused = await refusal(w, content, rules)
  if (refused) return refused
  const rule = await saved(() => insertRule(w, content, rules.length + 1))
  if ('ok' in rule) return rule
  const order = moved(
    rules.map(({ id }) => id),
    rule.id,
    content.position,
  )
  await writeOrder(w, order)
  const placed = { ...rule, position: order.indexOf(rule.id) + 1 }
  await told(w, 'rule.create', placed)
  return ruleView(placed)
}

/** Changes what a rule says, and its position if one is given. */
export async function changeRule(w: Work, id: number, content: RuleContent): Promise<Rule | Refusal> {
  const rules = await lockRules(w)
  if (!rules.some((rule) => rule.id === id)) return notFound('rule', `There is no rule ${id}.`)
  const others = rules.filter((rule) => rule.id !== id)
  const refused = await refusal(w, content, others)
  if (refused) return refused
  const rule = await saved(() => updateRule(w, id, content))
  if ('ok' in rule) return rule
  const order = moved(
    rules.map((other) => other.id),
    id,
    content.position,
  )
  await writeOrder(w, order)
  const placed = { ...rule, position: order.indexOf(id) + 1 }
  await told(w, 'rule.change', placed)
  return ruleView(placed)
}

/** Removes a rule; what it set is inherited from the next one from then on. */
export async function removeRule(w: Work, id: number): Promise<object | Refusal> {
  const rules = await lockRules(w)
  const rule = rules.find((one) => one.id === id)
  if (!rule) return notFound('rule', `There is no rule ${id}.`)
  await deleteRule(w, id)
  await writeOrder(
    w,
    rules.filter((other) => other.id !== id).map((other) => other.id),
  )
  await told(w, 'rule.remove', rule)
  return {}
}
