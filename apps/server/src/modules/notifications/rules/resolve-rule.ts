import type { NoticeKindCode, NoticeRule } from '../contract.ts'

/** A case for which the rule of a kind is asked. */
export interface NoticeCase {
  readonly patronCategory: string | null
  readonly itemType: string | null
  readonly branch: number | null
}

/** A branch and the systems above it, nearest first. */
export type Lineages = ReadonlyMap<number, readonly number[]>

/** How many criteria a rule names. */
function criteria(rule: NoticeRule): number {
  return [rule.patronCategory, rule.itemType, rule.branch].filter((value) => value !== null).length
}

/** The order in which rules of a kind are asked: more criteria first, then the branch deeper in the tree, then the older rule. */
export function inOrder(rules: readonly NoticeRule[], lineages: Lineages): readonly NoticeRule[] {
  const depth = (rule: NoticeRule) => (rule.branch === null ? 0 : (lineages.get(rule.branch)?.length ?? 1))
  return rules.toSorted((a, b) => criteria(b) - criteria(a) || depth(b) - depth(a) || a.id - b.id)
}

/** True when a rule is about a case. */
export function fits(rule: NoticeRule, the: NoticeCase, lineages: Lineages): boolean {
  if (rule.patronCategory !== null && rule.patronCategory !== the.patronCategory) return false
  if (rule.itemType !== null && rule.itemType !== the.itemType) return false
  if (rule.branch === null) return true
  return the.branch !== null && (lineages.get(the.branch) ?? [the.branch]).includes(rule.branch)
}

/** Every active rule of a kind that fits a case, the one that decides first. */
export function rulesFor(
  ordered: readonly NoticeRule[],
  kind: NoticeKindCode,
  the: NoticeCase,
  lineages: Lineages,
): readonly NoticeRule[] {
  return ordered.filter((rule) => rule.kind === kind && rule.active && fits(rule, the, lineages))
}
