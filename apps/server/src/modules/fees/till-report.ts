import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ListTillSessions, TillReport } from './contract-tills.ts'
import { isMoney, ledgerLines } from './ledger-lines.ts'

/** A stretch of a till, as its row says. */
export interface SessionRow {
  readonly id: number
  readonly till: number
  readonly name: string
  readonly branch: number
  readonly branchName: string
  readonly openedAt: Temporal.Instant
  readonly openedBy: string
  readonly float: number
  readonly currency: string
  readonly closed: boolean
  readonly report: unknown
}

/** Stretches that fit a condition on `s` and `t`. */
export async function sessionRows(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, t.id as till, t.name, t.branch_id as branch, b.name as "branchName", s.opened_at as "openedAt",
      s.opened_by as "openedBy", s.float_amount as float, s.currency, s.closed_at is not null as closed, s.report
    from fees.till_session s join fees.till t on t.id = s.till_id join org.branch_view b on b.id = t.branch_id
    where ${condition}`.execute(w.db)
  return rows
}

interface MovedRow {
  readonly by: string
  readonly movement: 'payment' | 'refund' | 'void'
  readonly method: TillReport['byMethod'][number]['method']
  readonly kind: TillReport['byKind'][number]['kind']
  readonly count: number
  readonly amount: number
}

interface CashRow {
  readonly kind: 'in' | 'out'
  readonly amount: number
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** What moved through a till since it was opened, as of now. */
export async function reportOf(w: Pick<Work, 'db'>, row: SessionRow): Promise<TillReport> {
  const { rows: kinds } = await sql<MovedRow>`
    with ${ledgerLines(sql`${isMoney} and m.till_session_id = ${row.id}`)}
    select m.by_name as by, m.kind as movement, m.method, l.charge as kind, 0 as count, sum(l.amount)::bigint as amount
    from moved m join line l on l.id = m.id group by 1, 2, 3, 4`.execute(w.db)
  const { rows: sums } = await sql<Omit<MovedRow, 'kind'>>`
    select m.by_name as by, m.kind as movement, coalesce(m.method, r.method) as method, count(*) as count,
      sum(case when m.kind = 'payment' then m.amount else -m.amount end)::bigint as amount
    from fees.movement m left join fees.movement r on r.id = m.reverses_id
    where ${isMoney} and m.till_session_id = ${row.id} group by 1, 2, 3`.execute(w.db)
  const { rows: cash } = await sql<CashRow>`
    select kind, amount, reason, by_name as by, at from fees.till_cash where session_id = ${row.id} order by id`.execute(
    w.db,
  )
  return summed(row, kinds, sums, cash)
}

function summed(
  row: SessionRow,
  kinds: readonly MovedRow[],
  sums: readonly Omit<MovedRow, 'kind'>[],
  cash: readonly CashRow[],
): TillReport {
  const money = (amount: number) => ({ amount, currency: row.currency })
  const total = (lines: readonly { readonly amount: number }[]) => lines.reduce((sum, line) => sum + line.amount, 0)
  const counted = (lines: readonly { readonly count: number; readonly amount: number }[]) => ({
    count: lines.reduce((sum, line) => sum + line.count, 0),
    amount: money(total(lines)),
  })
  const of = (lines: typeof sums, movement: MovedRow['movement']) => lines.filter((one) => one.movement === movement)
  const byMethod = [...Map.groupBy(sums, (one) => one.method)].map(([method, lines]) => ({
    method,
    taken: counted(of(lines, 'payment')),
    refunded: counted(of(lines, 'refund')),
    voided: counted(of(lines, 'void')),
    total: money(total(lines)),
  }))
  const byPerson = [...Map.groupBy(sums, (one) => one.by)].map(([by, lines]) => ({
    by,
    count: lines.reduce((sum, line) => sum + line.count, 0),
    cash: money(total(lines.filter((line) => line.method === 'cash'))),
    total: money(total(lines)),
  }))
  const inHand = total(sums.filter((one) => one.method === 'cash'))
  const moved = total(cash.map((one) => ({ amount: one.kind === 'in' ? one.amount : -one.amount })))
  return {
    session: row.id,
    till: row.till,
    name: row.name,
    branch: row.branch,
    branchName: row.branchName,
    number: null,
    openedAt: row.openedAt.toString(),
    openedBy: row.openedBy,
    closedAt: null,
    closedBy: null,
    float: money(row.float),
    byMethod: byMethod.toSorted((a, b) => a.method.localeCompare(b.method)),
    byKind: [...Map.groupBy(kinds, (one) => one.kind)]
      .map(([kind, lines]) => ({ kind, amount: money(total(lines)) }))
      .toSorted((a, b) => (a.kind ?? '~').localeCompare(b.kind ?? '~')),
    byPerson: byPerson.toSorted((a, b) => a.by.localeCompare(b.by)),
    cash: cash.map((one) => ({ ...one, amount: money(one.amount), at: one.at.toString() })),
    expected: money(row.float + inHand + moved),
    total: money(total(sums)),
    counted: null,
    difference: null,
    counts: [],
    left: null,
    note: '',
  }
}

/** The report of a stretch: as it is now while it is open, as it was written down once it is closed. */
export async function sessionReport(w: Pick<Work, 'db'>, row: SessionRow): Promise<TillReport> {
  return row.closed ? writtenReport(row.report) : reportOf(w, row)
}

/** The stored report is what closing wrote. */
function writtenReport(report: unknown): TillReport {
  return report as TillReport
}

/** The X report of an open till. */
export async function openTillReport(w: Work, till: number): Promise<TillReport | Refusal> {
  const [row] = await sessionRows(w, sql`t.id = ${till} and s.closed_at is null`)
  return row ? reportOf(w, row) : notFound('till', `There is no open till ${till}.`)
}

/** One stretch of a till with its report. */
export async function tillSession(w: Work, id: number): Promise<TillReport | Refusal> {
  const [row] = await sessionRows(w, sql`s.id = ${id}`)
  return row ? sessionReport(w, row) : notFound('till-session', `There is no report ${id}.`)
}

/** Closed tills, newest first. */
export async function listTillSessions(w: Work, query: NonNullable<(typeof ListTillSessions)['types']>['query']) {
  const conditions = [
    sql`s.closed_at is not null`,
    ...(query.till === undefined ? [] : [sql`t.id = ${query.till}`]),
    ...(query.branch === undefined ? [] : [sql`t.branch_id = ${query.branch}`]),
  ]
  const where = sql.join(conditions, sql` and `)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*) as total from fees.till_session s join fees.till t on t.id = s.till_id where ${where}`.execute(w.db)
  const rows = await sessionRows(
    w,
    sql`${where} order by s.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`,
  )
  return { total: counted[0]?.total ?? 0, rows: rows.map((row) => writtenReport(row.report)) }
}
