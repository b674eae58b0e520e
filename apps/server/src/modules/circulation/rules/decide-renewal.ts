import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { ResolvedAttributes } from '../../policy/index.ts'
import { overrides } from '../permissions.ts'
import type { LoanState } from './loan-states.ts'
import { renewalTimes } from './renewal-times.ts'

/** How a renewal comes about. */
export type RenewalChannel = 'desk' | 'opac' | 'self-check' | 'api' | 'auto' | 'payment'

/** What a renewal is decided from. */
export interface RenewalFacts {
  readonly standing: readonly Block[]
  readonly channel: RenewalChannel
  /** The item is in someone's hands who sees it. */
  readonly seen: boolean
  readonly state: LoanState
  readonly onSite: boolean
  readonly renewals: number
  readonly unseenRenewals: number
  readonly now: Temporal.Instant
  readonly out: Temporal.Instant
  readonly due: Temporal.Instant
  /** The due moment that the renewal would give; undefined when none can be found. */
  readonly newDue: Temporal.Instant | undefined
  readonly timeZone: string
  readonly rules: ResolvedAttributes
  /** Called back for someone. */
  readonly recalled: boolean
  /** Others who wait for it, the recall left out, and whether free copies serve them all. */
  readonly waiting: number
  readonly copiesSuffice: boolean
  readonly owed: Money
  /** Overdue loans of the patron, this one included. */
  readonly overdue: number
  /** Reminders of this loan that have been sent. */
  readonly reminders: number
}

/** Every reason why a loan may not be renewed just now; none: it may. */
export function decideRenewal(facts: RenewalFacts): readonly Block[] {
  return [
    ...facts.standing.filter((block) => block.code !== 'patron-expired' || !facts.rules.renewExpired),
    ...stateBlocks(facts),
    ...countBlocks(facts),
    ...renewalTimes(facts),
    ...gainBlocks(facts),
    ...queueBlocks(facts),
    ...overdueBlocks(facts),
    ...moneyBlocks(facts),
  ]
}

function stateBlocks({ state, onSite, rules }: RenewalFacts): readonly Block[] {
  const blocks: Block[] = []
  if (state === 'lost' || state === 'lost-paid')
    blocks.push({ code: 'loan-lost', message: 'This loan was declared lost. Check the item in first.' })
  if (state === 'claimed-returned')
    blocks.push({
      code: 'loan-claimed-returned',
      message: 'The patron says that it was brought back. Settle that first.',
    })
  if (onSite)
    blocks.push({
      code: 'loan-on-site',
      message: 'This is for use in the library only. Check it in, and lend it anew.',
    })
  if (!rules.lendable)
    blocks.push({
      code: 'not-loanable',
      message: 'The circulation rules do not lend this any more.',
      override: overrides.item,
    })
  return blocks
}

function countBlocks({ rules, renewals, unseenRenewals, seen, channel }: RenewalFacts): readonly Block[] {
  const blocks: Block[] = []
  if (rules.renewals !== null && renewals >= rules.renewals) {
    blocks.push({
      code: 'renewal-limit',
      message:
        rules.renewals === 0
          ? 'This cannot be renewed.'
          : `Renewed ${renewals} of ${rules.renewals} times: the limit is reached.`,
      override: overrides.renewals,
      facts: { renewals, limit: rules.renewals },
    })
  }
  if (!seen && rules.unseenRenewals !== null && unseenRenewals >= rules.unseenRenewals) {
    blocks.push({
      code: 'unseen-renewal-limit',
      message:
        rules.unseenRenewals === 0
          ? 'The library wants to see this before it is renewed: bring it to the desk.'
          : `Renewed ${unseenRenewals} of ${rules.unseenRenewals} times without being seen: bring it to the desk.`,
      override: overrides.renewals,
      facts: { renewals: unseenRenewals, limit: rules.unseenRenewals },
    })
  }
  if (channel === 'auto' && !rules.autoRenew)
    blocks.push({
      code: 'auto-renewal-off',
      message: 'The circulation rules do not renew this by themselves any more.',
    })
  return blocks
}

function gainBlocks({ newDue, due, now }: RenewalFacts): readonly Block[] {
  const { compare } = Temporal.Instant
  if (newDue === undefined || (compare(newDue, due) > 0 && compare(newDue, now) > 0)) return []
  return [
    {
      code: 'renewal-no-gain',
      message: 'Renewing now would not give a later due date.',
      override: overrides.renewals,
    },
  ]
}

function queueBlocks({ recalled, waiting, copiesSuffice, rules }: RenewalFacts): readonly Block[] {
  const blocks: Block[] = []
  if (recalled)
    blocks.push({
      code: 'loan-recalled',
      message: 'It was called back for someone who waits for it.',
      override: overrides.holds,
    })
  const stops =
    rules.renewWhenHeld === 'block' || (rules.renewWhenHeld === 'allow-when-copies-suffice' && !copiesSuffice)
  if (waiting > 0 && stops)
    blocks.push({
      code: 'needed-for-hold',
      message:
        rules.renewWhenHeld === 'block'
          ? waiting === 1
            ? 'Someone waits for it.'
            : `${waiting} people wait for it.`
          : 'Someone waits for it and no other copy is free.',
      override: overrides.holds,
      facts: { waiting },
    })
  return blocks
}

function overdueBlocks({ rules, now, due, overdue, reminders }: RenewalFacts): readonly Block[] {
  const blocks: Block[] = []
  const late = Temporal.Instant.compare(now, due) > 0
  if (late && rules.renewOverdue === 'block-loan')
    blocks.push({
      code: 'loan-overdue',
      message: 'It is overdue, and what is overdue cannot be renewed.',
      override: overrides.overdues,
    })
  if (overdue > 0 && rules.renewOverdue === 'block-patron')
    blocks.push({
      code: 'has-overdues',
      message: `${overdue} overdue ${overdue === 1 ? 'loan' : 'loans'}: nothing is renewed until they are back.`,
      override: overrides.overdues,
      facts: { overdue },
    })
  if (reminders > 0 && !rules.reminderRenewal)
    blocks.push({
      code: 'reminder-sent',
      message: 'A reminder was sent for it: it has to come back.',
      override: overrides.overdues,
      facts: { reminders },
    })
  return blocks
}

function moneyBlocks({ rules, owed, channel }: RenewalFacts): readonly Block[] {
  if (rules.renewInDebt) return []
  const usual = rules.renewFineLimit ?? rules.fineLimit
  const limit = channel === 'auto' ? (rules.autoRenewFineLimit ?? usual) : usual
  if (limit === null || owed.amount <= limit.amount) return []
  return [
    {
      code: 'owes-too-much',
      message: `Owes ${formatMoney(owed)}; more than ${formatMoney(limit)} stops renewing.`,
      override: overrides.fines,
      facts: { owed: owed.amount, limit: limit.amount },
    },
  ]
}
