import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb, violates } from '../../platform/db.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { CloseTill, MoveTillCash, TillReport } from './contract-tills.ts'
import { sumOfCounts } from './rules/denominations.ts'
import type { FeesTables } from './tables.ts'
import { reportOf, sessionRows } from './till-report.ts'
import { tillById } from './tills.ts'

const closed = () => refuse({ code: 'till-closed', message: 'This till is not open. Open it first.' })

/** Money that may be nothing, in this library's currency. */
async function sumProblem(w: Work, money: Money, field: string): Promise<Refusal | undefined> {
  const problem = money.amount === 0 ? undefined : await amountProblem(w, money, field)
  const { currency } = await libraryOf(w)
  if (problem || money.currency === currency) return problem
  return refuse({
    code: 'invalid-currency',
    field,
    message: `This library counts in ${currency}, not ${money.currency}.`,
  })
}

/** A till of the branch where one works; elsewhere nobody opens a drawer. */
async function tillHere(w: Work, id: number) {
  const till = await tillById(w, id)
  const branch = deskBranch(w)
  if (isRefusal(till) || branch === null || till.branch === branch) return till
  return refuse({
    code: 'till-elsewhere',
    message: 'This till stands at another branch. Work there to open, count or close it.',
  })
}

/** Opens a till with a float; without one, with what was left in it. */
export async function openTill(w: Work, id: number, float: Money | undefined): Promise<TillReport | Refusal> {
  const till = await tillHere(w, id)
  if (isRefusal(till)) return till
  const problem = float && (await sumProblem(w, float, 'float'))
  if (problem) return problem
  if (!till.active) return refuse({ code: 'till-away', message: 'This till was put away. Choose another.' })
  const { currency } = await libraryOf(w)
  const start = float ?? till.left ?? { amount: 0, currency }
  const values = {
    till_id: id,
    opened_at: w.now,
    opened_by: actorName(w.actor),
    float_amount: start.amount,
    currency,
  }
  try {
    await tablesOf<FeesTables>(w).insertInto('fees.till_session').values(values).execute()
  } catch (error) {
    if (violates(error, 'till_open_once'))
      return refuse({ code: 'till-open', message: 'This till is open already. Work with it, or count and close it.' })
    throw error
  }
  await w.audit({ action: 'till.open', subject: `till:${id}`, detail: { float: start } })
  w.afterCommit(() => w.platform.live.tell('till', { till: id }))
  const [row] = await sessionRows(w, sql`t.id = ${id} and s.closed_at is null`)
  return row ? reportOf(w, row) : closed()
}

/** The open stretch of a till with its row locked: nobody takes money into it meanwhile, or closes it. */
async function openSession(w: Work, till: number) {
  const [row] = await sessionRows(w, sql`t.id = ${till} and s.closed_at is null for update of s`)
  return row
}

/** Puts cash into an open till or takes it out. More than lies in it cannot be taken. */
export async function moveTillCash(
  w: Work,
  id: number,
  move: NonNullable<(typeof MoveTillCash)['types']>['body'],
): Promise<TillReport | Refusal> {
  const till = await tillHere(w, id)
  if (isRefusal(till)) return till
  const problem = await amountProblem(w, move.amount, 'amount')
  if (problem) return problem
  const session = await openSession(w, id)
  if (!session) return closed()
  const { expected } = await reportOf(w, session)
  if (move.kind === 'out' && move.amount.amount > expected.amount) {
    const { locale } = await libraryOf(w)
    return refuse({
      code: 'more-than-till',
      field: 'amount',
      message: `Only ${formatMoney(expected, locale)} lies in this till. Take out no more than that.`,
    })
  }
  await tablesOf<FeesTables>(w)
    .insertInto('fees.till_cash')
    .values({
      session_id: session.id,
      kind: move.kind,
      amount: move.amount.amount,
      reason: move.reason,
      by_name: actorName(w.actor),
      at: w.now,
    })
    .execute()
  await w.audit({
    action: `till.cash-${move.kind}`,
    subject: `till:${id}`,
    reason: move.reason,
    detail: { amount: move.amount },
  })
  w.afterCommit(() => w.platform.live.tell('till', { till: id }))
  return reportOf(w, session)
}

/** Counts a till and closes it; its Z report is written down for ever. A difference is kept, not refused. */
export async function closeTill(
  w: Work,
  id: number,
  count: NonNullable<(typeof CloseTill)['types']>['body'],
): Promise<TillReport | Refusal> {
  const till = await tillHere(w, id)
  if (isRefusal(till)) return till
  const { currency } = await libraryOf(w)
  const summed = count.counts && { amount: sumOfCounts(count.counts), currency }
  const counted = count.counted ?? summed
  if (!counted)
    return refuse({
      code: 'not-counted',
      field: 'counts',
      message: 'Count the till: how many of each coin and note, or the sum.',
    })
  const left = count.left ?? counted
  const problem = (await sumProblem(w, counted, 'counted')) ?? (await sumProblem(w, left, 'left'))
  if (problem) return problem
  if (summed && summed.amount !== counted.amount)
    return refuse({
      code: 'invalid-counted',
      field: 'counted',
      message: 'The coins and notes do not come to that sum. Count again.',
    })
  if (left.amount > counted.amount)
    return refuse({ code: 'invalid-left', field: 'left', message: 'More cannot be left in the till than was counted.' })
  const session = await openSession(w, id)
  if (!session) return closed()
  const { rows } = await sql<{ last_z: number }>`
    update fees.till set last_z = last_z + 1 where id = ${id} returning last_z`.execute(w.db)
  const x = await reportOf(w, session)
  const report: TillReport = {
    ...x,
    number: rows[0]?.last_z ?? 0,
    closedAt: w.now.toString(),
    closedBy: actorName(w.actor),
    counted,
    difference: { amount: counted.amount - x.expected.amount, currency },
    counts: (count.counts ?? []).filter((one) => one.count > 0),
    left,
    note: count.note ?? '',
  }
  await tablesOf<FeesTables>(w)
    .updateTable('fees.till_session')
    .set({ closed_at: w.now, closed_by: actorName(w.actor), z_number: report.number, report: jsonb(report) })
    .where('id', '=', session.id)
    .execute()
  await w.audit({
    action: 'till.close',
    subject: `till:${id}`,
    ...(report.note !== '' && { reason: report.note }),
    detail: { number: report.number, expected: x.expected, counted, difference: report.difference, left },
  })
  w.afterCommit(() => w.platform.live.tell('till', { till: id }))
  return report
}
