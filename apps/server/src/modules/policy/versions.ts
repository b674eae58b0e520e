import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bringBackRule, changeRule, createRule, removeRule } from './change-rules.ts'
import type { Rule, RuleVersionView } from './contract.ts'
import { sameValue } from './rules/same-value.ts'
import { lockRules, type RuleContent } from './store.ts'
import { contentOf, readVersions, type RuleVersion } from './versions-store.ts'

function versionView({ at, ...version }: RuleVersion): RuleVersionView {
  return { ...version, at: at.toString() }
}

/** Who changed which rule when, and how; the latest first. */
export async function listVersions(
  w: Work,
  query: { readonly rule?: number; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: RuleVersionView[] }> {
  const { total, rows } = await readVersions(w, query)
  return { total, rows: rows.map(versionView) }
}

/** Takes a change of a rule back, as long as the rule still says what that change made it say. */
export async function undoVersion(w: Work, id: number): Promise<{ rule: Rule | null } | Refusal> {
  const rules = await lockRules(w)
  const [version] = (await readVersions(w, { id })).rows
  if (!version) return notFound('version', `There is no change ${id} of a rule.`)
  if (version.undoneBy !== null)
    return refuse({ code: 'already-undone', message: 'This change was taken back already.' })
  const rule = rules.find((one) => one.id === version.rule)
  const { before, after } = version
  const now = rule && { ...contentOf(rule), position: 0 }
  if (after === null ? rule !== undefined : !sameValue(now, { ...after, position: 0 })) {
    return refuse({
      code: 'rule-changed-since',
      message: 'The rule was changed again since then. Take the later change back first.',
      facts: { rule: version.rule },
    })
  }
  if (before === null) {
    const removed = await removeRule(w, version.rule, id)
    return isRefusal(removed) ? removed : { rule: null }
  }
  const content: RuleContent = before
  const restored =
    after === null ? await bringBackRule(w, version.rule, content, id) : await changeRule(w, version.rule, content, id)
  return isRefusal(restored) ? restored : { rule: restored }
}

/** Copies a rule: the same values for another case, or for the same case from another day on. It stands behind its model. */
export async function copyRule(w: Work, id: number, changes: Partial<RuleContent>): Promise<Rule | Refusal> {
  const model = (await lockRules(w)).find((rule) => rule.id === id)
  if (!model) return notFound('rule', `There is no rule ${id}.`)
  return createRule(w, { ...contentOf(model), position: model.position + 1, ...changes })
}
