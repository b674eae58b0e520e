import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Attributes, Criteria } from './contract.ts'
import type { RuleFacts } from './rules/resolve-rules.ts'
import type { PolicyTables } from './tables.ts'

/** A rule as it is kept. */
export interface StoredRule extends RuleFacts {
  readonly note: string
  readonly changedAt: Temporal.Instant
}

/** What a rule says, as it is written. */
export interface RuleContent {
  readonly criteria: Criteria
  readonly attributes: Attributes
  readonly note?: string
  readonly position?: number
}

type Row = PolicyTables['policy.rule']
type Selected = Omit<Row, 'id' | 'note'> & { readonly id: number; readonly note: string }

function ruleOf(row: Selected): StoredRule {
  const given: Readonly<Record<keyof Criteria, string | number | null>> = {
    patronCategory: row.patron_category,
    itemType: row.item_type,
    location: row.location_id,
    branch: row.branch_id,
    owner: row.owner_id,
    collection: row.collection,
    ageFrom: row.age_from,
    ageTo: row.age_to,
  }
  const criteria = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) as Criteria
  return {
    id: row.id,
    criteria,
    attributes: row.attributes as Attributes,
    note: row.note,
    position: row.position,
    changedAt: row.changed_at,
  }
}

function columnsOf(w: Work, { criteria, attributes, note }: RuleContent) {
  return {
    patron_category: criteria.patronCategory ?? null,
    item_type: criteria.itemType ?? null,
    location_id: criteria.location ?? null,
    branch_id: criteria.branch ?? null,
    owner_id: criteria.owner ?? null,
    collection: criteria.collection ?? null,
    age_from: criteria.ageFrom ?? null,
    age_to: criteria.ageTo ?? null,
    attributes: jsonb(attributes),
    note: note ?? '',
    changed_at: w.now,
  }
}

/** Every rule, in the order of the list. */
export async function readRules(w: Pick<Work, 'db'>): Promise<readonly StoredRule[]> {
  const rows = await tablesOf<PolicyTables>(w).selectFrom('policy.rule').selectAll().orderBy('position').execute()
  return rows.map(ruleOf)
}

/** Locks the list, so that positions stay without gaps when two people edit it. */
export async function lockRules(w: Work): Promise<readonly StoredRule[]> {
  await sql`lock table policy.rule in share row exclusive mode`.execute(w.db)
  return readRules(w)
}

/** Inserts a rule at the end. */
export async function insertRule(w: Work, content: RuleContent, position: number): Promise<StoredRule> {
  const row = await tablesOf<PolicyTables>(w)
    .insertInto('policy.rule')
    .values({ ...columnsOf(w, content), position })
    .returningAll()
    .executeTakeFirstOrThrow()
  return ruleOf(row)
}

/** Overwrites what a rule says, not its place. */
export async function updateRule(w: Work, id: number, content: RuleContent): Promise<StoredRule> {
  const row = await tablesOf<PolicyTables>(w)
    .updateTable('policy.rule')
    .set(columnsOf(w, content))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return ruleOf(row)
}

/** Removes a rule. */
export async function deleteRule(w: Work, id: number): Promise<void> {
  await tablesOf<PolicyTables>(w).deleteFrom('policy.rule').where('id', '=', id).execute()
}

/** Numbers the rules 1, 2, 3 … in the given order. */
export async function writeOrder(w: Work, ids: readonly number[]): Promise<void> {
  await sql`update policy.rule r set position = o.position
    from unnest(${ids}::bigint[]) with ordinality as o(id, position)
    where r.id = o.id and r.position <> o.position`.execute(w.db)
}
