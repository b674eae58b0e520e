import { sql, type RawBuilder } from 'kysely'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import {
  holdAttributes,
  policiesWith,
  termAttributes,
  type Policy,
  type RuleCase,
  type RuleChange,
} from '../policy/index.ts'
import type { Impact } from './contract-impact.ts'
import { changesOf, tally, type CaseChange, type ChangedCase } from './rules/rule-changes.ts'

interface Case extends RuleCase {
  readonly patronCategory: string
}
interface CaseRow extends Case {
  readonly count: number
  readonly ids: readonly number[]
}

const isHoldAttribute = (name: string) => holdAttributes.includes(name)
const isTermAttribute = (name: string) => termAttributes.includes(name)

// The age of a reader matters only where a rule names one; else there would be a case for each age.
function ageSql(policies: readonly Policy[], on: Temporal.PlainDate): RawBuilder<number | null> {
  const asked = policies.some(({ rules }) =>
    rules.some(({ criteria }) => criteria.ageFrom !== undefined || criteria.ageTo !== undefined),
  )
  return asked ? sql`date_part('year', age(${on}::date, p.birth_date))::int` : sql`null::int`
}

interface Compared {
  readonly before: Policy
  readonly after: Policy
  readonly on: Temporal.PlainDate
  readonly examples: number
}

/** The open loans by what rules tell apart: one query, however many they are. */
async function loanImpact(w: Work, { before, after, on, examples }: Compared): Promise<Impact> {
  const { rows } = await sql<CaseRow>`
    select p.category_code as "patronCategory", i.item_type as "itemType", i.location_id as location, l.branch_id as branch,
      i.branch_id as owner, i.collection, ${ageSql([before, after], on)} as age, count(*)::int as count,
      (array_agg(l.id order by l.due_at, l.id))[1:${examples}] as ids
    from circulation.loan l join catalog.item_place_view i on i.id = l.item_id join patrons.patron_view p on p.id = l.patron_id
    where l.returned_at is null group by 1, 2, 3, 4, 5, 6, 7`.execute(w.db)
  const changed = rows.flatMap((row): ChangedCase[] => {
    const changes = changesOf(before, after, row).filter(
      ({ attribute }) => attribute === 'lendable' || !isHoldAttribute(attribute),
    )
    return changes.length === 0 ? [] : [{ changes, count: row.count, ids: row.ids }]
  })
  const shown = firstOf(changed, examples)
  const details = await sql<Omit<Impact['examples'][number], 'changes' | 'due'> & { readonly due: Temporal.Instant }>`
    select l.id, i.title, i.barcode, p.id as patron, p.name as "patronName", l.due_at as due
    from circulation.loan l join catalog.item_history_view i on i.id = l.item_id join patrons.patron_view p on p.id = l.patron_id
    where l.id = any(${[...shown.keys()]}::bigint[]) order by l.due_at, l.id`.execute(w.db)
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    touched: changed.reduce((sum, one) => sum + one.count, 0),
    attributes: tally(changed, (attribute) => (isTermAttribute(attribute) ? 'renewal' : 'now')),
    examples: details.rows.map((row) => ({ ...row, due: row.due.toString(), changes: [...(shown.get(row.id) ?? [])] })),
  }
}

/** The holds that wait, with the copies that would do for them; a hold is touched when it is with one of its copies. */
async function holdImpact(w: Work, { before, after, on, examples }: Compared): Promise<Impact> {
  const age = ageSql([before, after], on)
  const pairs = sql`
    holds.open_hold_view h join patrons.patron_view p on p.id = h.patron_id
      join catalog.item_place_view i on i.bib_id = h.bib_id and (h.item_id is null or i.id = h.item_id)`
  const the = sql`p.category_code as "patronCategory", i.item_type as "itemType", i.location_id as location,
    h.pickup_branch_id as branch, i.branch_id as owner, i.collection, ${age} as age`
  const { rows: cases } = await sql<Case>`select distinct ${the} from ${pairs} where h.state = 'waiting'`.execute(w.db)
  const { rows: counted } = await sql<{
    total: number
  }>`select count(*)::int as total from holds.open_hold_view where state = 'waiting'`.execute(w.db)
  const changing = cases.flatMap((one) => {
    const changes = changesOf(before, after, one).filter(({ attribute }) => isHoldAttribute(attribute))
    return changes.length === 0 ? [] : [{ case: one, changes }]
  })
  const total = counted[0]?.total ?? 0
  if (changing.length === 0) return { total, touched: 0, attributes: [], examples: [] }
  const asked = JSON.stringify(changing.map(({ case: one }, index) => ({ index, ...one })))
  const { rows } = await sql<{ hold: number; indexes: readonly number[] }>`
    select a.hold, array_agg(distinct c.index) as indexes
    from (select h.id as hold, ${the} from ${pairs} where h.state = 'waiting') a
      join jsonb_to_recordset(${asked}::jsonb) as c (index int, "patronCategory" text, "itemType" text, location bigint, branch bigint,
        owner bigint, collection text, age int)
      on c."patronCategory" = a."patronCategory" and c."itemType" = a."itemType" and c.branch = a.branch and c.owner = a.owner
        and c.location is not distinct from a.location and c.collection is not distinct from a.collection
        and c.age is not distinct from a.age
    group by a.hold order by a.hold`.execute(w.db)
  const changed = rows.map(({ hold, indexes }): ChangedCase => {
    const changes = new Map(
      indexes.flatMap((index) => changing[index]?.changes ?? []).map((one) => [one.attribute, one]),
    )
    return { changes: [...changes.values()], count: 1, ids: [hold] }
  })
  const shown = firstOf(changed, examples)
  const details = await sql<Omit<Impact['examples'][number], 'changes'>>`
    select h.id, b.title, null as barcode, p.id as patron, p.name as "patronName", null as due
    from holds.open_hold_view h join catalog.bib_view b on b.id = h.bib_id join patrons.patron_view p on p.id = h.patron_id
    where h.id = any(${[...shown.keys()]}::bigint[]) order by h.id`.execute(w.db)
  return {
    total,
    touched: changed.length,
    attributes: tally(changed, () => 'now'),
    examples: details.rows.map((row) => ({ ...row, changes: [...(shown.get(row.id) ?? [])] })),
  }
}

function firstOf(changed: readonly ChangedCase[], most: number): ReadonlyMap<number, readonly CaseChange[]> {
  return new Map(changed.flatMap(({ ids, changes }) => ids.map((id) => [id, changes] as const)).slice(0, most))
}

/** What a change of the rules would come to for open loans and waiting holds; nothing is written. */
export async function ruleImpact(
  w: Work,
  { examples = 5, ...change }: RuleChange & { readonly examples?: number },
): Promise<
  { on: string; blocks: { code: string; message: string; field?: string }[]; loans: Impact; holds: Impact } | Refusal
> {
  const policies = await policiesWith(w, change)
  if (isRefusal(policies)) return policies
  const { on, blocks } = policies
  const compared = { ...policies, examples }
  return {
    on: on.toString(),
    blocks: blocks.map(({ code, message, field }) => ({ code, message, ...(field !== undefined && { field }) })),
    loans: await loanImpact(w, compared),
    holds: await holdImpact(w, compared),
  }
}
