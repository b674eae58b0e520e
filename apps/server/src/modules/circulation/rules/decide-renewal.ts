import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { Attributes } from '../../policy/contract.ts'
import { overrides } from '../permissions.ts'
import type { LoanState } from './loan-states.ts'

/** What a renewal is decided from. */
export interface RenewalFacts {
  readonly standing: readonly Block[]
  readonly state: LoanState
  readonly renewals: number
  readonly now: Temporal.Instant
  readonly due: Temporal.Instant
  /** The due moment that the renewal would give. */
  readonly newDue: Temporal.Instant
  readonly timeZone: string
  readonly rules: Pick<Required<Attributes>, 'renewals' | 'renewNotBefore' | 'fineLimit' | 'lendable'>
  readonly neededForHold: boolean
  readonly owed: Money
}

/** Every reason why a loan may not be renewed just now; none: it may. */
export function decideRenewal(facts: RenewalFacts): readonly Block[] {
  const { rules } = facts
  const blocks: Block[] = [...facts.standing]
  if (facts.state === 'lost')
    blocks.push({ code: 'loan-lost', message: 'This loan was declared lost. Check the item in first.' })
  if (facts.state === 'claimed-returned')
    blocks.push({
      code: 'loan-claimed-returned',
      message: 'The patron says that it was brought back. Settle that first.',
    })
  if (rules.renewals !== null && facts.renewals >= rules.renewals) {
    blocks.push({
      code: 'renewal-limit',
      message:
        rules.renewals === 0
          ? 'This cannot be renewed.'
          : `Renewed ${facts.renewals} of ${rules.renewals} times: the limit is reached.`,
      override: overrides.renewals,
      facts: { renewals: facts.renewals, limit: rules.renewals },
    })
  }
  const opens = renewableFrom(facts)
  if (opens && Temporal.Instant.compare(facts.now, opens) < 0) {
    const day = opens.toZonedDateTimeISO(facts.timeZone).toPlainDate().toString()
    blocks.push({
      code: 'renewal-too-soon',
      message: `It can be renewed from ${day} on.`,
      override: overrides.renewals,
      facts: { from: opens.toString() },
    })
  }
  if (Temporal.Instant.compare(facts.newDue, facts.due) <= 0) {
    blocks.push({
      code: 'renewal-no-gain',
      message: 'Renewing now would not give a later due date.',
      override: overrides.renewals,
    })
  }
  if (facts.neededForHold) {
    blocks.push({
      code: 'needed-for-hold',
      message: 'Someone waits for it and no other copy is free.',
      override: overrides.holds,
    })
  }
  if (!rules.lendable)
    blocks.push({
      code: 'not-loanable',
      message: 'The circulation rules do not lend this any more.',
      override: overrides.item,
    })
  if (rules.fineLimit !== null && facts.owed.amount > rules.fineLimit.amount) {
    blocks.push({
      code: 'owes-too-much',
      message: `Owes ${formatMoney(facts.owed)}; more than ${formatMoney(rules.fineLimit)} stops renewing.`,
      override: overrides.fines,
      facts: { owed: facts.owed.amount, limit: rules.fineLimit.amount },
    })
  }
  return blocks
}

/** From when on a loan may be renewed: so long before it is due, counted in days of the branch. */
function renewableFrom({ rules, due, timeZone }: RenewalFacts): Temporal.Instant | undefined {
  if (rules.renewNotBefore === null) return undefined
  const { count, unit } = rules.renewNotBefore
  const earliest = due.toZonedDateTimeISO(timeZone).subtract({ [unit]: count })
  return (unit === 'minutes' || unit === 'hours' ? earliest : earliest.startOfDay()).toInstant()
}
