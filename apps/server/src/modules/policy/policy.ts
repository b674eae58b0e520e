import { defineCache } from '../../platform/live-cache.ts'
import type { Reason } from '../../platform/schemas.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import { branchesOf, branchGroupsOf, branchGroupsTopic, libraryTimeZone, shelvingLocationsOf } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import type { AttributeName, ResolvedAttributes } from './rules/defaults.ts'
import {
  isValidOn,
  precedences,
  resolveRules,
  stepsToThing,
  type GroupsOfBranches,
  type Lineages,
  type Precedence,
  type ResolvedCase,
  type RuleCase,
  type ThingCase,
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
  readonly groups: GroupsOfBranches
  readonly names: RuleNames
  readonly resolved: Map<string, ResolvedCase<StoredRule>>
}

/** The matrix of all days; `onDay` holds the matrices of the days that were asked for. */
interface WholePolicy extends Policy {
  readonly timeZone: string
  /** Some rules begin or end. */
  readonly dated: boolean
  readonly onDay: Map<string, Policy>
}

/** Told after every change of a rule. */
export const policyTopic = 'policy'

// Cases are few: categories × types × branches. The bound is only against a flood of odd ones.
const mostCases = 20_000
const mostDays = 50

const policies = defineCache(
  'policy.matrix',
  [policyTopic, 'branches', branchGroupsTopic, 'locations', 'categories', 'item-types', 'setting'],
  async (w): Promise<WholePolicy> => {
    const { byId, lines } = await branchesOf(w)
    const groups = await branchGroupsOf(w)
    const locations = await shelvingLocationsOf(w)
    const rules = await readRules(w)
    return {
      rules,
      precedence: await readSetting(w, precedenceSetting),
      lineages: new Map(
        [...lines].map(([branch, line]) => [branch, new Map(line.map((place, steps) => [place, steps]))]),
      ),
      groups: groups.ofBranch,
      names: {
        categories: new Map([...(await categoriesOf(w)).values()].map(({ code, name }) => [code, name])),
        itemTypes: new Map((await listItemTypes(w)).map(({ code, name }) => [code, name])),
        branches: new Map([...byId.values()].map(({ id, name }) => [id, name])),
        locations: new Map([...locations.values()].map(({ id, name }) => [id, name])),
        groups: new Map([...groups.byId.values()].map(({ id, name }) => [id, name])),
      },
      resolved: new Map(),
      timeZone: await libraryTimeZone(w),
      dated: rules.some(({ validFrom, validTo }) => validFrom !== null || validTo !== null),
      onDay: new Map(),
    }
  },
)

/** The rules that apply now, read once and kept until something they depend on changes. */
export async function policyOf(w: Pick<Work, 'db' | 'platform'> & Partial<Pick<Work, 'now'>>): Promise<Policy> {
  const whole = await policies.get(w, 'all')
  if (!whole.dated) return whole
  const day = (w.now ?? w.platform.clock.now()).toZonedDateTimeISO(whole.timeZone).toPlainDate()
  const key = day.toString()
  const known = whole.onDay.get(key)
  if (known) return known
  const policy = { ...whole, rules: whole.rules.filter((rule) => isValidOn(rule, day)), resolved: new Map() }
  if (whole.onDay.size >= mostDays) whole.onDay.clear()
  whole.onDay.set(key, policy)
  return policy
}

/** The matrix as it would be with other rules; nothing is kept or written. */
export function policyWith(policy: Policy, rules: readonly StoredRule[]): Policy {
  return { ...policy, rules, resolved: new Map() }
}

/** True when a thing, lent somewhere, is of what a rule is about, whoever borrows it. */
export function covers(policy: Policy, rule: StoredRule, thing: ThingCase): boolean {
  return stepsToThing(rule.criteria, thing, policy) !== undefined
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
  const resolved = resolveRules(policy.rules, the, policy.precedence, policy.lineages, policy.groups)
  if (policy.resolved.size >= mostCases) policy.resolved.clear()
  policy.resolved.set(key, resolved)
  return resolved
}

/** What the rules say for a case, every attribute with a value. */
export async function attributesFor(
  w: Pick<Work, 'db' | 'platform'> & Partial<Pick<Work, 'now'>>,
  the: RuleCase,
): Promise<ResolvedAttributes> {
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
