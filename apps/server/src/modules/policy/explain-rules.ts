import type { Work } from '../../platform/work.ts'
import { libraryTimeZone } from '../org/index.ts'
import { policyOf, reasonsFor, resolve } from './policy.ts'
import { defaults, type AttributeName } from './rules/defaults.ts'
import { decidingRule, type RuleCase } from './rules/resolve-rules.ts'

// Noon: the day is meant, in whatever zone.
async function noonOf(w: Work, day: string): Promise<Temporal.Instant> {
  const zone = await libraryTimeZone(w)
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()
}

/** What the rules say for a case, attribute by attribute, with the rules that lost. */
export async function explainRules(w: Work, { on, ...the }: RuleCase & { readonly on?: string | undefined }) {
  const policy = await policyOf(on === undefined ? w : { ...w, now: await noonOf(w, on) })
  const resolved = resolve(policy, the)
  const names = Object.keys(defaults) as AttributeName[]
  return {
    attributes: names.map((attribute) => ({
      attribute,
      value: resolved.attributes[attribute],
      rule: decidingRule(resolved, attribute)?.id ?? null,
      reasons: [...reasonsFor(policy, resolved, attribute)],
    })),
    rules: resolved.rules.map(({ id }) => id),
  }
}
