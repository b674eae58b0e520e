import type { Attributes } from '../contract.ts'

/** Every attribute with a value: what the rules and, where none says anything, the defaults give for a case. */
export type ResolvedAttributes = { readonly [Name in keyof Attributes]-?: Exclude<Attributes[Name], undefined> }

/** The name of an attribute. */
export type AttributeName = keyof ResolvedAttributes

/** What holds where no rule says otherwise: three weeks, no limits, no fines. */
export const defaults: ResolvedAttributes = {
  lendable: true,
  onSite: 'no',
  period: { count: 3, unit: 'weeks' },
  dueTime: 'end-of-day',
  periodClosedDays: true,
  periodWhenHeld: null,
  fixedDue: null,
  terms: null,
  closedDue: 'next-open-day',
  cardEnds: null,
  minimumAge: null,
  minimumAgeBlocks: 'confirm',
  rental: null,
  rentalRate: null,
  rentalClosedDays: true,
  rentalConfirm: false,

  renewals: null,
  unseenRenewals: null,
  renewFrom: 'now',
  renewalPeriod: null,
  renewalPeriodWhenHeld: null,
  renewNotBefore: null,
  renewNotAfter: null,
  renewWithin: null,
  renewOverdue: 'allow',
  renewWhenHeld: 'block',
  renewFineLimit: null,
  renewInDebt: false,
  renewExpired: false,
  autoRenew: false,
  autoRenewBefore: { count: 1, unit: 'days' },
  autoRenewFineLimit: null,
  autoRenewWithin: null,
  autoRenewUntil: null,
  renewOnPayment: false,

  recallable: true,
  recallMinimum: null,
  recallInterval: null,
  recallOverdueExtends: null,
  recallFine: null,
  recallFineCap: null,
  recallGrace: true,

  loanLimit: null,
  totalLoanLimit: null,
  onSiteLimit: null,
  overdueLimit: null,
  lostLimit: null,
  fineLimit: null,
  overdueBlocks: 'no',
  creditCounts: true,

  fine: null,
  fineUnits: 'started',
  grace: { count: 0, unit: 'days' },
  graceCharged: true,
  fineCap: null,
  fineForgivenByRenewal: false,
  fineCapItemPrice: false,
  fineClosedDays: false,
  reminderFees: null,
  reminderRenewal: true,
  suspension: null,
  suspensionCap: null,
  suspensionAdds: false,

  replacementPrice: null,
  processingFee: null,
  lostAfter: null,
  lostAfterRecalled: null,
  lostBillAfter: null,
  lostCharges: 'both',
  lostForgivesFine: false,
  lostReturn: 'refund-unpaid',
  lostRefundWithin: null,
  lostRefundWithinPayment: null,
  processingRefund: true,
  negativeBalance: 'allow',

  holdable: true,
  holdLimit: null,
  totalHoldLimit: null,
  holdsPerTitle: 1,
  holdOnShelf: 'allow',
  itemHolds: 'allow',
  holdFrom: 'any',
  holdPickup: 'any',
  holdShelf: { count: 7, unit: 'days' },
  holdShelfDays: 'calendar',
  holdShelfClosed: 'next-open-day',
  holdFineLimit: null,
  holdExpires: null,
  holdFee: null,
  holdFeeWhen: 'placed',
  holdNotCollectedFee: null,
  localPriority: 'no',
  localPriorityOf: 'holding',
  newItemsStay: null,

  returnTo: 'owner',
  returnAt: 'any',
}

/** What rules say, with the defaults for everything that they leave open. */
export function withDefaults(said: Attributes): ResolvedAttributes {
  return Object.assign({}, defaults, said)
}
