import { sql, type RawBuilder } from 'kysely'
import { decimalMoney } from '../../platform/money.ts'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, libraryOf, libraryTimeZone } from '../org/index.ts'
import { reportDimensions, type GetMoneyReport, type ReportDimension, type ReportRow } from './contract-report.ts'
import { isMoney, ledgerLines } from './ledger-lines.ts'

type ReportQuery = NonNullable<(typeof GetMoneyReport)['types']>['query']

interface Row extends Omit<ReportRow, 'amount' | 'day'> {
  readonly day: string | null
  readonly amount: number
}

const columns: Readonly<Record<ReportDimension, RawBuilder<unknown>>> = {
  day: sql`m.day`,
  branch: sql`m.branch_id`,
  by: sql`m.by_name`,
  movement: sql`m.kind`,
  method: sql`m.method`,
  kind: sql`l.charge`,
  owner: sql`l.owner`,
  till: sql`m.till`,
}
const types: Readonly<Record<ReportDimension, RawBuilder<unknown>>> = {
  day: sql`text`,
  branch: sql`bigint`,
  by: sql`text`,
  movement: sql`text`,
  method: sql`text`,
  kind: sql`text`,
  owner: sql`bigint`,
  till: sql`bigint`,
}

/** Sums of the ledger by the dimensions that are asked for; days are those of each branch. */
export async function moneyReport(
  w: Work,
  query: ReportQuery,
): Promise<{ rows: ReportRow[]; total: ReportRow['amount'] } | Refusal> {
  if (query.branch !== undefined && !(await branchById(w, query.branch)))
    return notFound('branch', `There is no branch ${query.branch}.`)
  const zone = await libraryTimeZone(w)
  const { currency } = await libraryOf(w)
  const wanted = new Set(query.groupBy ?? reportDimensions)
  const shown = reportDimensions.map((one) => (wanted.has(one) ? columns[one] : sql`null::${types[one]}`))
  const names = reportDimensions.map((one, i) => sql`${shown[i]} as ${sql.ref(one)}`)
  const places = sql.raw(reportDimensions.map((_, i) => i + 1).join(', '))
  const { rows } = await sql<Row>`
    with ${ledgerLines(conditionOf(query))}, dated as (
      select moved.*, s.till_id as till,
        (moved.at at time zone coalesce(b.time_zone, ${zone}::text))::date::text as day
      from moved left join org.branch_view b on b.id = moved.branch_id
        left join fees.till_session s on s.id = moved.till_session_id
    )
    select ${sql.join(names)}, count(distinct m.id) as count, sum(l.amount)::bigint as amount
    from dated m join line l on l.id = m.id
    where m.day >= ${query.from ?? '0001-01-01'} and m.day <= ${query.to ?? '9999-12-31'}
    group by ${places} order by ${places}`.execute(w.db)
  return {
    rows: rows.map((row) => ({ ...row, amount: { amount: row.amount, currency } })),
    total: { amount: rows.reduce((sum, row) => sum + row.amount, 0), currency },
  }
}

function conditionOf({ from, to, branch, of }: ReportQuery): RawBuilder<unknown> {
  const all = [of === 'all' ? sql`true` : isMoney]
  if (branch !== undefined) all.push(sql`m.branch_id = ${branch}`)
  // A day begins and ends at most so far from that of Greenwich; the day of the branch decides afterwards.
  if (from !== undefined) all.push(sql`m.at >= ${Temporal.Instant.from(`${from}T00:00:00Z`).subtract({ hours: 14 })}`)
  if (to !== undefined) all.push(sql`m.at < ${Temporal.Instant.from(`${to}T00:00:00Z`).add({ hours: 24 + 14 })}`)
  return sql.join(all, sql` and `)
}

/** The report as CSV (RFC 4180) with names instead of numbers. */
export async function moneyReportCsv(w: Work, query: ReportQuery): Promise<string | Refusal> {
  const report = await moneyReport(w, query)
  if ('ok' in report) return report
  const { rows: branches } = await sql<{ id: number; name: string }>`select id, name from org.branch_view`.execute(w.db)
  const { rows: tills } = await sql<{ id: number; name: string }>`select id, name from fees.till`.execute(w.db)
  const branchName = new Map(branches.map(({ id, name }) => [id, name]))
  const tillName = new Map(tills.map(({ id, name }) => [id, name]))
  const wanted = reportDimensions.filter((one) => (query.groupBy ?? reportDimensions).includes(one))
  const cell = (row: ReportRow, dimension: ReportDimension): string => {
    const value = row[dimension]
    if (value === null) return ''
    if (dimension === 'branch' || dimension === 'owner') return branchName.get(Number(value)) ?? String(value)
    return dimension === 'till' ? (tillName.get(Number(value)) ?? String(value)) : String(value)
  }
  const lines = [
    [...wanted, 'count', 'amount', 'currency'],
    ...report.rows.map((row) => [
      ...wanted.map((one) => cell(row, one)),
      String(row.count),
      decimalMoney(row.amount),
      row.amount.currency,
    ]),
    [...wanted.map((_, i) => (i === 0 ? 'total' : '')), '', decimalMoney(report.total), report.total.currency],
  ]
  return `${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`
}

/** A cell; what a spreadsheet would take for a formula is kept as text. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
