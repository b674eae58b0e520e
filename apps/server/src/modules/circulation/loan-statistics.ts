import { sql, type RawBuilder } from 'kysely'
import type { Static } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { libraryTimeZone } from '../org/index.ts'
import type { LoanStatistic } from './contract-history.ts'

type Statistic = Static<typeof LoanStatistic>

const ageGroups = sql`case when l.patron_age is null then null when l.patron_age <= 5 then '0-5' when l.patron_age <= 12 then '6-12'
  when l.patron_age <= 17 then '13-17' when l.patron_age <= 24 then '18-24' when l.patron_age <= 64 then '25-64' else '65+' end`

const columns: Readonly<Record<string, { readonly name: keyof Statistic; readonly sql: RawBuilder<unknown> }>> = {
  branch: { name: 'branch', sql: sql`l.branch_id` },
  'age-group': { name: 'ageGroup', sql: ageGroups },
  category: { name: 'category', sql: sql`l.patron_category` },
  'item-type': { name: 'itemType', sql: sql`l.item_type` },
}

/** Counts loans by what is kept with each of them, whether or not it is still known who had it. */
export async function countLoans(
  w: Work,
  query: { readonly from?: string; readonly to?: string; readonly branch?: number; readonly by?: string },
): Promise<{ total: number; rows: Statistic[] }> {
  const by = (query.by ?? 'branch,age-group').split(',').flatMap((name) => columns[name] ?? [])
  const zone = await libraryTimeZone(w)
  const moment = (day: string, days: number) =>
    Temporal.PlainDate.from(day).add({ days }).toZonedDateTime(zone).toInstant()
  const where: RawBuilder<unknown>[] = [sql`true`]
  if (query.from !== undefined) where.push(sql`l.out_at >= ${moment(query.from, 0)}`)
  if (query.to !== undefined) where.push(sql`l.out_at < ${moment(query.to, 1)}`)
  if (query.branch !== undefined) where.push(sql`l.branch_id = ${query.branch}`)
  const { rows } = await sql<Partial<Statistic> & { loans: number; renewals: number }>`
    select ${sql.join(by.map((one) => sql`${one.sql} as ${sql.ref(one.name)}`))}, count(*) as loans, sum(l.renewals)::bigint as renewals
    from circulation.loan l where ${sql.join(where, sql` and `)}
    group by ${sql.join(by.map((_, i) => sql.lit(i + 1)))} order by ${sql.join(by.map((_, i) => sql`${sql.lit(i + 1)} nulls last`))}`.execute(
    w.db,
  )
  const empty = { branch: null, ageGroup: null, category: null, itemType: null }
  return { total: rows.length, rows: rows.map((row) => ({ ...empty, ...row })) }
}
