import { Day, Money, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const count = (least: number) => Type.Integer({ minimum: least })

/** A length of time: `{ count: 3, unit: 'weeks' }`. */
export const Period = Type.Object({ count: count(0), unit: oneOf('minutes', 'hours', 'days', 'weeks', 'months') })
export type Period = { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' }

/** Money for every unit of time that has begun, or is full. */
export const Rate = Type.Object({ amount: Money, every: Period })

/** How closed days move a due moment. */
export const ClosedDue = oneOf(
  'keep',
  'next-open-day',
  'previous-open-day',
  'same-weekday',
  'end-of-hours',
  'start-of-next-hours',
)

const lending = {
  /** False: not lent. */
  lendable: Type.Optional(Type.Boolean()),
  /** `only`: lent for use in the library alone; `allowed`: either; `no`: always taken home. */
  onSite: Type.Optional(oneOf('no', 'allowed', 'only')),
  period: Type.Optional(Period),
  /** Loans by days, weeks or months end with the day, or at the time of day at which they began. */
  dueTime: Type.Optional(oneOf('end-of-day', 'time-of-loan')),
  /** Closed days within a period of days or weeks count; no: it is so many open days. */
  periodClosedDays: Type.Optional(Type.Boolean()),
  /** The period while others wait for the title; null: the same. */
  periodWhenHeld: Type.Optional(Nullable(Period)),
  /** Due on this day at the latest (`before`), on it whatever the period (`exactly`), or on it at the earliest (`after`). */
  fixedDue: Type.Optional(Nullable(Type.Object({ day: Day, mode: oneOf('before', 'exactly', 'after') }))),
  /** Terms: a loan that is made or renewed on a day of one is due on its `due` day, at the latest or exactly. Outside every term nothing is lent. */
  terms: Type.Optional(
    Nullable(
      Type.Object({
        mode: oneOf('before', 'exactly'),
        terms: Type.Array(Type.Object({ from: Day, to: Day, due: Day }), { minItems: 1, maxItems: 100 }),
      }),
    ),
  ),
  /** When the due day is closed: keep it, next open day, previous open day, same weekday of the next open week; hourly: end of opening or next opening. */
  closedDue: Type.Optional(ClosedDue),
  /**
   * A loan that would outlast the card ends with it, always moved back and never before the loan itself. Where the card ends in closed time:
   * `keep`, the end of the last hours, or the end of the open day before; null: as `closedDue` says, moved back. `ignore`: loans may outlast the card.
   */
  cardEnds: Type.Optional(Nullable(oneOf('ignore', 'keep', 'end-of-hours', 'previous-open-day'))),
  minimumAge: Type.Optional(Nullable(count(0))),
  /** What staff may do about a reader below the age: pass it with a reason, or nothing. */
  minimumAgeBlocks: Type.Optional(oneOf('confirm', 'block')),
  /** Charged once for a loan. */
  rental: Type.Optional(Nullable(Money)),
  /** Charged for the time from the loan to its due moment, and again for each renewal. */
  rentalRate: Type.Optional(Nullable(Rate)),
  /** The rental rate runs on closed days too. */
  rentalClosedDays: Type.Optional(Type.Boolean()),
  /** Staff confirm the rental before it is charged. */
  rentalConfirm: Type.Optional(Type.Boolean()),
}

const renewing = {
  renewals: Type.Optional(Nullable(count(0))),
  /** Of these, how many without the item being seen; null: all. */
  unseenRenewals: Type.Optional(Nullable(count(0))),
  renewFrom: Type.Optional(oneOf('now', 'due')),
  renewalPeriod: Type.Optional(Nullable(Period)),
  /** The renewal period while others wait for the title; null: the same. */
  renewalPeriodWhenHeld: Type.Optional(Nullable(Period)),
  /** A loan may be renewed from this long before the due moment; null: at any time. */
  renewNotBefore: Type.Optional(Nullable(Period)),
  /** A loan may be renewed until this long after the due moment; null: at any time. */
  renewNotAfter: Type.Optional(Nullable(Period)),
  /** No renewal beyond this long after the loan was made; null: no end. */
  renewWithin: Type.Optional(Nullable(Period)),
  /** An overdue loan, or a reader with overdue loans: renews, is asked about, or does not. */
  renewOverdue: Type.Optional(oneOf('allow', 'block-loan', 'block-patron')),
  /** Waiting holds stop a renewal always, never, or only when the free copies do not suffice for them. */
  renewWhenHeld: Type.Optional(oneOf('block', 'allow', 'allow-when-copies-suffice')),
  /** Owed above this stops renewal; null: the fine limit of lending does. */
  renewFineLimit: Type.Optional(Nullable(Money)),
  /** Money owed never stops renewal. */
  renewInDebt: Type.Optional(Type.Boolean()),
  /** A reader whose card has ended may renew. */
  renewExpired: Type.Optional(Type.Boolean()),
  autoRenew: Type.Optional(Type.Boolean()),
  /** Carrel renews this long before the due moment. */
  autoRenewBefore: Type.Optional(Period),
  /** Owed above this stops renewal by Carrel; null: as for renewing by hand. */
  autoRenewFineLimit: Type.Optional(Nullable(Money)),
  /** Carrel renews no more from this long after the loan was made; null: no end. */
  autoRenewWithin: Type.Optional(Nullable(Period)),
  /** Carrel renews no more from this day on. */
  autoRenewUntil: Type.Optional(Nullable(Day)),
  /** Who pays the fine of an overdue loan in full has it renewed. */
  renewOnPayment: Type.Optional(Type.Boolean()),
}

const recalling = {
  recallable: Type.Optional(Type.Boolean()),
  /** The borrower keeps a recalled item this long after the loan was made at least. */
  recallMinimum: Type.Optional(Nullable(Period)),
  /** The borrower has this long after the recall to bring it back. */
  recallInterval: Type.Optional(Nullable(Period)),
  /** An overdue loan that is recalled is due this long after the recall; null: stays as it was. */
  recallOverdueExtends: Type.Optional(Nullable(Period)),
  /** The fine of a recalled loan from its recall on; null: the usual one. */
  recallFine: Type.Optional(Nullable(Rate)),
  /** The most that the fine of a recalled loan comes to; null: as for any other. */
  recallFineCap: Type.Optional(Nullable(Money)),
  /** A recalled loan has its grace too. */
  recallGrace: Type.Optional(Type.Boolean()),
}

const limits = {
  /** Open loans of what this rule covers at one time; null: no limit. */
  loanLimit: Type.Optional(Nullable(count(0))),
  /** Open loans of a patron in all. */
  totalLoanLimit: Type.Optional(Nullable(count(0))),
  /** Open on-site loans; null: they count as loans. */
  onSiteLimit: Type.Optional(Nullable(count(0))),
  /** Overdue loans at which lending stops. */
  overdueLimit: Type.Optional(Nullable(count(1))),
  /** Lost items not settled at which lending stops. */
  lostLimit: Type.Optional(Nullable(count(1))),
  /** Owed above this blocks lending. */
  fineLimit: Type.Optional(Nullable(Money)),
  overdueBlocks: Type.Optional(oneOf('no', 'confirm', 'block')),
  /** Money that the library owes the patron lowers what counts as owed. */
  creditCounts: Type.Optional(Type.Boolean()),
}

const fines = {
  fine: Type.Optional(Nullable(Rate)),
  /** A unit that has begun counts (`started`), or only a full one. */
  fineUnits: Type.Optional(oneOf('started', 'full')),
  grace: Type.Optional(Period),
  /** Once grace is over, its days are charged too. */
  graceCharged: Type.Optional(Type.Boolean()),
  fineCap: Type.Optional(Nullable(Money)),
  /** Renewing an overdue loan forgives its fine. */
  fineForgivenByRenewal: Type.Optional(Type.Boolean()),
  fineCapItemPrice: Type.Optional(Type.Boolean()),
  /** Fines run on closed days too. */
  fineClosedDays: Type.Optional(Type.Boolean()),
  /** Fees for each reminder that was sent, in place of a fine by time. */
  reminderFees: Type.Optional(
    Nullable(Type.Array(Type.Object({ after: Period, amount: Money }), { minItems: 1, maxItems: 20 })),
  ),
  /** A loan in its reminders may be renewed, which begins them anew. */
  reminderRenewal: Type.Optional(Type.Boolean()),
  /** Days without lending for each unit of time late. */
  suspension: Type.Optional(Nullable(Type.Object({ days: count(1), every: Period }))),
  suspensionCap: Type.Optional(Nullable(count(1))),
  /** A further suspension begins when the running one ends. */
  suspensionAdds: Type.Optional(Type.Boolean()),
}

const losing = {
  replacementPrice: Type.Optional(Nullable(Money)),
  processingFee: Type.Optional(Nullable(Money)),
  /** Overdue this long: taken for lost. */
  lostAfter: Type.Optional(Nullable(Period)),
  /** The same for a recalled loan; null: as any other. */
  lostAfterRecalled: Type.Optional(Nullable(Period)),
  /** Taken for lost this long: billed; null: at once. */
  lostBillAfter: Type.Optional(Nullable(Period)),
  /** What taking for lost by age charges. */
  lostCharges: Type.Optional(oneOf('replacement', 'processing', 'both', 'nothing')),
  /** The overdue fine of an item that is declared lost: stands, or is forgiven. */
  lostForgivesFine: Type.Optional(Type.Boolean()),
  /**
   * What a lost item that comes back gives back of its charge: nothing, all of it, what is not paid yet; `restore` also
   * brings a forgiven overdue fine back, `charge` reckons the fine anew up to the return.
   */
  lostReturn: Type.Optional(oneOf('keep', 'refund', 'refund-unpaid', 'restore', 'charge')),
  /** Nothing is given back later than this after the item was lost. */
  lostRefundWithin: Type.Optional(Nullable(Period)),
  /** Nothing paid is given back later than this after it was paid. */
  lostRefundWithinPayment: Type.Optional(Nullable(Period)),
  processingRefund: Type.Optional(Type.Boolean()),
  /** What may leave the library owing: nothing, refunds of lost items alone, overdue fines that are lowered alone, or anything. */
  negativeBalance: Type.Optional(oneOf('never', 'lost-only', 'overdue-only', 'allow')),
}

const holding = {
  holdable: Type.Optional(Type.Boolean()),
  /** Open holds of what this rule covers; null: no limit. */
  holdLimit: Type.Optional(Nullable(count(0))),
  /** Open holds of a patron in all. */
  totalHoldLimit: Type.Optional(Nullable(count(0))),
  /** Open holds of a patron on one title. */
  holdsPerTitle: Type.Optional(count(1)),
  /** A hold while a copy is on a shelf: allowed, refused while any is, or only when none is at the place of pick-up. */
  holdOnShelf: Type.Optional(oneOf('allow', 'if-none', 'if-none-at-pickup')),
  /** One item may be asked for instead of the title: or must be. */
  itemHolds: Type.Optional(oneOf('no', 'allow', 'only')),
  /** Where a reader may ask for a copy of this owner: from anywhere, from its own branch, or from branches of its group. */
  holdFrom: Type.Optional(oneOf('any', 'owner', 'group')),
  /** Where it may be collected. */
  holdPickup: Type.Optional(oneOf('any', 'owner', 'holding', 'group')),
  /** How long a hold waits on the shelf. */
  holdShelf: Type.Optional(Period),
  /** Of days on the shelf every one counts, or only those on which the pick-up branch is open. */
  holdShelfDays: Type.Optional(oneOf('calendar', 'open')),
  /** A last day on the shelf on which the branch is closed: keep it, or move it on or back to an open one. */
  holdShelfClosed: Type.Optional(oneOf('keep', 'next-open-day', 'previous-open-day')),
  /** Owed above this stops placing holds; null: it never does. */
  holdFineLimit: Type.Optional(Nullable(Money)),
  /** An unfilled hold ends after this; null: never. */
  holdExpires: Type.Optional(Nullable(Period)),
  holdFee: Type.Optional(Nullable(Money)),
  holdFeeWhen: Type.Optional(oneOf('placed', 'ready', 'collected')),
  /** Charged when a hold is not collected. */
  holdNotCollectedFee: Type.Optional(Nullable(Money)),
  /** Holds of readers of the branch where the copy came in go first, at the pick-up branch or the home branch. */
  localPriority: Type.Optional(oneOf('no', 'pickup', 'home')),
  /** Which branch is meant: where the copy is now, or its owner. */
  localPriorityOf: Type.Optional(oneOf('holding', 'owner')),
  /** A new item goes only to holds of its own branch (or group) for this long after it came. */
  newItemsStay: Type.Optional(Nullable(Type.Object({ for: Period, within: oneOf('owner', 'group') }))),
}

const returning = {
  /** Where a returned item belongs: to its owner, to where it was lent or kept last, or it stays. */
  returnTo: Type.Optional(oneOf('owner', 'holding', 'stay')),
  /** Which branches take it back. */
  returnAt: Type.Optional(oneOf('any', 'owner', 'holding', 'group')),
}

/** What a rule may set. What it leaves open is inherited from the next most specific rule that sets it. */
export const Attributes = Type.Object({
  ...lending,
  ...renewing,
  ...recalling,
  ...limits,
  ...fines,
  ...losing,
  ...holding,
  ...returning,
})
export type Attributes = Static<typeof Attributes>

/** Names of what bears on holds, and of what is asked only when a loan is made or renewed; everything else is asked as it comes up. */
export const holdAttributes: readonly string[] = [...Object.keys(holding), 'lendable', 'minimumAge']
export const termAttributes: readonly string[] = [
  ...Object.keys(lending),
  ...Object.keys(fines),
  ...Object.keys(losing),
]
