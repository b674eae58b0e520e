import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { ItemStatus } from '../../catalog/contract.ts'
import type { Attributes } from '../../policy/contract.ts'
import type { DeskSettings } from '../desk-settings.ts'
import { overrides } from '../permissions.ts'
import type { LoanLimit } from './loan-limits.ts'

/** What a check-out is decided from. */
export interface CheckOutFacts {
  /** Reasons in the patron's own standing: expired, blocked … */
  readonly standing: readonly Block[]
  readonly patron: { readonly id: number; readonly age: number | null }
  readonly item: {
    readonly status: ItemStatus
    /** The highest age that rules, item and record ask for. */
    readonly minimumAge: number | null
    readonly temporary: boolean
    readonly accompanying: string
  }
  /** Asked for use in the library only. */
  readonly onSite: boolean
  readonly rules: Pick<
    Required<Attributes>,
    | 'lendable'
    | 'onSite'
    | 'onSiteLimit'
    | 'fineLimit'
    | 'overdueBlocks'
    | 'overdueLimit'
    | 'lostLimit'
    | 'minimumAgeBlocks'
    | 'totalLoanLimit'
  >
  /** The open loan of the item, if it is out. */
  readonly loan: { readonly patron: number; readonly patronName: string; readonly onSite: boolean } | undefined
  /** Who waits for it. */
  readonly keptFor: number | null
  readonly neededForHold: boolean
  /** Open loans of the patron that count towards limits, those for use in the library, overdue and lost ones. */
  readonly loans: {
    readonly total: number
    readonly onSite: number
    readonly overdue: number
    readonly lost: number
  }
  /** What the limits of the rules cover, with their counts. */
  readonly limits: readonly LoanLimit[]
  /** What staff must confirm about this item, in words. */
  readonly questions: readonly string[]
  readonly settings: Pick<DeskSettings, 'autoReturn' | 'switchOnSite' | 'confirmAccompanying'>
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
    ...questionBlocks(facts),
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
  'lost-paid': {
    code: 'item-lost',
    message: 'This item was lost and paid for. Check it in first, or lend it all the same.',
    override: overrides.item,
  },
  restricted: {
    code: 'item-restricted',
    message: 'This item is lent only after asking. Confirm that it may go.',
    override: overrides.item,
  },
  'on-order': { code: 'item-not-ready', message: 'This item is still on order.', override: overrides.item },
  'in-process': {
    code: 'item-not-ready',
    message: 'This item is still being prepared for the shelf.',
    override: overrides.item,
  },
}

/** True when this check-out turns the reader's own loan on site into a usual one. */
export function switchesOnSite({
  loan,
  patron,
  onSite,
  settings,
}: Pick<CheckOutFacts, 'loan' | 'patron' | 'onSite' | 'settings'>): boolean {
  return loan?.patron === patron.id && loan.onSite && !onSite && settings.switchOnSite
}

function itemBlocks(facts: CheckOutFacts): readonly Block[] {
  const { item, loan, patron, rules, onSite, settings } = facts
  const blocks: Block[] = []
  const status = item.temporary && item.status === 'in-process' ? undefined : statusBlocks[item.status]
  if (loan?.patron === patron.id) {
    if (!switchesOnSite(facts))
      blocks.push({
        code: 'item-on-loan-here',
        message:
          loan.onSite && !onSite
            ? 'This patron uses it in the library. Check it in first.'
            : 'This patron has it already. Renew it instead.',
      })
  } else if (loan && item.status !== 'lost' && item.status !== 'claimed-returned' && !settings.autoReturn) {
    blocks.push({
      code: 'item-on-loan',
      message: `On loan to ${loan.patronName}. Check it in first, or lend it all the same: their loan ends then.`,
      override: overrides.item,
    })
  }
  if (onSite && rules.onSite === 'no')
    blocks.push({
      code: 'not-on-site',
      message: 'The circulation rules do not lend this for use in the library. Lend it as usual.',
      override: overrides.item,
    })
  if (!onSite && rules.onSite === 'only')
    blocks.push({
      code: 'on-site-only',
      message: 'For use in the library only. Lend it on site, or let it go all the same.',
      override: overrides.item,
    })
  if (status) blocks.push(status)
  // What is for the reading room only is often marked as not lent at all.
  if (!rules.lendable && !(onSite && rules.onSite !== 'no'))
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

function limitBlocks(facts: CheckOutFacts): readonly Block[] {
  const { loans, rules, limits, onSite } = facts
  // What the reader has already adds nothing, and what stays in the house may have a limit of its own.
  const own = switchesOnSite(facts) && rules.onSiteLimit === null ? 1 : 0
  if (onSite && rules.onSiteLimit !== null) {
    if (loans.onSite < rules.onSiteLimit) return []
    return [
      {
        code: 'too-many-on-site',
        message: `${loans.onSite} of ${rules.onSiteLimit} on-site loans: the limit is reached.`,
        override: overrides.limits,
        facts: { loans: loans.onSite, limit: rules.onSiteLimit },
      },
    ]
  }
  const blocks: Block[] = []
  if (rules.totalLoanLimit !== null && loans.total - own >= rules.totalLoanLimit) {
    blocks.push({
      code: 'too-many-loans',
      message: `${loans.total} of ${rules.totalLoanLimit} loans: the limit is reached.`,
      override: overrides.limits,
      facts: { loans: loans.total, limit: rules.totalLoanLimit },
    })
  }
  for (const { name, used, limit } of limits) {
    if (used - own < limit) continue
    blocks.push({
      code: 'too-many-of-kind',
      message: `${name}: ${used} of ${limit} loans, the limit is reached.`,
      override: overrides.limits,
      facts: { loans: used, limit, of: name },
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
  if (rules.overdueLimit !== null && loans.overdue >= rules.overdueLimit) {
    blocks.push({
      code: 'too-many-overdues',
      message: `${loans.overdue} overdue loans: lending stops at ${rules.overdueLimit}. Take them back first.`,
      override: overrides.overdues,
      facts: { overdue: loans.overdue, limit: rules.overdueLimit },
    })
  }
  if (rules.lostLimit !== null && loans.lost >= rules.lostLimit) {
    blocks.push({
      code: 'too-many-lost',
      message: `${loans.lost} lost and not settled: lending stops at ${rules.lostLimit}.`,
      override: overrides.limits,
      facts: { lost: loans.lost, limit: rules.lostLimit },
    })
  }
  return blocks
}

function ageBlocks({ rules, patron, item: { minimumAge } }: CheckOutFacts): readonly Block[] {
  // Without a birth date nobody can be said to be too young.
  if (minimumAge === null || patron.age === null || patron.age >= minimumAge) return []
  return [
    {
      code: 'too-young',
      message: `For ages ${minimumAge} and over; this patron is ${patron.age}.`,
      ...(rules.minimumAgeBlocks === 'confirm' && { override: overrides.age }),
      facts: { age: patron.age, minimumAge },
    },
  ]
}

/** What staff are asked to look at before the item goes; a click confirms it. */
function questionBlocks({ item, questions, settings }: CheckOutFacts): readonly Block[] {
  const asks = settings.confirmAccompanying
  return [
    ...questions.map((text) => ({
      code: 'ask-at-desk',
      message: text,
      override: 'circulation:check-out',
      confirm: true,
    })),
    ...(item.accompanying !== '' && (asks === 'check-out' || asks === 'both')
      ? [
          {
            code: 'accompanying-material',
            message: `Check that all is there: ${item.accompanying}.`,
            override: 'circulation:check-out',
            confirm: true,
            facts: { accompanying: item.accompanying },
          },
        ]
      : []),
  ]
}
