import type { Selectable } from 'kysely'
import { notFound } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { ListOnlinePayments, OnlinePayment } from '../contract-online.ts'
import type { FeesTables } from '../tables.ts'

/** An online payment as screens show it. */
export function onlinePaymentView(row: Selectable<FeesTables['fees.online_payment']>): OnlinePayment {
  return {
    id: row.id,
    reference: row.reference,
    patron: row.patron_id,
    amount: { amount: row.amount, currency: row.currency },
    provider: row.provider,
    state: row.state,
    failure: row.failure,
    createdAt: row.created_at.toString(),
    settledAt: row.settled_at?.toString() ?? null,
    payment: row.movement_id,
  }
}

/** How an online payment stands, for whoever knows its reference. */
export async function onlinePaymentByReference(w: Work, reference: string) {
  const row = await tablesOf<FeesTables>(w)
    .selectFrom('fees.online_payment')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!row) return notFound('payment', 'There is no such payment.')
  return { state: row.state, amount: { amount: row.amount, currency: row.currency }, failure: row.failure }
}

/** Online payments, newest first. */
export async function listOnlinePayments(w: Work, query: NonNullable<(typeof ListOnlinePayments)['types']>['query']) {
  let found = tablesOf<FeesTables>(w).selectFrom('fees.online_payment')
  if (query.patron !== undefined) found = found.where('patron_id', '=', query.patron)
  if (query.state !== undefined) found = found.where('state', '=', query.state)
  const { total } = await found.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await found
    .selectAll()
    .orderBy('id', 'desc')
    .limit(query.limit ?? 100)
    .offset(query.offset ?? 0)
    .execute()
  return { total, rows: rows.map(onlinePaymentView) }
}
