import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { policyOf } from '../policy/index.ts'
import type { DueNow, GetDueBoard } from './contract-desk.ts'

type Query = NonNullable<(typeof GetDueBoard)['types']>['query']
type Board = NonNullable<(typeof GetDueBoard)['types']>['response']

interface Row extends Omit<DueNow, 'itemTypeName' | 'out' | 'due' | 'minutesLeft'> {
  readonly out: Temporal.Instant
  readonly due: Temporal.Instant
  readonly total: number
  readonly overdue: number
}

const minute = 60_000

/** What was lent by the minute or hour, the longest overdue first, then the nearest due. */
export async function dueBoard(w: Work, query: Query): Promise<Board> {
  const until = query.within === undefined ? null : w.now.add({ minutes: query.within })
  const condition = sql`l.hourly and l.returned_at is null and l.state = 'out'
    and (${query.branch ?? null}::bigint is null or l.branch_id = ${query.branch ?? null})
    and (${query.itemType ?? null}::text is null or i.item_type = ${query.itemType ?? null})
    and (${until}::timestamptz is null or l.due_at <= ${until})`
  const [{ rows }, groups] = await Promise.all([
    sql<Row>`
      select l.id as loan, l.item_id as item, i.barcode, i.title, i.call_number as "callNumber", i.item_type as "itemType",
        l.branch_id as branch, l.patron_id as patron, p.name as "patronName", p.card, l.out_at as out, l.due_at as due,
        l.on_site as "onSite", count(*) over () as total, count(*) filter (where l.due_at < ${w.now}) over () as overdue
      from circulation.loan l join catalog.item_history_view i on i.id = l.item_id
        left join patrons.patron_view p on p.id = l.patron_id
      where ${condition} order by l.due_at, l.id limit ${query.limit ?? 200} offset ${query.offset ?? 0}`.execute(w.db),
    sql<{ itemType: string; due: Temporal.Instant; count: number }>`
      select i.item_type as "itemType", date_trunc('minute', l.due_at) as due, count(*) as count
      from circulation.loan l join catalog.item_place_view i on i.id = l.item_id
      where ${condition} group by 1, 2 order by 2, 3 desc limit 200`.execute(w.db),
  ])
  const names = (await policyOf(w)).names.itemTypes
  return {
    total: rows[0]?.total ?? 0,
    overdue: rows[0]?.overdue ?? 0,
    rows: rows.map(({ out, due, ...row }) => ({
      ...row,
      itemTypeName: names.get(row.itemType) ?? row.itemType,
      out: out.toString(),
      due: due.toString(),
      minutesLeft: Math.floor((due.epochMilliseconds - w.now.epochMilliseconds) / minute),
    })),
    groups: groups.rows.map(({ itemType, due, count }) => ({
      itemType,
      itemTypeName: names.get(itemType) ?? itemType,
      due: due.toString(),
      count,
    })),
  }
}
