import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  IdParams,
  Instant,
  Money,
  Nullable,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** To what a rule applies; every dimension may be left open. `branch` is the lending branch, `owner` the owning one; a system stands for all below it. */
export const Criteria = Type.Object({
  patronCategory: Type.Optional(Type.String()),
  itemType: Type.Optional(Type.String()),
  location: Type.Optional(Type.Integer()),
  branch: Type.Optional(Type.Integer()),
  owner: Type.Optional(Type.Integer()),
  collection: Type.Optional(Type.String()),
  ageFrom: Type.Optional(Type.Integer()),
  ageTo: Type.Optional(Type.Integer()),
})
export type Criteria = Static<typeof Criteria>

const count = (length: number) => Type.Integer({ minimum: length })

/** A length of time: `{ count: 3, unit: 'weeks' }`. */
export const Period = Type.Object({ count: count(0), unit: oneOf('minutes', 'hours', 'days', 'weeks', 'months') })
export type Period = { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' }

/** What a rule may set. What it leaves open is inherited from the next most specific rule that sets it. */
export const Attributes = Type.Object({
  /** False: not lent. */
  lendable: Type.Optional(Type.Boolean()),
  period: Type.Optional(Period),
  /** Due on this day at the latest (`before`), on it whatever the period (`exactly`), or on it at the earliest (`after`). */
  fixedDue: Type.Optional(Nullable(Type.Object({ day: Day, mode: oneOf('before', 'exactly', 'after') }))),
  /** When the due day is closed: keep it, next open day, previous open day, same weekday of the next open week; hourly: end of opening or next opening. */
  closedDue: Type.Optional(
    oneOf('keep', 'next-open-day', 'previous-open-day', 'same-weekday', 'end-of-hours', 'start-of-next-hours'),
  ),
  renewals: Type.Optional(Nullable(count(0))),
  renewFrom: Type.Optional(oneOf('now', 'due')),
  renewalPeriod: Type.Optional(Nullable(Period)),
  /** Days before the due date from which a loan may be renewed. */
  renewNotBefore: Type.Optional(Nullable(Period)),
  autoRenew: Type.Optional(Type.Boolean()),
  /** Open loans of what this rule covers at one time; null: no limit. */
  loanLimit: Type.Optional(Nullable(count(0))),
  /** Open loans of a patron in all. */
  totalLoanLimit: Type.Optional(Nullable(count(0))),
  /** Owed above this blocks lending. */
  fineLimit: Type.Optional(Nullable(Money)),
  overdueBlocks: Type.Optional(oneOf('no', 'confirm', 'block')),
  fine: Type.Optional(Nullable(Type.Object({ amount: Money, every: Period }))),
  grace: Type.Optional(Period),
  fineCap: Type.Optional(Nullable(Money)),
  fineCapItemPrice: Type.Optional(Type.Boolean()),
  /** Fines run on closed days too. */
  fineClosedDays: Type.Optional(Type.Boolean()),
  replacementPrice: Type.Optional(Nullable(Money)),
  processingFee: Type.Optional(Nullable(Money)),
  /** Overdue this long: taken for lost. */
  lostAfter: Type.Optional(Nullable(Period)),
  rental: Type.Optional(Nullable(Money)),
  holdable: Type.Optional(Type.Boolean()),
  holdLimit: Type.Optional(Nullable(count(0))),
  /** How long a hold waits on the shelf. */
  holdShelf: Type.Optional(Period),
  minimumAge: Type.Optional(Nullable(count(0))),
})
export type Attributes = Static<typeof Attributes>

export const Rule = Type.Object({
  id: Type.Integer(),
  criteria: Criteria,
  attributes: Attributes,
  note: Type.String(),
  /** Position in the list, 1 first; decides between equally specific rules. */
  position: Type.Integer(),
  changedAt: Instant,
})
export type Rule = Static<typeof Rule>

/** Which rule gave an attribute, and which lost. */
export const Resolved = Type.Object({
  attribute: Type.String(),
  value: Type.Unknown(),
  rule: Nullable(Type.Integer()),
  reasons: Type.Array(Reason),
})

export const ListRules = route({
  method: 'GET',
  path: '/circulation-rules',
  access: 'staff',
  summary: 'The circulation rules',
  response: Type.Object({ rows: Type.Array(Rule), defaults: Attributes }),
})
export const CreateRule = route({
  method: 'POST',
  path: '/circulation-rules',
  access: 'policy:rules',
  summary: 'Add a rule',
  body: Type.Object({
    criteria: Criteria,
    attributes: Attributes,
    note: Type.Optional(Type.String()),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: Rule,
})
export const ChangeRule = route({
  method: 'PUT',
  path: '/circulation-rules/:id',
  access: 'policy:rules',
  summary: 'Change a rule',
  params: IdParams,
  body: Type.Object({
    criteria: Criteria,
    attributes: Attributes,
    note: Type.Optional(Type.String()),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: Rule,
})
export const DeleteRule = route({
  method: 'DELETE',
  path: '/circulation-rules/:id',
  access: 'policy:rules',
  summary: 'Remove a rule',
  params: IdParams,
  response: Empty,
})
export const ExplainRules = route({
  method: 'POST',
  path: '/circulation-rules/explanation',
  access: 'staff',
  summary: 'What the rules say for a case, attribute by attribute, with the rules that lost',
  readOnly: true,
  body: Type.Object({
    patronCategory: Type.Optional(Type.String()),
    itemType: Type.Optional(Type.String()),
    location: Type.Optional(Nullable(Type.Integer())),
    branch: Type.Optional(Type.Integer()),
    owner: Type.Optional(Type.Integer()),
    collection: Type.Optional(Type.String()),
    age: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Type.Object({
    attributes: Type.Array(Resolved),
    /** Every rule that fits, the one that goes first first. */
    rules: Type.Array(Type.Integer()),
  }),
})
