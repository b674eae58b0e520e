import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronExists } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { amountProblem, deskBranch } from './charge.ts'
import { chargesGone, isChosen, type Choice } from './choice.ts'
import type { Account } from './contract.ts'
import { chargeOf, owedNow } from './owed-now.ts'
import { spreadPayment } from './rules/spread-payment.ts'
import { allocate, insertMovement, lockAccount, patronOfCharge } from './store.ts'

/** What is taken off an account without money: forgiven, or lost to the books. */
export interface Relief extends Choice {
  readonly patron: number
  readonly kind: 'waiver' | 'write-off'
  /** Without it, all that was chosen. */
  readonly amount?: Money | undefined
  readonly reason: string
}

const actions = { waiver: 'charge.waive', 'write-off': 'charge.write-off' } as const

/** Waives or writes off what a patron owes, whole or in part; the reason is kept. Fines that still grow are fixed at what they are. */
export async function relieve(w: Work, request: Relief): Promise<Account | Refusal> {
  const problem = request.amount && (await amountProblem(w, request.amount, 'amount'))
  if (problem) return problem
  if (!(await patronExists(w, request.patron))) return notFound('patron', `There is no patron ${request.patron}.`)
  await lockAccount(w, request.patron)
  const chosen = (await owedNow(w, request.patron)).filter((one) => isChosen(one, request))
  const gone = chargesGone(chosen, request)
  if (gone) return refuse(gone)
  const { currency, locale } = await libraryOf(w)
  const most = chosen.reduce((sum, one) => sum + one.outstanding, 0)
  const amount = request.amount?.amount ?? most
  if (amount === 0) return refuse({ code: 'charge-settled', message: 'Nothing is owed here any more.' })
  if (amount > most) {
    const owed = formatMoney({ amount: most, currency }, locale)
    return refuse({ code: 'more-than-owed', field: 'amount', message: `Only ${owed} of this is owed.` })
  }
  const shares = spreadPayment(
    chosen.map(({ outstanding }, id) => ({ id, outstanding })),
    amount,
    request.spread ?? 'oldest-first',
  )
  const lines: { charge: number; amount: number }[] = []
  for (const share of shares) {
    const one = chosen[share.charge]
    if (one) lines.push({ charge: await chargeOf(w, request.patron, one), amount: share.amount })
  }
  const movement = await insertMovement(w, {
    patron: request.patron,
    kind: request.kind,
    amount: { amount, currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
  })
  await allocate(w, movement, lines, { fromCredit: false })
  await w.audit({
    action: actions[request.kind],
    subject: `patron:${request.patron}`,
    reason: request.reason,
    detail: { movement, charges: lines.map(({ charge }) => charge), amount },
  })
  w.afterCommit(() => w.platform.live.tell('payment', { patron: request.patron }))
  return accountOf(w, request.patron)
}

/** Waives or writes off one charge. */
export async function relieveCharge(
  w: Work,
  request: Pick<Relief, 'kind' | 'amount' | 'reason'> & { readonly charge: number },
): Promise<Account | Refusal> {
  const patron = await patronOfCharge(w, request.charge)
  if (patron === undefined) return notFound('charge', `There is no charge ${request.charge}.`)
  return relieve(w, { ...request, patron, charges: [request.charge] })
}
