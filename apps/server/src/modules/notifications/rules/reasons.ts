import type { NoticeRule } from '../contract.ts'

/** What is kept of why a notice is sent: the rule and the step as they were then. */
export interface NoticeReason {
  /** Null: what Carrel does by itself, or what staff asked for. */
  readonly rule: number | null
  readonly name: string
  readonly step: number
  readonly steps: number
  readonly count: number
  readonly unit: string
  /** What happened, for events and for what staff sent. */
  readonly what?: string
}

/** The reason of a step of a rule. */
export function stepReason(rule: NoticeRule, at: number): NoticeReason {
  const step = rule.steps[at]
  return {
    rule: rule.id,
    name: rule.name,
    step: at + 1,
    steps: rule.steps.length,
    count: step?.count ?? 0,
    unit: step?.unit ?? 'days',
  }
}

/** The reason of an event. */
export function eventReason(rule: NoticeRule | null, what: string): NoticeReason {
  return { rule: rule?.id ?? null, name: rule?.name ?? '', step: 1, steps: 1, count: 0, unit: 'days', what }
}
