import type { Block } from '../../platform/refusal.ts'
import type { Owed } from './owed-now.ts'
import type { Spread } from './rules/spread-payment.ts'

/** Which of the things owed are meant; without charges and loans, all of them. */
export interface Choice {
  readonly charges?: readonly number[] | undefined
  /** Fines that still grow, by their loans. */
  readonly loans?: readonly number[] | undefined
  readonly spread?: Spread | undefined
}

/** True for something owed that is meant. */
export function isChosen(one: Owed, { charges, loans }: Choice): boolean {
  if (!charges && !loans) return true
  return (
    (one.charge !== null && (charges?.includes(one.charge) ?? false)) ||
    (one.loan !== null && (loans?.includes(one.loan) ?? false))
  )
}

/** Says that something chosen is owed no more, e.g. because another desk took it. */
export function chargesGone(chosen: readonly Owed[], { charges = [], loans = [] }: Choice): Block | undefined {
  const missing = [
    ...charges.filter((id) => !chosen.some(({ charge }) => charge === id)),
    ...loans.filter((id) => !chosen.some(({ loan }) => loan === id)),
  ]
  if (missing.length === 0) return undefined
  return {
    code: 'charge-settled',
    message: 'Nothing is owed any more for some of what was chosen: it was paid or waived. Look at the account again.',
    facts: { missing },
  }
}
