import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronExists } from '../patrons/index.ts'
import { accountOf, creditOf } from './account.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { Account, Refund } from './contract.ts'
import { chargeOf, owedNow } from './owed-now.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import { allocate, changeRest, insertMovement, lockAccount, openCredits } from './store.ts'
import { placeOfMoney } from './till-at.ts'

type RefundRequest = NonNullable<(typeof Refund)['types']>['body'] & { readonly patron: number }

const unknownPatron = (id: number) => notFound('patron', `There is no patron ${id}.`)

/** Gives a patron credit, e.g. for a donation or a mistake. */
export async function addCredit(
  w: Work,
  request: { readonly patron: number; readonly amount: Money; readonly reason: string },
): Promise<Account | Refusal> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (problem) return problem
  if (!(await patronExists(w, request.patron))) return unknownPatron(request.patron)
  await lockAccount(w, request.patron)
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: 'credit',
    amount: request.amount,
    unallocated: request.amount.amount,
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
  })
  await w.audit({
    action: 'credit.give',
    subject: `patron:${request.patron}`,
    reason: request.reason,
    detail: { credit: movement, amount: request.amount },
  })
  return accountOf(w, request.patron)
}

/** Settles what a patron owes from the credit, oldest first on both sides; only some charges if they are named. */
export async function applyCredit(
  w: Work,
  request: { readonly patron: number; readonly charges?: readonly number[] },
): Promise<Account | Refusal> {
  if (!(await patronExists(w, request.patron))) return unknownPatron(request.patron)
  await lockAccount(w, request.patron)
  const credits = await openCredits(w, request.patron)
  if (credits.length === 0) return refuse({ code: 'no-credit', message: 'This patron has no credit to use.' })
  const owed = (await owedNow(w, request.patron))
    .filter(({ charge }) => !request.charges || (charge !== null && request.charges.includes(charge)))
    .map((one) => ({ one, left: one.outstanding }))
  for (const credit of credits) {
    const shares = spreadPayment(
      owed.map(({ left }, id) => ({ id, outstanding: left })),
      credit.unallocated,
      'oldest-first',
    )
    for (const share of shares) {
      const line = owed[share.charge]
      if (!line) continue
      line.left -= share.amount
      const charge = await chargeOf(w, request.patron, line.one)
      await allocate(w, credit.id, [{ charge, amount: share.amount }], { fromCredit: true })
    }
  }
  const used = owed.reduce((sum, { one, left }) => sum + one.outstanding - left, 0)
  await w.audit({ action: 'credit.apply', subject: `patron:${request.patron}`, detail: { amount: used } })
  return accountOf(w, request.patron)
}

/** Pays credit out, the oldest first. */
export async function refund(w: Work, request: RefundRequest): Promise<Account | Refusal> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (problem) return problem
  if (!(await patronExists(w, request.patron))) return unknownPatron(request.patron)
  await lockAccount(w, request.patron)
  const credit = await creditOf(w, request.patron)
  if (request.amount.amount > credit) {
    const most = formatMoney({ ...request.amount, amount: credit }, (await libraryOf(w)).locale)
    return refuse({
      code: 'more-than-credit',
      field: 'amount',
      message: `The credit of this patron is ${most}. Pay out no more than that.`,
    })
  }
  const place = await placeOfMoney(w, request)
  if (isRefusal(place)) return place
  let left = request.amount.amount
  for (const source of await openCredits(w, request.patron)) {
    const part = Math.min(left, source.unallocated)
    left -= part
    if (part > 0) await changeRest(w, source.id, -part)
  }
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: 'refund',
    amount: request.amount,
    method: request.method,
    branch: place.branch,
    tillSession: place.tillSession,
    by: actorName(w.actor),
    reason: request.reason,
  })
  await w.audit({
    action: 'credit.refund',
    subject: `patron:${request.patron}`,
    reason: request.reason,
    detail: { refund: movement, amount: request.amount, method: request.method },
  })
  return accountOf(w, request.patron)
}
