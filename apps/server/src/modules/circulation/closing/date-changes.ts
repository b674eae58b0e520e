import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { DateChange, ListChangedHolds, ListChangedLoans, ListDateChanges } from '../contract-closings.ts'

type Answer<R extends { readonly types?: { readonly response: unknown } }> = NonNullable<R['types']>['response']

interface Page {
  readonly limit?: number
  readonly offset?: number
}

interface Row {
  readonly id: number
  readonly kind: DateChange['kind']
  readonly reason: string
  readonly branches: number[]
  readonly from_day: Temporal.PlainDate | null
  readonly from_minute: number | null
  readonly to_day: Temporal.PlainDate | null
  readonly to_minute: number | null
  readonly at: Temporal.Instant
  readonly by_name: string
  readonly loans: number
  readonly holds: number
  readonly fines: number
  readonly undone_at: Temporal.Instant | null
  readonly undone_by: string | null
  readonly left_alone: number
  readonly total: number
}

function timeOf(minutes: number | null): string | null {
  if (minutes === null) return null
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

function shown(row: Row): DateChange {
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    branches: row.branches,
    from: row.from_day?.toString() ?? null,
    fromTime: timeOf(row.from_minute),
    to: row.to_day?.toString() ?? null,
    toTime: timeOf(row.to_minute),
    at: row.at.toString(),
    by: row.by_name,
    loans: row.loans,
    holds: row.holds,
    fines: row.fines,
    undone: row.undone_at && { at: row.undone_at.toString(), by: row.undone_by ?? '', left: row.left_alone },
  }
}

async function read(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>, page: Page): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select id, kind, reason, branches, from_day, from_minute, to_day, to_minute, at, by_name, loans, holds, fines, undone_at, undone_by,
      left_alone, count(*) over ()::int as total
    from circulation.date_change where ${condition} order by id desc limit ${page.limit ?? 100} offset ${page.offset ?? 0}`.execute(
    w.db,
  )
  return rows
}

/** One closing or change of due dates. */
export async function dateChange(w: Pick<Work, 'db'>, id: number): Promise<DateChange | Refusal> {
  const [row] = await read(w, sql`id = ${id}`, {})
  return row ? shown(row) : notFound('date-change', `There is no closing or change of due dates ${id}.`)
}

/** Closings and changes of due dates, the latest first. */
export async function listDateChanges(
  w: Work,
  query: Page & { readonly kind?: DateChange['kind']; readonly branch?: number },
): Promise<Answer<typeof ListDateChanges>> {
  const conditions = [
    query.kind === undefined ? sql`true` : sql`kind = ${query.kind}`,
    query.branch === undefined ? sql`true` : sql`branches @> array[${query.branch}::bigint]`,
  ]
  const rows = await read(w, sql.join(conditions, sql` and `), query)
  return { total: rows[0]?.total ?? 0, rows: rows.map(shown) }
}

type LoanRow = Omit<Answer<typeof ListChangedLoans>['rows'][number], 'due' | 'newDue'> & {
  readonly due: Temporal.Instant
  readonly newDue: Temporal.Instant
  readonly total: number
}

/** Loans that a change moved; `left` only those that an undo left alone. */
export async function changedLoans(
  w: Work,
  id: number,
  query: Page & { readonly left?: boolean },
): Promise<Answer<typeof ListChangedLoans> | Refusal> {
  const { rows } = await sql<LoanRow>`
    select c.loan_id as loan, c.branch_id as branch, l.patron_id as patron, p.name as "patronName", p.card, i.barcode, i.title,
      c.due_before as due, c.due_after as "newDue", c.undone, count(*) over ()::int as total
    from circulation.date_change_loan c join circulation.loan l on l.id = c.loan_id
      join catalog.item_history_view i on i.id = l.item_id left join patrons.patron_view p on p.id = l.patron_id
    where c.change_id = ${id} and ${query.left === true ? sql`c.undone <> 'restored'` : sql`true`}
    order by c.due_before, c.loan_id limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => ({ ...row, due: row.due.toString(), newDue: row.newDue.toString() })),
  }
}

type HoldRow = Omit<Answer<typeof ListChangedHolds>['rows'][number], 'until' | 'newUntil'> & {
  readonly until: Temporal.PlainDate
  readonly newUntil: Temporal.PlainDate
  readonly total: number
}

/** Holds whose time on the shelf a change moved. */
export async function changedHolds(
  w: Work,
  id: number,
  query: Page & { readonly left?: boolean },
): Promise<Answer<typeof ListChangedHolds> | Refusal> {
  const { rows } = await sql<HoldRow>`
    select c.hold_id as hold, c.branch_id as branch, h.patron_id as patron, p.name as "patronName", p.card, i.barcode,
      coalesce(b.title, '') as title, c.until_before as until, c.until_after as "newUntil", c.undone, count(*) over ()::int as total
    from circulation.date_change_hold c join holds.hold h on h.id = c.hold_id
      join patrons.patron_view p on p.id = h.patron_id left join catalog.bib_view b on b.id = h.bib_id
      left join catalog.item_view i on i.id = h.caught_item_id
    where c.change_id = ${id} and ${query.left === true ? sql`c.undone <> 'restored'` : sql`true`}
    order by c.until_before, c.hold_id limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, ...row }) => ({
      ...row,
      until: row.until.toString(),
      newUntil: row.newUntil.toString(),
    })),
  }
}
