import type { QualityRule } from '../../../../server/src/modules/quality/contract.ts'

/** A rule and how many flags more or fewer there are than thirty days ago. */
export interface Movement {
  readonly rule: QualityRule
  readonly change: number
}

const shown = 12

/** The rules of which most came or went in thirty days, the largest change first. */
export function movements(rules: readonly QualityRule[]): readonly Movement[] {
  return rules
    .map((rule) => ({ rule, change: rule.flags - (rule.trend[0] ?? 0) }))
    .filter(({ change }) => change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, shown)
}
