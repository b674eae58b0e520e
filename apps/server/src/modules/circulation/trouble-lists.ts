import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Loan } from './contract.ts'
import type { Claim, ListClaims, ListTroubles } from './contract-troubles.ts'
import { loanView, readLoans } from './loan-rows.ts'

type ClaimQuery = NonNullable<(typeof ListClaims)['types']>['query']
type TroubleQuery = NonNullable<(typeof ListTroubles)['types']>['query']

type ClaimRow = Omit<Claim, 'at' | 'resolvedAt' | 'searches'> & {
  readonly at: Temporal.Instant
  readonly resolvedAt: Temporal.Instant | null
  readonly searches: readonly { readonly at: string; readonly by: string; readonly note: string }[] | null
  readonly total: number
}

/** Claims in shelf order, for whoever walks along the shelves with them; settled ones latest first. */
export async function listClaims(w: Work, query: ClaimQuery): Promise<{ total: number; rows: Claim[] }> {
  const parts: RawBuilder<unknown>[] = [
    query.settled === true ? sql`c.resolution is not null` : sql`c.resolution is null`,
  ]
  if (query.branch !== undefined) parts.push(sql`(c.branch_id = ${query.branch} or i.branch_id = ${query.branch})`)
  if (query.patron !== undefined) parts.push(sql`c.patron_id = ${query.patron}`)
  if (query.loan !== undefined) parts.push(sql`c.loan_id = ${query.loan}`)
  if (query.kind !== undefined) parts.push(sql`c.kind = ${query.kind}`)
  const order =
    query.settled === true
      ? sql`order by c.resolved_at desc, c.id`
      : sql`order by i.branch_id, i.location_id nulls first, i.shelf_key, c.id`
  const { rows } = await sql<ClaimRow>`
    select c.id, c.kind, c.at, c.by_name as by, c.note, c.branch_id as branch, c.loan_id as loan, c.loan_closed as "loanClosed",
      c.patron_id as patron, p.name as "patronName", c.item_id as item, i.barcode, i.bib_id as bib, i.title, i.author,
      i.call_number as "callNumber", s.name as location, i.status, c.resolution, c.resolved_at as "resolvedAt",
      c.resolved_by as "resolvedBy", c.resolution_note as "resolutionNote",
      (select json_agg(json_build_object('at', f.at, 'by', f.by_name, 'note', f.note) order by f.at)
        from circulation.claim_search f where f.claim_id = c.id) as searches,
      count(*) over () as total
    from circulation.claim c join catalog.item_history_view i on i.id = c.item_id
      left join org.shelving_location_view s on s.id = i.location_id
      left join patrons.patron_view p on p.id = c.patron_id
    where ${sql.join(parts, sql` and `)} ${order} limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => ({
      ...row,
      at: row.at.toString(),
      resolvedAt: row.resolvedAt?.toString() ?? null,
      searches: (row.searches ?? []).map((one) => ({ ...one, at: Temporal.Instant.from(one.at).toString() })),
    })),
  }
}

interface Beside {
  readonly loan: number
  readonly email: string | null
  readonly phone: string | null
  readonly owed: number
}

/** A loan that troubles, with how to reach its patron. */
export type Trouble = Loan & {
  readonly email: string | null
  readonly phone: string | null
  readonly daysOverdue: number
  readonly owed: { readonly amount: number; readonly currency: string }
}

const aged = (w: Work) => sql`l.due_at + least(
    ((l.terms -> 'lostAfter' ->> 'count') || ' ' || (l.terms -> 'lostAfter' ->> 'unit'))::interval,
    case when l.recall_hold_id is not null
      then ((l.terms -> 'lostAfterRecalled' ->> 'count') || ' ' || (l.terms -> 'lostAfterRecalled' ->> 'unit'))::interval end) <= ${w.now}`

function stateIs(w: Work, state: TroubleQuery['state']): RawBuilder<unknown> {
  switch (state) {
    case 'overdue':
      return sql`l.state = 'out' and l.due_at < ${w.now} and (${aged(w)}) is not true`
    case 'lost':
      return sql`(l.state = 'lost' or (l.state = 'out' and l.due_at < ${w.now} and ${aged(w)}))`
    case 'lost-paid':
    case 'claimed-returned':
      return sql`l.state = ${state}`
    case undefined:
      return sql`(l.state in ('lost', 'claimed-returned') or (l.state = 'out' and l.due_at < ${w.now}))`
  }
}

/** Lost, claimed and long overdue loans, the longest overdue first. */
export async function listTroubles(w: Work, query: TroubleQuery): Promise<{ total: number; rows: Trouble[] }> {
  const parts = [sql`l.returned_at is null`, stateIs(w, query.state)]
  if (query.branch !== undefined) parts.push(sql`l.branch_id = ${query.branch}`)
  if (query.days !== undefined) parts.push(sql`l.due_at <= ${w.now.subtract({ hours: 24 * query.days })}`)
  if (query.itemType !== undefined) parts.push(sql`i.item_type = ${query.itemType}`)
  if (query.category !== undefined) parts.push(sql`l.patron_category = ${query.category}`)
  const words = query.q?.trim() ?? ''
  if (words !== '') {
    const like = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
    parts.push(sql`(i.title ilike ${like} or i.barcode = ${words} or p.name ilike ${like} or p.card = ${words})`)
  }
  const rows = await readLoans(
    w,
    sql.join(parts, sql` and `),
    sql`order by l.due_at, l.id limit ${query.limit ?? 100} offset ${query.offset ?? 0}`,
  )
  const { currency } = await libraryOf(w)
  const beside = await besideOf(
    w,
    rows.map((row) => row.id),
  )
  const views: Trouble[] = []
  for (const row of rows) {
    const view = await loanView(w, row)
    const more = beside.get(row.id)
    const fixed = more?.owed ?? 0
    views.push({
      ...view,
      email: more?.email ?? null,
      phone: more?.phone ?? null,
      daysOverdue: Math.max(0, Math.floor((w.now.epochMilliseconds - row.due.epochMilliseconds) / 86_400_000)),
      owed: { amount: Math.max(fixed, view.fine.amount), currency },
    })
  }
  return { total: rows[0]?.total ?? 0, rows: views }
}

async function besideOf(w: Work, loans: readonly number[]): Promise<ReadonlyMap<number, Beside>> {
  const { rows } = await sql<Beside>`
    select l.id as loan, p.email, p.phone,
      coalesce((select sum(c.outstanding) from fees.loan_charge_view c where c.loan_id = l.id), 0)::bigint as owed
    from circulation.loan l left join patrons.patron_view p on p.id = l.patron_id
    where l.id = any(${[...loans]}::bigint[])`.execute(w.db)
  return new Map(rows.map((row) => [row.loan, row]))
}
