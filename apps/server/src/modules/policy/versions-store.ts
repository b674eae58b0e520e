import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { RuleContent, StoredRule } from './store.ts'
import type { PolicyTables } from './tables.ts'

/** What was done to a rule. */
export type VersionAction = PolicyTables['policy.rule_version']['action']

/** What a rule said at a time. */
export type KeptContent = Required<Omit<RuleContent, 'position'>> & { readonly position: number }

/** One change of a rule. */
export interface RuleVersion {
  readonly id: number
  readonly rule: number
  readonly at: Temporal.Instant
  readonly by: string
  readonly action: VersionAction
  readonly before: KeptContent | null
  readonly after: KeptContent | null
  readonly undoes: number | null
  /** The version that took this one back. */
  readonly undoneBy: number | null
}

/** What a rule says, in the form in which it is kept. */
export function contentOf(rule: StoredRule): KeptContent {
  return {
    criteria: rule.criteria,
    attributes: rule.attributes,
    note: rule.note,
    position: rule.position,
    validFrom: rule.validFrom?.toString() ?? null,
    validTo: rule.validTo?.toString() ?? null,
  }
}

/** Keeps a change. */
export async function keepVersion(
  w: Work,
  rule: number,
  version: {
    readonly action: VersionAction
    readonly before: KeptContent | undefined
    readonly after: KeptContent | undefined
    readonly undoes?: number
  },
): Promise<void> {
  await tablesOf<PolicyTables>(w)
    .insertInto('policy.rule_version')
    .values({
      rule_id: rule,
      at: w.now,
      by_name: actorName(w.actor),
      action: version.action,
      before: version.before === undefined ? null : jsonb(version.before),
      after: version.after === undefined ? null : jsonb(version.after),
      undoes: version.undoes ?? null,
    })
    .execute()
}

/** Changes of rules, the latest first: of one rule, or of all. */
export async function readVersions(
  w: Pick<Work, 'db'>,
  which: { readonly rule?: number; readonly id?: number; readonly limit?: number; readonly offset?: number },
): Promise<{ readonly total: number; readonly rows: readonly RuleVersion[] }> {
  const rows = await tablesOf<PolicyTables>(w)
    .selectFrom('policy.rule_version as v')
    .leftJoin('policy.rule_version as u', 'u.undoes', 'v.id')
    .selectAll('v')
    .select('u.id as undone_by')
    .select(({ fn }) => fn.countAll<number>().over().as('total'))
    .$if(which.rule !== undefined, (query) => query.where('v.rule_id', '=', which.rule ?? 0))
    .$if(which.id !== undefined, (query) => query.where('v.id', '=', which.id ?? 0))
    .orderBy('v.id', 'desc')
    .limit(which.limit ?? 100)
    .offset(which.offset ?? 0)
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      rule: row.rule_id,
      at: row.at,
      by: row.by_name,
      action: row.action,
      before: row.before as KeptContent | null,
      after: row.after as KeptContent | null,
      undoes: row.undoes,
      undoneBy: row.undone_by,
    })),
  }
}
