import { actorName } from '../../platform/actor.ts'
import { formatMoney, type Money } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronById } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import { amountProblem, deskBranch } from './charge.ts'
import type { Account } from './contract.ts'
import { allocate, chargeForUpdate, insertCharge, insertMovement, lockAccount, patronOfCharge } from './store.ts'

/** A charge that somebody else is to owe. */
export interface Transfer {
  readonly charge: number
  /** A patron of the same household. */
  readonly patron?: number
  /** An account outside of the library, e.g. the bursar. */
  readonly account?: string
  /** Without it, all that is owed of it. */
  readonly amount?: Money
  readonly reason: string
}

/** Lets somebody else owe a charge: it is settled here, and a patron of the household owes it from now on. */
export async function transferCharge(w: Work, request: Transfer): Promise<Account | Refusal> {
  const giver = await patronOfCharge(w, request.charge)
  if (giver === undefined) return notFound('charge', `There is no charge ${request.charge}.`)
  const problem =
    (request.amount && (await amountProblem(w, request.amount, 'amount'))) ?? (await targetProblem(w, giver, request))
  if (problem) return problem
  for (const patron of [giver, ...(request.patron === undefined ? [] : [request.patron])].sort((a, b) => a - b))
    await lockAccount(w, patron)
  const charge = await chargeForUpdate(w, request.charge)
  if (!charge || charge.outstanding === 0)
    return refuse({ code: 'charge-settled', message: 'Nothing of this charge is owed any more.' })
  const amount = request.amount?.amount ?? charge.outstanding
  const { currency } = charge
  if (amount > charge.outstanding) {
    const owed = formatMoney({ amount: charge.outstanding, currency }, (await libraryOf(w)).locale)
    return refuse({ code: 'more-than-owed', field: 'amount', message: `Only ${owed} of this charge is owed.` })
  }
  const becameCharge =
    request.patron === undefined
      ? undefined
      : await insertCharge(w, {
          patron: request.patron,
          kind: charge.kind,
          amount: { amount, currency },
          description: charge.description,
          item: charge.item_id,
          branch: charge.branch_id,
        })
  const movement = await insertMovement(w, {
    patron: giver,
    kind: 'transfer',
    amount: { amount, currency },
    branch: deskBranch(w),
    by: actorName(w.actor),
    reason: request.reason,
    ...(becameCharge === undefined ? { toAccount: request.account ?? '' } : { becameCharge }),
  })
  await allocate(w, movement, [{ charge: charge.id, amount }], { fromCredit: false })
  const detail = { charge: charge.id, amount, ...(becameCharge !== undefined && { becameCharge }) }
  const to = request.patron === undefined ? { account: request.account } : { patron: request.patron }
  await w.audit({
    action: 'charge.transfer',
    subject: `patron:${giver}`,
    reason: request.reason,
    detail: { ...detail, to },
  })
  if (request.patron !== undefined) {
    await w.audit({
      action: 'charge.take-over',
      subject: `patron:${request.patron}`,
      reason: request.reason,
      detail: { ...detail, from: giver },
    })
  }
  return accountOf(w, giver)
}

async function targetProblem(w: Work, giver: number, { patron, account }: Transfer): Promise<Refusal | undefined> {
  if ((patron === undefined) === (account === undefined)) {
    return refuse({
      code: 'invalid-target',
      field: 'patron',
      message: 'Say who is to owe it: either a patron of the household or an account outside of the library.',
    })
  }
  if (patron === undefined) return undefined
  const other = await patronById(w, patron)
  if (isRefusal(other)) return other
  if (patron !== giver && other.household.some(({ id }) => id === giver)) return undefined
  return refuse({
    code: 'not-in-household',
    field: 'patron',
    message: 'Charges can be transferred only within a household. Join the two in one household first.',
  })
}
