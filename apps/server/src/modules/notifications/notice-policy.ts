import { defineCache } from '../../platform/live-cache.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, libraryOf } from '../org/index.ts'
import type { NoticeKindCode, NoticeRule } from './contract.ts'
import { readNoticeRules } from './rule-store.ts'
import { kindOf } from './rules/kinds.ts'
import { inOrder, rulesFor, type Lineages, type NoticeCase } from './rules/resolve-rule.ts'

/** Told after every change of a notice rule. */
export const noticeRulesTopic = 'notice-rules'

/** Every rule as it stands, in the order in which they are asked; the same for every process until it changes. */
export interface NoticePolicy {
  readonly ordered: readonly NoticeRule[]
  readonly lineages: Lineages
}

const policies = defineCache(
  'notifications.rules',
  [noticeRulesTopic, 'branches', 'setting'],
  async (w): Promise<NoticePolicy> => {
    const { currency } = await libraryOf(w)
    const { lines } = await branchesOf(w)
    return { ordered: inOrder(await readNoticeRules(w, currency), lines), lineages: lines }
  },
)

/** The notice rules, read once and kept until something changes. */
export function noticePolicy(w: Pick<Work, 'db' | 'platform'>): Promise<NoticePolicy> {
  return policies.get(w, 'all')
}

/** How a kind of notice is sent where no rule says anything: by e-mail if it is a usual one. */
export interface Deciding {
  /** Null: what Carrel does by itself. */
  readonly rule: NoticeRule | null
  readonly channels: NoticeRule['steps'][number]['channels']
  readonly everyChannel: boolean
}

/** What decides whether and how an event is told; undefined: it is not. */
export function decidingFor(policy: NoticePolicy, kind: NoticeKindCode, the: NoticeCase): Deciding | undefined {
  const [rule] = rulesFor(policy.ordered, kind, the, policy.lineages)
  const step = rule?.steps[0]
  if (rule && step)
    return step.channels.length === 0
      ? undefined
      : { rule, channels: step.channels, everyChannel: step.everyChannel ?? false }
  return kindOf(kind)?.usual === true ? { rule: null, channels: ['email'], everyChannel: false } : undefined
}

/** True when some rule makes notices of this kind, so that it is worth looking closer. */
export function isAsked(policy: NoticePolicy, kind: NoticeKindCode): boolean {
  return policy.ordered.some(
    (rule) => rule.kind === kind && rule.active && rule.steps.some((step) => step.channels.length > 0),
  )
}
