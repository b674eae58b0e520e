import { sql, type RawBuilder } from 'kysely'
import type { AmnestyFilter } from './contract-amnesty.ts'

/** Which open charges `c` of patrons `p` an amnesty is for; days are those of the library. */
export function chargesFor(filter: AmnestyFilter, now: Temporal.Instant, timeZone: string): RawBuilder<unknown> {
  const begin = (day: Temporal.PlainDate) => day.toZonedDateTime(timeZone).toInstant()
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const all = [sql`c.outstanding > 0 and c.at <= ${now}`]
  if (filter.kinds?.length) all.push(sql`c.kind = any(${filter.kinds}::text[])`)
  if (filter.branches?.length) all.push(sql`c.branch_id = any(${filter.branches}::bigint[])`)
  if (filter.categories?.length) all.push(sql`p.category_code = any(${filter.categories}::text[])`)
  if (filter.from !== undefined) all.push(sql`c.at >= ${begin(Temporal.PlainDate.from(filter.from))}`)
  if (filter.to !== undefined) all.push(sql`c.at < ${begin(Temporal.PlainDate.from(filter.to).add({ days: 1 }))}`)
  if (filter.olderThanDays !== undefined)
    all.push(sql`c.at < ${begin(today.subtract({ days: filter.olderThanDays }).add({ days: 1 }))}`)
  if (filter.upTo) all.push(sql`c.outstanding <= ${filter.upTo.amount}`)
  return sql.join(all, sql` and `)
}

/** How much of an open charge `c` is taken off: its percentage, rounded half up, at least the smallest coin. */
export function reliefOf(percent: number): RawBuilder<number> {
  return sql`greatest(1, (c.outstanding * ${percent}::bigint + 50) / 100)`
}
