import { databaseError } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { NoticeKindCode, NoticeRule, NoticeRuleContent } from './contract.ts'
import { noticeRulesTopic } from './notice-policy.ts'
import { deleteNoticeRule, readNoticeRules, writeNoticeRule } from './rule-store.ts'
import { ruleProblems } from './rules/rule-problems.ts'

/** The rules of a kind, or all. */
export async function listNoticeRules(w: Work, kind?: NoticeKindCode): Promise<{ total: number; rows: NoticeRule[] }> {
  const rules = await readNoticeRules(w, (await libraryOf(w)).currency)
  const rows = rules.filter((rule) => kind === undefined || rule.kind === kind)
  return { total: rows.length, rows }
}

const unknown: Readonly<Record<string, { readonly field: string; readonly what: string }>> = {
  rule_patron_category_fkey: { field: 'patronCategory', what: 'patron category' },
  rule_item_type_fkey: { field: 'itemType', what: 'item type' },
  rule_branch_id_fkey: { field: 'branch', what: 'branch' },
}

async function save(w: Work, content: NoticeRuleContent, id: number | null): Promise<NoticeRule | Refusal> {
  const { currency } = await libraryOf(w)
  const problems = ruleProblems(content, currency)
  if (problems.length > 0) return refuse(...problems)
  try {
    const written = await writeNoticeRule(w, content, id)
    const rule = (await readNoticeRules(w, currency)).find((one) => one.id === written)
    if (!rule) return notFound('notice-rule', `There is no notice rule ${id}.`)
    await w.audit({
      action: id === null ? 'notice-rule.create' : 'notice-rule.change',
      subject: `notice-rule:${rule.id}`,
      detail: { ...content },
    })
    changed(w, noticeRulesTopic)
    return rule
  } catch (error) {
    const { constraint = '' } = databaseError(error) ?? {}
    if (constraint === 'rule_case')
      return refuse({
        code: 'notice-rule-exists',
        message: 'There is a rule of this kind for exactly this case already. Change that one.',
      })
    const missing = unknown[constraint]
    if (!missing) throw error
    return refuse({ code: 'invalid-notice-rule', field: missing.field, message: `There is no such ${missing.what}.` })
  }
}

/** Adds a notice rule. */
export function createNoticeRule(w: Work, content: NoticeRuleContent): Promise<NoticeRule | Refusal> {
  return save(w, content, null)
}

/** Changes a notice rule; what was sent stays sent. */
export function changeNoticeRule(w: Work, id: number, content: NoticeRuleContent): Promise<NoticeRule | Refusal> {
  return save(w, content, id)
}

/** Removes a notice rule. */
export async function removeNoticeRule(w: Work, id: number): Promise<object | Refusal> {
  if (!(await deleteNoticeRule(w, id))) return notFound('notice-rule', `There is no notice rule ${id}.`)
  await w.audit({ action: 'notice-rule.remove', subject: `notice-rule:${id}` })
  changed(w, noticeRulesTopic)
  return {}
}

const usual: readonly NoticeRuleContent[] = [
  { kind: 'courtesy', steps: [{ count: 3, unit: 'days', channels: ['email', 'sms'] }] },
  {
    kind: 'overdue',
    steps: [
      { count: 3, unit: 'days', channels: ['email', 'sms', 'print'] },
      { count: 2, unit: 'weeks', channels: ['email', 'print'] },
      { count: 4, unit: 'weeks', channels: ['print', 'email'] },
    ],
    closedDays: 'wait',
  },
  { kind: 'hold-ready', steps: [{ count: 0, unit: 'days', channels: ['email', 'sms', 'print'] }] },
  { kind: 'hold-expiring', steps: [{ count: 1, unit: 'days', channels: ['email', 'sms'] }] },
  { kind: 'card-expiring', steps: [{ count: 2, unit: 'weeks', channels: ['email'] }] },
  { kind: 'lost', steps: [{ count: 0, unit: 'days', channels: ['email', 'print'] }] },
  { kind: 'welcome', steps: [{ count: 0, unit: 'days', channels: ['email'] }] },
]

/** Adds the usual rules for kinds that have none. */
export async function addUsualNoticeRules(w: Work): Promise<{ total: number; rows: NoticeRule[] } | Refusal> {
  const { rows } = await listNoticeRules(w)
  for (const content of usual) {
    if (rows.some((rule) => rule.kind === content.kind)) continue
    const made = await createNoticeRule(w, content)
    if (isRefusal(made)) return made
  }
  return listNoticeRules(w)
}
