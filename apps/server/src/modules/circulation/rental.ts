import { formatMoney, type Money } from '../../platform/money.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { charge } from '../fees/index.ts'
import { calendarOf, libraryOf } from '../org/index.ts'
import type { ResolvedAttributes } from '../policy/index.ts'
import { rentalFee } from './rules/rental-fee.ts'

/** What borrowing costs, and why. */
export interface Rental {
  readonly amount: Money
  readonly reasons: readonly Reason[]
}

type Terms = Pick<ResolvedAttributes, 'rental' | 'rentalRate' | 'rentalClosedDays' | 'rentalConfirm'>

/** What a loan costs from a moment until it is due; a renewal costs the rate of the time that it adds. Undefined: nothing. */
export async function rentalOf(
  w: Work,
  terms: Terms,
  span: {
    readonly branch: number
    readonly from: Temporal.Instant
    readonly until: Temporal.Instant
    readonly renewal?: boolean
  },
): Promise<Rental | undefined> {
  const flat = span.renewal === true ? null : terms.rental
  if (!flat && !terms.rentalRate) return undefined
  const { currency, locale } = await libraryOf(w)
  const reasons: Reason[] = []
  let amount = flat?.amount ?? 0
  if (flat) reasons.push({ decided: true, text: `Rental: ${formatMoney(flat, locale)} for the loan` })
  if (terms.rentalRate) {
    const fee = rentalFee({
      from: span.from,
      until: span.until,
      rate: terms.rentalRate,
      closedDaysCount: terms.rentalClosedDays,
      calendar: await calendarOf(w, span.branch),
    })
    amount += fee.amount.amount
    reasons.push(fee.reason)
  }
  return amount === 0 ? undefined : { amount: { amount, currency }, reasons }
}

/** The question that staff answer before a rental is charged, if the rules ask for it. */
export async function rentalQuestion(w: Work, terms: Terms, rental: Rental | undefined): Promise<readonly Block[]> {
  if (!rental || !terms.rentalConfirm) return []
  const { locale } = await libraryOf(w)
  return [
    {
      code: 'rental-confirm',
      message: `Borrowing this costs ${formatMoney(rental.amount, locale)}. Ask the patron, then confirm.`,
      override: 'circulation:check-out',
      facts: { amount: rental.amount.amount, currency: rental.amount.currency },
    },
  ]
}

/** Charges the rental of a loan. */
export async function chargeRental(
  w: Work,
  rental: Rental,
  about: { readonly patron: number; readonly loan: number; readonly item: number; readonly branch: number },
  title: string,
): Promise<void> {
  await charge(w, { ...about, kind: 'rental', amount: rental.amount, description: `Rental: ${title}` })
}

/** What the time that a renewal adds costs: from the old due moment, or from now where that is past and the period counts from now. */
export function renewalRental(
  w: Work,
  terms: Terms & Pick<ResolvedAttributes, 'renewFrom'>,
  loan: { readonly due: Temporal.Instant },
  branch: number,
  until: Temporal.Instant,
): Promise<Rental | undefined> {
  const runs = Temporal.Instant.compare(loan.due, w.now) > 0 || terms.renewFrom === 'due'
  return rentalOf(w, terms, { branch, from: runs ? loan.due : w.now, until, renewal: true })
}
