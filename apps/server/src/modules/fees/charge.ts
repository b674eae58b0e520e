import type { Money } from '../../platform/money.ts'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import { patronExists } from '../patrons/index.ts'
import { accountOf } from './account.ts'
import type { Account, ChargeKind } from './contract.ts'
import { correctCharge } from './rules/correct-charge.ts'
import {
  chargeForUpdate,
  givenTowards,
  insertCharge,
  insertMovement,
  loanCharges,
  lockAccount,
  overdueChargeForUpdate,
  patronOfCharge,
  takeBack,
  writeCharge,
  type NewCharge,
} from './store.ts'

/** Where the actor works; null for a key of the whole library. */
export function deskBranch(w: Pick<Work, 'actor'>): number | null {
  return 'branch' in w.actor ? w.actor.branch : null
}

/** Charges a patron: for circulation and other modules. Nothing is written for nothing. Returns the charge's number. */
export async function charge(w: Work, request: NewCharge): Promise<number | undefined> {
  if (request.amount.amount === 0) return undefined
  const id = await insertCharge(w, request)
  await w.audit({
    action: 'charge.create',
    subject: `patron:${request.patron}`,
    detail: { charge: id, kind: request.kind, amount: request.amount },
  })
  return id
}

/** The overdue fine of a loan as it is now: made, raised or corrected; what was paid beyond it becomes credit. */
export async function fixOverdue(
  w: Work,
  request: Omit<NewCharge, 'kind'> & { readonly loan: number },
): Promise<number | undefined> {
  // A desk that takes a payment may be fixing the same fine.
  await lockAccount(w, request.patron)
  const existing = await overdueChargeForUpdate(w, request.loan)
  if (!existing) return charge(w, { ...request, kind: 'overdue' })
  await changeAmount(w, existing, request.amount, 'Overdue fine corrected')
  return existing.id
}

/** Sets a charge to a new amount, with everything that follows for what was given towards it. */
async function changeAmount(
  w: Work,
  existing: {
    readonly id: number
    readonly amount: number
    readonly patron_id: number | null
    readonly description: string
  },
  amount: Money,
  cause: string,
): Promise<void> {
  if (existing.amount === amount.amount) return
  const correction = correctCharge(amount.amount, await givenTowards(w, existing.id))
  const freed = correction.takeBack.reduce((sum, part) => sum + (part.becomesCredit ? part.amount : 0), 0)
  const movement =
    freed === 0
      ? null
      : await insertMovement(w, {
          patron: existing.patron_id,
          kind: 'credit',
          amount: { amount: freed, currency: amount.currency },
          branch: deskBranch(w),
          by: actorName(w.actor),
          reason: `${cause}: ${existing.description}`,
        })
  for (const part of correction.takeBack) {
    await takeBack(w, existing.id, part, { movement: part.becomesCredit ? movement : null, cause })
    if (part.became !== undefined) await lowerCharge(w, part.became, part.amount, cause)
  }
  await writeCharge(w, existing.id, { amount: amount.amount, outstanding: correction.outstanding })
  await w.audit({
    action: 'charge.correct',
    subject: `patron:${existing.patron_id}`,
    reason: cause,
    detail: { charge: existing.id, from: existing.amount, to: amount.amount, ...(freed > 0 && { credit: freed }) },
  })
}

/** Lowers a charge that another was transferred to; what was paid of it already becomes that patron's credit. */
export async function lowerCharge(w: Work, id: number, by: number, cause: string): Promise<void> {
  const patron = await patronOfCharge(w, id)
  if (patron !== undefined) await lockAccount(w, patron)
  const charge = await chargeForUpdate(w, id)
  if (!charge) return
  await changeAmount(w, charge, { amount: Math.max(0, charge.amount - by), currency: charge.currency }, cause)
}

/** Corrects a charge of another kind, e.g. a lost fee that a policy refunds in part; nothing cancels it. */
export async function correct(w: Work, id: number, amount: Money, cause: string): Promise<void> {
  const patron = await patronOfCharge(w, id)
  if (patron === undefined) return
  await lockAccount(w, patron)
  const existing = await chargeForUpdate(w, id)
  if (existing) await changeAmount(w, existing, amount, cause)
}

/** Charges of some kinds that hang on a loan, e.g. its replacement; for the module that made them. */
export function chargesOfLoan(w: Work, loan: number, kinds: readonly ChargeKind[]) {
  return loanCharges(w, loan, kinds)
}

/** Takes off what is still owed of charges; what was paid stays paid. Returns how much was taken off. */
export async function cancelOutstanding(
  w: Work,
  loan: number,
  kinds: readonly ChargeKind[],
  cause: string,
): Promise<number> {
  const patrons = new Set((await loanCharges(w, loan, kinds)).flatMap((one) => one.patron_id ?? []))
  for (const patron of [...patrons].sort((a, b) => a - b)) await lockAccount(w, patron)
  let taken = 0
  for (const one of await loanCharges(w, loan, kinds)) {
    if (one.outstanding === 0) continue
    taken += one.outstanding
    await changeAmount(w, one, { amount: one.amount - one.outstanding, currency: one.currency }, cause)
  }
  return taken
}

// Sums of such amounts are still counted exactly.
const largestAmount = 100_000_000_000

/** Refuses an amount that is not one of this library's money. */
export async function amountProblem(w: Work, money: Money, field: string): Promise<Refusal | undefined> {
  const { currency } = await libraryOf(w)
  if (money.currency !== currency) {
    return refuse({
      code: 'invalid-currency',
      field,
      message: `This library counts in ${currency}, not ${money.currency}.`,
    })
  }
  if (money.amount <= 0)
    return refuse({ code: 'invalid-amount', field, message: 'The amount must be more than nothing.' })
  if (money.amount > largestAmount)
    return refuse({ code: 'invalid-amount', field, message: 'The amount is larger than any fee. Check it.' })
  return undefined
}

/** Charges a patron by hand. */
export async function chargeByHand(
  w: Work,
  request: {
    readonly patron: number
    readonly kind: ChargeKind
    readonly amount: Money
    readonly description?: string
    readonly item?: number
  },
): Promise<Account | Refusal> {
  const problem = await amountProblem(w, request.amount, 'amount')
  if (isRefusal(problem)) return problem
  if (!(await patronExists(w, request.patron))) return notFound('patron', `There is no patron ${request.patron}.`)
  await lockAccount(w, request.patron)
  await charge(w, {
    patron: request.patron,
    kind: request.kind,
    amount: request.amount,
    description: request.description ?? kindNames[request.kind],
    item: request.item ?? null,
    branch: deskBranch(w),
  })
  return accountOf(w, request.patron)
}

/** Words of the kinds of charges, where nothing else says what it is for. */
export const kindNames: Readonly<Record<ChargeKind, string>> = {
  overdue: 'Overdue fine',
  lost: 'Lost item',
  processing: 'Processing fee',
  rental: 'Rental fee',
  damage: 'Damage',
  hold: 'Hold fee',
  card: 'Card',
  sale: 'Sale',
  other: 'Charge',
}
