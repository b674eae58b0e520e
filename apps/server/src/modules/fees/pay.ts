import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronBrief } from '../patrons/index.ts'
import { accountOf, creditOf } from './account.ts'
import { amountProblem } from './charge.ts'
import { chargesGone, isChosen } from './choice.ts'
import type { Account, Receipt } from './contract.ts'
import { paymentTaken } from './events.ts'
import { chargeOf, owedNow, type Owed } from './owed-now.ts'
import { writeReceipt } from './receipts.ts'
import type { PayRequest } from './pay-request.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import { allocate, insertMovement, lockAccount } from './store.ts'
import { placeOfMoney } from './till-at.ts'

/** What is wrong with an amount and what was handed over for it. */
export async function paymentProblem(
  w: Work,
  request: Pick<PayRequest, 'amount' | 'method' | 'tendered'>,
): Promise<Refusal | undefined> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (problem || !request.tendered) return problem
  const wrong = (message: string) => refuse({ code: 'invalid-tendered', field: 'tendered', message })
  const { locale } = await libraryOf(w)
  if (request.method !== 'cash') return wrong('Only for cash is something handed over and change given back.')
  if (request.tendered.currency !== request.amount.currency) {
    return wrong(`This library counts in ${request.amount.currency}, not ${request.tendered.currency}.`)
  }
  return request.tendered.amount < request.amount.amount
    ? wrong(
        `${formatMoney(request.tendered, locale)} is less than the ${formatMoney(request.amount, locale)} to be paid.`,
      )
    : undefined
}

/**
 * Takes a payment: charges are settled, oldest first or evenly, and a receipt is numbered. Fines that still grow count
 * like charges; those that money goes to are fixed at what they are now.
 */
export async function pay(w: Work, request: PayRequest): Promise<{ receipt: Receipt; account: Account } | Refusal> {
  const problem = await paymentProblem(w, request)
  if (problem) return problem
  const patron = await patronBrief(w, request.patron)
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const place = await placeOfMoney(w, { ...request, branch: patron.branch })
  if (isRefusal(place)) return place
  await lockAccount(w, request.patron)
  const owed = await owedNow(w, request.patron)
  const chosen = owed.filter((one) => isChosen(one, request))
  const gone = chargesGone(chosen, request)
  if (gone) return refuse(gone)
  const most = sumOf(chosen)
  if (request.amount.amount > most && request.keepCredit !== true) {
    return refuse(tooMuch({ ...request.amount, amount: most }, (await libraryOf(w)).locale))
  }
  const shares = spreadPayment(
    chosen.map(({ outstanding }, id) => ({ id, outstanding })),
    request.amount.amount,
    request.spread ?? 'oldest-first',
  )
  const lines: (Owed & { readonly share: number; readonly charge: number })[] = []
  for (const share of shares) {
    const one = chosen[share.charge]
    if (one) lines.push({ ...one, share: share.amount, charge: await chargeOf(w, request.patron, one) })
  }
  const remaining = sumOf(owed) - (await creditOf(w, request.patron)) - request.amount.amount
  const receipt = await writeReceipt(w, { ...request, kind: 'payment', patron, branch: place.branch, lines, remaining })
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: 'payment',
    amount: request.amount,
    unallocated: request.amount.amount - lines.reduce((sum, line) => sum + line.share, 0),
    method: request.method,
    branch: receipt.branch,
    by: actorName(w.actor),
    reason: request.note ?? '',
    receipt: receipt.view.id,
    tillSession: place.tillSession,
  })
  await allocate(
    w,
    movement,
    lines.map(({ charge, share }) => ({ charge, amount: share })),
    { fromCredit: false },
  )
  await w.audit({
    action: 'payment.take',
    subject: `patron:${request.patron}`,
    detail: { payment: movement, amount: request.amount, method: request.method, receipt: receipt.view.number },
  })
  w.afterCommit(() => w.platform.live.tell('payment', { patron: request.patron }))
  await w.publish(paymentTaken, {
    patron: request.patron,
    payment: movement,
    lines: lines.map(({ charge, loan, share, outstanding }) => ({
      charge,
      loan,
      amount: share,
      settled: share === outstanding,
    })),
  })
  return { receipt: receipt.view, account: await accountOf(w, request.patron) }
}

const sumOf = (owed: readonly Owed[]) => owed.reduce((sum, one) => sum + one.outstanding, 0)

function tooMuch(owed: Money, locale: string): Block {
  return {
    code: 'more-than-owed',
    message:
      owed.amount === 0
        ? 'Nothing is owed here. Keep the amount as credit, or give it back.'
        : `Only ${formatMoney(owed, locale)} is owed here. Take less, or keep the rest as credit.`,
    facts: { owed: owed.amount },
  }
}
