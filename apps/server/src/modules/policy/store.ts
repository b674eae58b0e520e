import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Attributes, Criteria } from './contract.ts'
import type { RuleFacts } from './rules/resolve-rules.ts'
import type { PolicyTables } from './tables.ts'

/** A rule as it is kept. */
export interface StoredRule extends RuleFacts {
  readonly validFrom: Temporal.PlainDate | null
  readonly validTo: Temporal.PlainDate | null
  readonly note: string
  readonly changedAt: Temporal.Instant
}

/** What a rule says, as it is written. */
export interface RuleContent {
  readonly criteria: Criteria
  readonly attributes: Attributes
  readonly note?: string
  readonly position?: number
  /** First and last day on which it applies, `2026-09-01`. */
  readonly validFrom?: string | null
  readonly validTo?: string | null
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
    group: row.group_id,
    ownerGroup: row.owner_group_id,
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
    validFrom: row.valid_from,
    validTo: row.valid_to,
    changedAt: row.changed_at,
  }
}

function dayOrNull(day: string | null | undefined): Temporal.PlainDate | null {
  return day === null || day === undefined ? null : Temporal.PlainDate.from(day)
}

function columnsOf(w: Work, { criteria, attributes, note, validFrom, validTo }: RuleContent) {
  return {
    patron_category: criteria.patronCategory ?? null,
    item_type: criteria.itemType ?? null,
    location_id: criteria.location ?? null,
    branch_id: criteria.branch ?? null,
    owner_id: criteria.owner ?? null,
    group_id: criteria.group ?? null,
    owner_group_id: criteria.ownerGroup ?? null,
    collection: criteria.collection ?? null,
    age_from: criteria.ageFrom ?? null,
    age_to: criteria.ageTo ?? null,
    attributes: jsonb(attributes),
    valid_from: dayOrNull(validFrom),
    valid_to: dayOrNull(validTo),
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

/** Puts a rule back that was removed, under its old number. */
export async function restoreRule(w: Work, id: number, content: RuleContent, position: number): Promise<StoredRule> {
  const columns = Object.entries({ id, ...columnsOf(w, content), position })
  const { rows } = await sql<Selected>`
    insert into policy.rule (${sql.join(columns.map(([name]) => sql.ref(name)))}) overriding system value
    values (${sql.join(columns.map(([, value]) => sql`${value}`))}) returning *`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error(`Rule ${id} was not written.`)
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
