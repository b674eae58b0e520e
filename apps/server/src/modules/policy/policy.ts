import { defineCache } from '../../platform/live-cache.ts'
import type { Reason } from '../../platform/schemas.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import { branchesOf, shelvingLocationsOf } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import type { AttributeName, ResolvedAttributes } from './rules/defaults.ts'
import {
  precedences,
  resolveRules,
  type Lineages,
  type Precedence,
  type ResolvedCase,
  type RuleCase,
} from './rules/resolve-rules.ts'
import { attributeReasons, type RuleNames } from './rules/rule-words.ts'
import { readRules, type StoredRule } from './store.ts'

/** Which of several fitting rules goes first. */
export const precedenceSetting = defineSetting<Precedence>(
  'policy.precedence',
  'specific',
  'Which of several fitting circulation rules decides: the most exact ("specific"), the first written ("first") or the last written ("last")',
  { choices: precedences },
)

/** The whole matrix as it stands, with what its words need; the same for every desk until it changes. */
export interface Policy {
  readonly rules: readonly StoredRule[]
  readonly precedence: Precedence
  readonly lineages: Lineages
  readonly names: RuleNames
  readonly resolved: Map<string, ResolvedCase<StoredRule>>
}

/** Told after every change of a rule. */
export const policyTopic = 'policy'

// Cases are few: categories × types × branches. The bound is only against a flood of odd ones.
const mostCases = 20_000

const policies = defineCache(
  'policy.matrix',
  [policyTopic, 'branches', 'locations', 'categories', 'item-types', 'setting'],
  async (w): Promise<Policy> => {
    const { byId, lines } = await branchesOf(w)
    const locations = await shelvingLocationsOf(w)
    return {
      rules: await readRules(w),
      precedence: await readSetting(w, precedenceSetting),
      lineages: new Map(
        [...lines].map(([branch, line]) => [branch, new Map(line.map((place, steps) => [place, steps]))]),
      ),
      names: {
        categories: new Map([...(await categoriesOf(w)).values()].map(({ code, name }) => [code, name])),
        itemTypes: new Map((await listItemTypes(w)).map(({ code, name }) => [code, name])),
        branches: new Map([...byId.values()].map(({ id, name }) => [id, name])),
        locations: new Map([...locations.values()].map(({ id, name }) => [id, name])),
      },
      resolved: new Map(),
    }
  },
)

/** The matrix, read once and kept until something it depends on changes. */
export function policyOf(w: Pick<Work, 'db' | 'platform'>): Promise<Policy> {
  return policies.get(w, 'all')
}

/** What the rules say for a case. */
export function resolve(policy: Policy, the: RuleCase): ResolvedCase<StoredRule> {
  const key = JSON.stringify([
    the.patronCategory,
    the.itemType,
    the.location,
    the.branch,
    the.owner,
    the.collection,
    the.age,
  ])
  const known = policy.resolved.get(key)
  if (known) return known
  const resolved = resolveRules(policy.rules, the, policy.precedence, policy.lineages)
  if (policy.resolved.size >= mostCases) policy.resolved.clear()
  policy.resolved.set(key, resolved)
  return resolved
}

/** What the rules say for a case, every attribute with a value. */
export async function attributesFor(w: Pick<Work, 'db' | 'platform'>, the: RuleCase): Promise<ResolvedAttributes> {
  return resolve(await policyOf(w), the).attributes
}

/** Why an attribute is what it is for a case, in words. */
export function reasonsFor(
  policy: Policy,
  resolved: ResolvedCase<StoredRule>,
  attribute: AttributeName,
): readonly Reason[] {
  return attributeReasons(resolved, attribute, policy.names)
}
