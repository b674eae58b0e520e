import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'

/** Keeps how much there is today, of each rule and of all together; the last of a day is what the day had. */
export async function writeTrend(w: Work): Promise<void> {
  const day = await todayAt(w, null)
  await sql`
    insert into quality.trend (day, code, flags, records)
    select ${day}, code, flags, records from (${nowByCode}) as now
    on conflict (day, code) do update set flags = excluded.flags, records = excluded.records`.execute(w.db)
  // What there was earlier today and is gone now would else stand until tomorrow.
  await sql`
    update quality.trend t set flags = 0, records = 0
    where day = ${day} and not exists (select from (${nowByCode}) as now where now.code = t.code)`.execute(w.db)
}

const nowByCode = sql`
  select code, sum(records)::bigint as records,
    case code when '' then (select coalesce(sum(flags), 0) from quality.tally) else sum(flags) end::bigint as flags
  from quality.tally group by code`

/** How much there was on a day. */
export interface TrendDay {
  readonly day: string
  readonly flags: number
  readonly records: number
}

/** The days up to today, oldest first, each with what there was at its end; a day without a count has that of the day before. */
export async function trendOf(w: Work, code: string, days: number): Promise<readonly TrendDay[]> {
  const today = await todayAt(w, null)
  const from = today.subtract({ days: days - 1 })
  const { rows } = await sql<TrendDay>`
    select d.day::date::text as day, coalesce(t.flags, 0) as flags, coalesce(t.records, 0) as records
    from generate_series(${from}::date, ${today}::date - 1, '1 day') as d (day) left join lateral (
      select flags, records from quality.trend t where t.code = ${code} and t.day <= d.day order by t.day desc limit 1
    ) t on true
    order by d.day`.execute(w.db)
  const now = await sql<{ flags: number; records: number }>`
    select coalesce(sum(flags), 0)::bigint as flags, coalesce(sum(records), 0)::bigint as records
    from (${nowByCode}) as now where code = ${code}`.execute(w.db)
  return [...rows, { day: today.toString(), flags: now.rows[0]?.flags ?? 0, records: now.rows[0]?.records ?? 0 }]
}

/** The last thirty days of every code at once, without today: lists of numbers, oldest first. */
export async function recentTrends(w: Work): Promise<ReadonlyMap<string, readonly TrendDay[]>> {
  const today = await todayAt(w, null)
  const { rows } = await sql<{ code: string; day: string; flags: number; records: number }>`
    with code as (select distinct code from quality.trend where day >= ${today}::date - 400)
    select c.code, d.day::date::text as day, coalesce(t.flags, 0) as flags, coalesce(t.records, 0) as records
    from code c cross join generate_series(${today}::date - 29, ${today}::date - 1, '1 day') as d (day)
      left join lateral (
        select flags, records from quality.trend t where t.code = c.code and t.day <= d.day order by t.day desc limit 1
      ) t on true
    order by c.code, d.day`.execute(w.db)
  return Map.groupBy(rows, ({ code }) => code)
}
