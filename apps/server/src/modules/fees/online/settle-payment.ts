import { isRefusal, notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { OnlinePayment } from '../contract-online.ts'
import { owedNow } from '../owed-now.ts'
import { pay } from '../pay.ts'
import { lockAccount } from '../store.ts'
import type { FeesTables } from '../tables.ts'
import { onlinePaymentView } from './online-payments.ts'
import type { ProviderState } from './provider.ts'

/**
 * Takes over what a provider says of a payment. Said twice, it happens once; money that came after the payment had ended is
 * taken all the same, because it was paid. What was settled elsewhere meanwhile becomes the patron's credit.
 */
export async function settleOnlinePayment(
  w: Work,
  provider: string,
  said: ProviderState,
): Promise<OnlinePayment | Refusal> {
  const db = tablesOf<FeesTables>(w)
  const row = await db
    .selectFrom('fees.online_payment')
    .selectAll()
    .where('reference', '=', said.reference)
    .where('provider', '=', provider)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return notFound('payment', 'There is no such payment.')
  if (row.state === 'paid' || said.state === 'pending' || row.state === said.state) return onlinePaymentView(row)
  const end = async (values: { state: 'failed' | 'paid'; failure: string | null; movement: number | null }) => {
    const written = await db
      .updateTable('fees.online_payment')
      .set({ state: values.state, failure: values.failure, movement_id: values.movement, settled_at: w.now })
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow()
    w.afterCommit(() => w.platform.live.tell('payment', { patron: row.patron_id, online: row.id }))
    return onlinePaymentView(written)
  }
  const fail = async (failure: string) => {
    await w.audit({
      action: 'online-payment.fail',
      subject: `patron:${row.patron_id}`,
      reason: failure,
      detail: { online: row.id },
    })
    return end({ state: 'failed', failure, movement: null })
  }
  if (said.state === 'failed') return fail(said.failure ?? 'The payment failed.')
  if (said.amount && (said.amount.amount !== row.amount || said.amount.currency !== row.currency)) {
    return refuse({
      code: 'amount-differs',
      message:
        'The provider says another amount than was asked for. Compare with its books before anything is settled.',
      facts: { asked: row.amount, said: said.amount.amount },
    })
  }
  await lockAccount(w, row.patron_id)
  const still = await owedNow(w, row.patron_id)
  const paid = await pay(w, {
    patron: row.patron_id,
    amount: { amount: row.amount, currency: row.currency },
    method: 'online',
    note: `Online ${row.provider_reference}`,
    keepCredit: true,
    ...(row.charges || row.loans
      ? {
          charges: (row.charges ?? []).filter((id) => still.some(({ charge }) => charge === id)),
          loans: (row.loans ?? []).filter((id) => still.some(({ loan }) => loan === id)),
        }
      : {}),
  })
  if (isRefusal(paid)) return paid
  const movement = paid.account.movements.find((one) => one.receipt === paid.receipt.id)
  if (!movement) throw new Error('A payment that was just taken is not in the account.')
  return end({ state: 'paid', failure: null, movement: movement.id })
}
