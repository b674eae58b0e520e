import { defineCache } from '../../platform/live-cache.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { LocalField, RuleSetting } from './contract.ts'
import type { Profile } from './rules/judge-record.ts'
import type { QualityTables } from './tables.ts'

/** Topic of what the library decides about rules. */
export const profileTopic = 'quality.profile'

const tables = (w: Pick<Work, 'db'>) => tablesOf<QualityTables>(w)

/** What this library has decided about the rules, kept at hand. */
export const profileInForce = defineCache('quality.profile', [profileTopic], (w, _key: 'all') => readProfile(w))

async function readProfile(w: Pick<Work, 'db'>): Promise<Profile> {
  const [rules, fields] = await Promise.all([ruleSettings(w), localFields(w)])
  return {
    off: rules.filter(({ off }) => off).map(({ code }) => code),
    severity: Object.fromEntries(rules.flatMap(({ code, severity }) => (severity === null ? [] : [[code, severity]]))),
    localFields: fields.map(({ pattern }) => pattern),
  }
}

/** The rules that this library has decided about. */
export async function ruleSettings(w: Pick<Work, 'db'>): Promise<readonly RuleSetting[]> {
  return tables(w).selectFrom('quality.rule_setting').select(['code', 'off', 'severity']).orderBy('code').execute()
}

/** The fields that this library has defined for itself. */
export async function localFields(w: Pick<Work, 'db'>): Promise<readonly LocalField[]> {
  return tables(w).selectFrom('quality.local_field').select(['pattern', 'note']).orderBy('pattern').execute()
}
