import type { Attributes } from '../contract.ts'

/** Every attribute with a value: what the rules and, where none says anything, the defaults give for a case. */
export type ResolvedAttributes = { readonly [Name in keyof Attributes]-?: Exclude<Attributes[Name], undefined> }

/** The name of an attribute. */
export type AttributeName = keyof ResolvedAttributes

/** What holds where no rule says otherwise: three weeks, no limits, no fines. */
export const defaults: ResolvedAttributes = {
  lendable: true,
  period: { count: 3, unit: 'weeks' },
  fixedDue: null,
  closedDue: 'next-open-day',
  renewals: null,
  renewFrom: 'now',
  renewalPeriod: null,
  renewNotBefore: null,
  autoRenew: false,
  loanLimit: null,
  totalLoanLimit: null,
  fineLimit: null,
  overdueBlocks: 'no',
  fine: null,
  grace: { count: 0, unit: 'days' },
  fineCap: null,
  fineCapItemPrice: false,
  fineClosedDays: false,
  replacementPrice: null,
  processingFee: null,
  lostAfter: null,
  rental: null,
  holdable: true,
  holdLimit: null,
  holdShelf: { count: 7, unit: 'days' },
  minimumAge: null,
}
