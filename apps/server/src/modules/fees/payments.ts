import { sql, type RawBuilder, type Selectable } from 'kysely'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, libraryOf, libraryTimeZone } from '../org/index.ts'
import { movementLines, movementView } from './account.ts'
import type { GetTill, ListPayments, Movement, TillRow } from './contract.ts'
import { isMoney, ledgerLines } from './ledger-lines.ts'
import type { FeesTables } from './tables.ts'

type PaymentQuery = NonNullable<(typeof ListPayments)['types']>['query']
type TillQuery = NonNullable<(typeof GetTill)['types']>['query']

/** A moment as it is, or a day of the branch as its beginning; with `end`, as the beginning of the next day. */
function momentOf(text: string, timeZone: string, side: 'begin' | 'end'): Temporal.Instant {
  if (text.includes('T')) return Temporal.Instant.from(text)
  const day = Temporal.PlainDate.from(text)
  return (side === 'begin' ? day : day.add({ days: 1 })).toZonedDateTime(timeZone).toInstant()
}

/** Movements at a branch between two moments, as conditions on the movement `m`. */
async function inTime(w: Work, { branch, from, to }: TillQuery): Promise<readonly RawBuilder<unknown>[] | Refusal> {
  const place = branch === undefined ? undefined : await branchById(w, branch)
  if (branch !== undefined && !place)
    return refuse({ code: 'branch-not-found', message: `There is no branch ${branch}.` })
  const zone = place?.timeZone ?? (await libraryTimeZone(w))
  const all: RawBuilder<unknown>[] = []
  if (branch !== undefined) all.push(sql`m.branch_id = ${branch}`)
  if (from !== undefined) all.push(sql`m.at >= ${momentOf(from, zone, 'begin')}`)
  if (to !== undefined) all.push(sql`m.at < ${momentOf(to, zone, 'end')}`)
  return all
}

type PaymentRow = Selectable<FeesTables['fees.movement']> & {
  readonly lines: Movement['lines'] | null
  readonly patron_name: string | null
  readonly total: number
}

function chosen(query: PaymentQuery): readonly RawBuilder<unknown>[] {
  const { kind, method, by, patron, tillSession, q } = query
  const all: RawBuilder<unknown>[] = [kind ? sql`m.kind = any(${kind}::text[])` : isMoney]
  if (method) all.push(sql`coalesce(m.method, r.method) = any(${method}::text[])`)
  if (by !== undefined) all.push(sql`m.by_name = ${by}`)
  if (patron !== undefined) all.push(sql`m.patron_id = ${patron}`)
  if (tillSession !== undefined) all.push(sql`m.till_session_id = ${tillSession}`)
  const text = q?.trim() ?? ''
  if (text !== '') all.push(sql`(p.name ilike ${containing(text)} or m.reason ilike ${containing(text)})`)
  return all
}

const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** Payments, refunds and voids of a branch and time, newest first; other movements where they are asked for. */
export async function listPayments(w: Work, query: PaymentQuery) {
  const time = await inTime(w, query)
  if ('ok' in time) return time
  const condition = sql.join([...time, ...chosen(query)], sql` and `)
  const { rows } = await sql<PaymentRow>`
    select m.*, ${movementLines} as lines, p.name as patron_name, count(*) over () as total
    from fees.movement m left join fees.movement r on r.id = m.reverses_id
      left join patrons.patron_view p on p.id = m.patron_id
    where ${condition} order by m.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...movementView(row), patron: row.patron_id, patronName: row.patron_name ?? '' })),
  }
}

type SumRow = Omit<TillRow, 'amount'> & { readonly amount: number }

/**
 * What was taken and given back, summed by person, method, kind of charge and the branch that charged. A payment counts
 * with what it settled when it was taken, a void with what it took back; what is left of either was kept as credit.
 */
export async function till(w: Work, query: TillQuery) {
  const time = await inTime(w, query)
  if ('ok' in time) return time
  const { rows } = await sql<SumRow>`
    with ${ledgerLines(sql.join([isMoney, ...time], sql` and `))}
    select m.branch_id as branch, m.by_name as by, m.kind, m.method, l.charge, l.owner, count(distinct m.id) as count, sum(l.amount)::bigint as amount
    from moved m join line l on l.id = m.id
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`.execute(w.db)
  const { currency } = await libraryOf(w)
  const money = (amount: number) => ({ amount, currency })
  return {
    rows: rows.map((row) => ({ ...row, amount: money(row.amount) })),
    total: money(rows.reduce((sum, row) => sum + row.amount, 0)),
  }
}

/** Cash in the till of a branch since a moment, in minor units: cash taken less cash given back. */
export async function cashSince(w: Work, branch: number, since: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ cash: number }>`
    select coalesce(sum(case when m.kind = 'payment' then m.amount else -m.amount end), 0)::bigint as cash
    from fees.movement m left join fees.movement r on r.id = m.reverses_id
    where m.branch_id = ${branch} and m.at >= ${since} and m.kind in ('payment', 'refund', 'void') and coalesce(m.method, r.method) = 'cash'`.execute(
    w.db,
  )
  return rows[0]?.cash ?? 0
}
