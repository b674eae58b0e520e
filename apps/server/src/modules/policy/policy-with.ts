import { isRefusal, notFound, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { ruleRefusal } from './change-rules.ts'
import { libraryTimeZone } from '../org/index.ts'
import { policyOf, policyWith, type Policy } from './policy.ts'
import { isValidOn, type Precedence } from './rules/resolve-rules.ts'
import { readRules, type RuleContent, type StoredRule } from './store.ts'

/** A change of the matrix that was not made yet. */
export interface RuleChange {
  /** The rule that is changed or removed; left out: a new one. */
  readonly rule?: number
  readonly remove?: boolean
  readonly content?: RuleContent
  /** Another order of precedence. */
  readonly precedence?: Precedence
  /** The day that is looked at; today unless said otherwise. */
  readonly on?: string
}

/** The matrix as it is and as it would be on a day, and why the change could not be made. */
export interface Policies {
  readonly before: Policy
  readonly after: Policy
  readonly on: Temporal.PlainDate
  readonly blocks: readonly Block[]
}

/** Finds what a change of the rules would make of them; nothing is written. */
export async function policiesWith(w: Work, change: RuleChange): Promise<Policies | Refusal> {
  const timeZone = await libraryTimeZone(w)
  const today = w.now.toZonedDateTimeISO(timeZone).toPlainDate()
  const on = change.on === undefined ? dayOf(change, today) : Temporal.PlainDate.from(change.on)
  const rules = await readRules(w)
  const old = rules.find((rule) => rule.id === change.rule)
  if (change.rule !== undefined && !old) return notFound('rule', `There is no rule ${change.rule}.`)
  const others = rules.filter((rule) => rule !== old)
  const refused = change.content && change.remove !== true ? await ruleRefusal(w, change.content, others) : undefined
  const base = await policyOf(w)
  const onDay = (list: readonly StoredRule[]) =>
    policyWith(
      base,
      list.filter((rule) => isValidOn(rule, on)),
    )
  const after = onDay(changedRules(rules, others, old, change, w.now))
  return {
    before: onDay(rules),
    after: change.precedence === undefined ? after : { ...after, precedence: change.precedence },
    on,
    blocks: refused && isRefusal(refused) ? refused.blocks : [],
  }
}

/** A rule that begins later is looked at on its first day. */
function dayOf({ content }: RuleChange, today: Temporal.PlainDate): Temporal.PlainDate {
  const from = content?.validFrom ? Temporal.PlainDate.from(content.validFrom) : today
  return Temporal.PlainDate.compare(from, today) > 0 ? from : today
}

function changedRules(
  rules: readonly StoredRule[],
  others: readonly StoredRule[],
  old: StoredRule | undefined,
  { content, remove }: RuleChange,
  now: Temporal.Instant,
): readonly StoredRule[] {
  if (remove === true) return others
  if (!content) return rules
  const day = (text: string | null | undefined) => (text ? Temporal.PlainDate.from(text) : null)
  const changed: StoredRule = {
    id: old?.id ?? 0,
    criteria: content.criteria,
    attributes: content.attributes,
    note: content.note ?? '',
    position: 0,
    validFrom: day(content.validFrom),
    validTo: day(content.validTo),
    changedAt: now,
  }
  const place = (content.position ?? old?.position ?? rules.length + 1) - 1
  return others.toSpliced(place, 0, changed).map((rule, index) => ({ ...rule, position: index + 1 }))
}
