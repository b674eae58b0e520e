import { randomBytes } from 'node:crypto'
import { formatMoney, type Money } from '../../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { libraryOf } from '../../org/index.ts'
import { patronExists } from '../../patrons/index.ts'
import { accountOf } from '../account.ts'
import { amountProblem } from '../charge.ts'
import type { Charge } from '../contract.ts'
import type { OnlinePayment } from '../contract-online.ts'
import type { FeesTables } from '../tables.ts'
import { onlinePaymentView } from './online-payments.ts'
import { chosenProvider } from './providers.ts'

/** What somebody wants to pay online. */
export interface OnlineWish {
  readonly patron: number
  readonly charges?: readonly number[] | undefined
  readonly loans?: readonly number[] | undefined
  /** Without it, all that was chosen. */
  readonly amount?: Money | undefined
  readonly link?: number
  /** Where the provider sends the payer back to; the reference takes the place of `{reference}`. */
  readonly returnTo?: string
}

/** Of an account, what was chosen to be paid. */
export function chosenCharges(
  charges: readonly Charge[],
  wish: Pick<OnlineWish, 'charges' | 'loans'>,
): readonly Charge[] {
  if (!wish.charges && !wish.loans) return charges
  return charges.filter(
    ({ id, loan }) =>
      (id !== null && (wish.charges?.includes(id) ?? false)) ||
      (loan !== null && (wish.loans?.includes(loan) ?? false)),
  )
}

/** Begins an online payment: nothing is settled before the provider says that it was paid. */
export async function startOnlinePayment(
  w: Work,
  wish: OnlineWish,
): Promise<{ payment: OnlinePayment; redirect: string } | Refusal> {
  const provider = await chosenProvider(w)
  if ('ok' in provider) return provider
  const problem = wish.amount && (await amountProblem(w, wish.amount, 'amount'))
  if (problem) return problem
  if (!(await patronExists(w, wish.patron))) return notFound('patron', `There is no patron ${wish.patron}.`)
  const account = await accountOf(w, wish.patron)
  const chosen = chosenCharges(account.charges, wish)
  const owed = chosen.reduce((sum, charge) => sum + charge.outstanding.amount, 0)
  // Credit that lies there counts first, where all is to be paid.
  const most = wish.charges || wish.loans ? owed : Math.max(0, owed - account.credit.amount)
  const { currency } = account.balance
  const { name, locale } = await libraryOf(w)
  if (most === 0) return refuse({ code: 'nothing-owed', message: 'Nothing is owed here any more.' })
  const amount = { amount: wish.amount?.amount ?? most, currency }
  if (amount.amount > most) {
    return refuse({
      code: 'more-than-owed',
      field: 'amount',
      message: `Only ${formatMoney({ amount: most, currency }, locale)} is owed here. Pay no more than that.`,
    })
  }
  const reference = randomBytes(18).toString('base64url')
  const { providerReference, redirect } = await provider.create(w, {
    reference,
    amount,
    description: name,
    returnTo: (wish.returnTo ?? '/pay/done/{reference}').replace('{reference}', reference),
  })
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.online_payment')
    .values({
      reference,
      patron_id: wish.patron,
      link_id: wish.link ?? null,
      amount: amount.amount,
      currency,
      charges: wish.charges ? [...wish.charges] : null,
      loans: wish.loans ? [...wish.loans] : null,
      provider: provider.name,
      provider_reference: providerReference,
      state: 'pending',
      created_at: w.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'online-payment.begin',
    subject: `patron:${wish.patron}`,
    detail: { online: row.id, amount, provider: provider.name },
  })
  return { payment: onlinePaymentView(row), redirect }
}
