import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { ItemStatus } from '../../catalog/contract.ts'
import type { Attributes } from '../../policy/contract.ts'
import { overrides } from '../permissions.ts'

/** What a check-out is decided from. */
export interface CheckOutFacts {
  /** Reasons in the patron's own standing: expired, blocked … */
  readonly standing: readonly Block[]
  readonly patron: { readonly id: number; readonly age: number | null }
  readonly item: { readonly status: ItemStatus }
  readonly rules: Pick<
    Required<Attributes>,
    'lendable' | 'fineLimit' | 'overdueBlocks' | 'minimumAge' | 'loanLimit' | 'totalLoanLimit'
  >
  /** The open loan of the item, if it is out. */
  readonly loan: { readonly patron: number; readonly patronName: string } | undefined
  /** Who waits for it. */
  readonly keptFor: number | null
  readonly neededForHold: boolean
  /** Open loans of the patron: in all, and of what the limit of the rules covers. */
  readonly loans: { readonly total: number; readonly covered: number; readonly overdue: number }
  /** To what the limit applies, in words: `DVD`. */
  readonly limitName: string
  readonly owed: Money
}

/** Every reason why an item may not be lent to a patron just now; none: it may. */
export function decideCheckOut(facts: CheckOutFacts): readonly Block[] {
  return [
    ...facts.standing,
    ...itemBlocks(facts),
    ...holdBlocks(facts),
    ...limitBlocks(facts),
    ...moneyBlocks(facts),
    ...ageBlocks(facts),
  ]
}

const statusBlocks: Readonly<Partial<Record<ItemStatus, Block>>> = {
  lost: {
    code: 'item-lost',
    message: 'This item is recorded as lost. Check it in first, or lend it all the same.',
    override: overrides.item,
  },
  missing: {
    code: 'item-missing',
    message: 'This item is recorded as missing. Check it in first, or lend it all the same.',
    override: overrides.item,
  },
  'claimed-returned': {
    code: 'item-claimed-returned',
    message: 'Someone says that they brought this item back. Check it in first to settle that.',
  },
  withdrawn: {
    code: 'item-withdrawn',
    message: 'This item was withdrawn from the collection.',
    override: overrides.item,
  },
  damaged: { code: 'item-damaged', message: 'This item is recorded as damaged.', override: overrides.item },
  'on-order': { code: 'item-not-ready', message: 'This item is still on order.', override: overrides.item },
  'in-process': {
    code: 'item-not-ready',
    message: 'This item is still being prepared for the shelf.',
    override: overrides.item,
  },
}

function itemBlocks({ item, loan, patron, rules }: CheckOutFacts): readonly Block[] {
  const blocks: Block[] = []
  const status = statusBlocks[item.status]
  if (loan?.patron === patron.id) {
    blocks.push({ code: 'item-on-loan-here', message: 'This patron has it already. Renew it instead.' })
  } else if (loan && item.status !== 'lost' && item.status !== 'claimed-returned') {
    blocks.push({
      code: 'item-on-loan',
      message: `On loan to ${loan.patronName}. Check it in first, or lend it all the same: their loan ends then.`,
      override: overrides.item,
    })
  }
  if (status) blocks.push(status)
  if (!rules.lendable)
    blocks.push({ code: 'not-loanable', message: 'The circulation rules do not lend this.', override: overrides.item })
  return blocks
}

function holdBlocks({ keptFor, neededForHold, patron }: CheckOutFacts): readonly Block[] {
  if (keptFor !== null && keptFor !== patron.id) {
    return [
      { code: 'held-for-other', message: 'Held for another patron, for whom it is kept.', override: overrides.holds },
    ]
  }
  if (keptFor === null && neededForHold) {
    return [
      {
        code: 'held-for-other',
        message: 'Others wait for this title and no other copy is free. Check it in to catch the first hold.',
        override: overrides.holds,
      },
    ]
  }
  return []
}

function limitBlocks({ loans, rules, limitName }: CheckOutFacts): readonly Block[] {
  const blocks: Block[] = []
  if (rules.totalLoanLimit !== null && loans.total >= rules.totalLoanLimit) {
    blocks.push({
      code: 'too-many-loans',
      message: `${loans.total} of ${rules.totalLoanLimit} loans: the limit is reached.`,
      override: overrides.limits,
      facts: { loans: loans.total, limit: rules.totalLoanLimit },
    })
  }
  if (rules.loanLimit !== null && loans.covered >= rules.loanLimit) {
    blocks.push({
      code: 'too-many-of-kind',
      message: `${limitName}: ${loans.covered} of ${rules.loanLimit} loans, the limit is reached.`,
      override: overrides.limits,
      facts: { loans: loans.covered, limit: rules.loanLimit },
    })
  }
  return blocks
}

function moneyBlocks({ owed, rules, loans }: CheckOutFacts): readonly Block[] {
  const blocks: Block[] = []
  if (rules.fineLimit !== null && owed.amount > rules.fineLimit.amount) {
    blocks.push({
      code: 'owes-too-much',
      message: `Owes ${formatMoney(owed)}; more than ${formatMoney(rules.fineLimit)} stops lending. Take a payment first.`,
      override: overrides.fines,
      facts: { owed: owed.amount, limit: rules.fineLimit.amount },
    })
  }
  if (loans.overdue > 0 && rules.overdueBlocks !== 'no') {
    blocks.push({
      code: 'has-overdues',
      message: `${loans.overdue} overdue ${loans.overdue === 1 ? 'loan' : 'loans'}.`,
      override: rules.overdueBlocks === 'confirm' ? 'circulation:check-out' : overrides.overdues,
      facts: { overdue: loans.overdue },
    })
  }
  return blocks
}

function ageBlocks({ rules, patron }: CheckOutFacts): readonly Block[] {
  // Without a birth date nobody can be said to be too young.
  if (rules.minimumAge === null || patron.age === null || patron.age >= rules.minimumAge) return []
  return [
    {
      code: 'too-young',
      message: `For ages ${rules.minimumAge} and over; this patron is ${patron.age}.`,
      override: overrides.age,
    },
  ]
}
