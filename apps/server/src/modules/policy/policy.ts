import { branchLineages, branchNames, shelvingLocationNames } from '../org/index.ts'
import { categoryNames } from '../patrons/index.ts'
import { itemTypeNames } from '../catalog/index.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import {
  resolveRules,
  type Lineages,
  type Precedence,
  type ResolvedCase,
  type RuleCase,
} from './rules/resolve-rules.ts'
import { attributeReasons, type RuleNames } from './rules/rule-words.ts'
import type { AttributeName } from './rules/defaults.ts'
import { readRules, type StoredRule } from './store.ts'

/** Which of several fitting rules goes first. */
export const precedenceSetting = defineSetting<Precedence>(
  'policy.precedence',
  'specific',
  'Which of several fitting circulation rules decides: the most specific one, the first written, or the last written',
)

/** The whole matrix as it stands, with what its words need; the same for every desk until it changes. */
export interface Policy {
  readonly rules: readonly StoredRule[]
  readonly precedence: Precedence
  readonly lineages: Lineages
  readonly names: RuleNames
  readonly resolved: Map<string, ResolvedCase<StoredRule>>
}

const cacheName = 'policy.matrix'
// Cases are few: categories × types × branches. The bound is only against a flood of odd ones.
const mostCases = 20_000

/** Topics after which the matrix is read anew. */
const changing = new Set(['policy', 'branches', 'categories', 'item-types', 'shelving-locations', 'settings', 'reset'])

/** Keeps the matrix fresh in this process; part of the module's start. */
export function watchPolicy(platform: Platform): () => void {
  return platform.live.hear((topic) => {
    if (changing.has(topic)) platform.services.delete(cacheName)
  })
}

/** The matrix, read once and kept until something it depends on changes. */
export async function policyOf(w: Work): Promise<Policy> {
  const kept = w.platform.services.get(cacheName)
  if (kept instanceof Promise) return kept as Promise<Policy>
  const reading = readPolicy(w)
  w.platform.services.set(cacheName, reading)
  reading.catch(() => w.platform.services.delete(cacheName))
  return reading
}

async function readPolicy(w: Work): Promise<Policy> {
  const [rules, precedence, lineages, categories, itemTypes, branches, locations] = await Promise.all([
    readRules(w),
    readSetting(w, precedenceSetting),
    branchLineages(w),
    categoryNames(w),
    itemTypeNames(w),
    branchNames(w),
    shelvingLocationNames(w),
  ])
  return { rules, precedence, lineages, names: { categories, itemTypes, branches, locations }, resolved: new Map() }
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

/** Why an attribute is what it is for a case, in words. */
export function reasonsFor(
  policy: Policy,
  resolved: ResolvedCase<StoredRule>,
  attribute: AttributeName,
): readonly Reason[] {
  return attributeReasons(resolved, attribute, policy.names)
}
