import { route } from '../../platform/route.ts'
import { IdParams, Instant, Nullable, Override, Reason, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { Loan } from './contract.ts'

const Seen = Type.Optional(
  Type.Boolean({
    description: 'Whoever asks sees the item; rules may limit how often a loan is renewed unseen. At the desk: true.',
  }),
)
const Against = Type.Array(
  Type.Object({ code: Type.String(), message: Type.String(), override: Type.Optional(Type.String()) }),
)

/** What came, or would come, of renewing one loan. */
export const RenewalOutcome = Type.Object({
  loan: Type.Integer(),
  title: Type.String(),
  barcode: Type.String(),
  dueBefore: Instant,
  /** It was, or could be, renewed. */
  renewed: Type.Boolean(),
  /** The new due moment; the old one where it was not renewed. */
  due: Instant,
  /** Every reason against it. */
  blocks: Against,
})
export type RenewalOutcome = Static<typeof RenewalOutcome>

/** A step in the life of a loan that moved its due moment, or was meant to. */
export const LoanStep = Type.Object({
  id: Type.Integer(),
  at: Instant,
  kind: oneOf('renewed', 'due-changed', 'recall-requested', 'recall-ended', 'not-renewed'),
  /** Where it was asked for; `auto`: by Carrel itself; `payment`: by paying its fine. */
  channel: oneOf('desk', 'opac', 'self-check', 'api', 'auto', 'payment', 'recall'),
  by: Type.String(),
  branch: Nullable(Type.Integer()),
  branchName: Nullable(Type.String()),
  dueBefore: Instant,
  dueAfter: Instant,
  /** Whether the item was seen; null where that is not a question. */
  seen: Nullable(Type.Boolean()),
  /** The hold that called it back. */
  hold: Nullable(Type.Integer()),
  /** Why it was not renewed. */
  blocks: Type.Array(Type.Object({ code: Type.String(), message: Type.String() })),
  note: Type.String(),
})
export type LoanStep = Static<typeof LoanStep>

export const RenewByBarcode = route({
  method: 'POST',
  path: '/renewals',
  access: 'circulation:renew',
  summary: 'Renew by the barcode of an item',
  description:
    'With `card` or `patron` only a loan of that patron is renewed: else `loan-of-other`, with what stands against that patron. Every block is listed at once.',
  body: Type.Object({
    barcode: Type.String({ maxLength: 40 }),
    card: Type.Optional(Type.String({ maxLength: 40 })),
    patron: Type.Optional(Type.Integer()),
    seen: Seen,
    override: Type.Optional(Override),
  }),
  response: Type.Object({ loan: Loan, reasons: Type.Array(Reason) }),
})
export const PreviewRenewal = route({
  method: 'GET',
  path: '/loans/:id/renewal',
  access: 'circulation:read',
  summary: 'What renewing a loan now would give, or every reason why it cannot be renewed; nothing is written',
  params: IdParams,
  response: Type.Intersect([RenewalOutcome, Type.Object({ reasons: Type.Array(Reason) })]),
})
export const PreviewRenewals = route({
  method: 'GET',
  path: '/patrons/:id/renewals',
  access: 'circulation:read',
  summary: 'What renewing every loan of a patron now would give; nothing is written',
  params: IdParams,
  response: Type.Object({ rows: Type.Array(RenewalOutcome) }),
})
export const RenewAll = route({
  method: 'POST',
  path: '/patrons/:id/renewals',
  access: 'circulation:renew',
  summary: 'Renew every loan of a patron that can be renewed; each with its result',
  params: IdParams,
  body: Type.Object({ seen: Seen, override: Type.Optional(Override) }),
  response: Type.Object({ rows: Type.Array(RenewalOutcome) }),
})
export const ChangeDue = route({
  method: 'POST',
  path: '/loans/:id/due',
  access: 'circulation:change-due',
  summary: 'Set the due date of a loan by hand',
  description:
    'No renewal, and no rule is asked; a loan by days is due at the end of the chosen day. A fine that has accrued is charged first, unless `keepFine` is false.',
  params: IdParams,
  body: Type.Object({
    due: Instant,
    reason: Type.String({ maxLength: 500 }),
    keepFine: Type.Optional(Type.Boolean()),
  }),
  response: Type.Object({ loan: Loan, reasons: Type.Array(Reason) }),
})
export const GetLoanHistory = route({
  method: 'GET',
  path: '/loans/:id/history',
  access: 'circulation:read',
  summary: 'Renewals, recalls and changes of the due date of a loan, with who, where and why not',
  params: IdParams,
  response: Type.Object({ rows: Type.Array(LoanStep) }),
})
export const MyRenewals = route({
  method: 'GET',
  path: '/account/renewals',
  access: 'patron',
  summary: 'What renewing each of my loans now would give, or why it cannot be renewed',
  response: Type.Object({ rows: Type.Array(RenewalOutcome) }),
})
export const RenewAllMine = route({
  method: 'POST',
  path: '/account/renewals',
  access: 'patron',
  summary: 'Renew every loan of mine that can be renewed; each with its result',
  response: Type.Object({ rows: Type.Array(RenewalOutcome) }),
})
