import { route } from '../../platform/route.ts'
import {
  Id,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { ChargeKind, PaymentMethod } from './contract.ts'

/** A drawer of a branch. It may be open once at a time; several people may take money into it. */
export const Till = Type.Object({
  id: Type.Integer(),
  branch: Type.Integer(),
  name: Type.String(),
  active: Type.Boolean(),
  /** The stretch since it was opened; null while it is closed. */
  session: Nullable(Type.Integer()),
  openedAt: Nullable(Instant),
  openedBy: Nullable(Type.String()),
  /** What of cash should lie in it now. */
  expected: Nullable(Money),
  /** What was left in it when it was closed last: the float that the next opening expects. */
  left: Nullable(Money),
})
export type Till = Static<typeof Till>

const Counted = Type.Object({
  /** Value of the coin or note in minor units: 2000 is a twenty. */
  value: Type.Integer({ minimum: 1 }),
  count: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
})

/** Sums of one kind of money that moved through a till. */
const TillSum = Type.Object({ count: Type.Integer(), amount: Money })

/** What moved through a till since it was opened: the X report while it is open, the Z report once it is closed. */
export const TillReport = Type.Object({
  session: Type.Integer(),
  till: Type.Integer(),
  name: Type.String(),
  branch: Type.Integer(),
  branchName: Type.String(),
  /** Number of the Z report, counted for each till without gaps; null for an X report. */
  number: Nullable(Type.Integer()),
  openedAt: Instant,
  openedBy: Type.String(),
  closedAt: Nullable(Instant),
  closedBy: Nullable(Type.String()),
  float: Money,
  /** Money taken and given back, by method; below zero for what went out. */
  byMethod: Type.Array(
    Type.Object({ method: PaymentMethod, taken: TillSum, refunded: TillSum, voided: TillSum, total: Money }),
  ),
  /** The same by what it was for; null: kept as credit, or paid out of it. */
  byKind: Type.Array(Type.Object({ kind: Nullable(ChargeKind), amount: Money })),
  byPerson: Type.Array(Type.Object({ by: Type.String(), count: Type.Integer(), cash: Money, total: Money })),
  cash: Type.Array(
    Type.Object({ kind: oneOf('in', 'out'), amount: Money, reason: Type.String(), by: Type.String(), at: Instant }),
  ),
  /** Float, cash taken less cash given back, cash in less cash out. */
  expected: Money,
  total: Money,
  /** Of a closed till: what was counted, and how much more (or, below zero, less) that is than expected. */
  counted: Nullable(Money),
  difference: Nullable(Money),
  counts: Type.Array(Counted),
  /** Left in the drawer for the next day; the rest was taken out. */
  left: Nullable(Money),
  note: Type.String(),
})
export type TillReport = Static<typeof TillReport>

export const ListTills = route({
  method: 'GET',
  path: '/tills',
  access: 'fees:read',
  summary: 'Tills of a branch, and which are open',
  query: Type.Object({ branch: Type.Optional(Type.Integer()), all: Type.Optional(Type.Boolean()) }),
  response: Type.Object({
    total: Type.Integer(),
    rows: Type.Array(Till),
    /** Coins and notes of the library's currency, largest first. */
    denominations: Type.Array(Type.Integer()),
  }),
})
export const CreateTill = route({
  method: 'POST',
  path: '/tills',
  access: 'fees:tills',
  summary: 'Add a till to a branch',
  body: Type.Object({ branch: Type.Integer(), name: Type.String({ minLength: 1, maxLength: 60 }) }),
  response: Till,
})
export const ChangeTill = route({
  method: 'PATCH',
  path: '/tills/:id',
  access: 'fees:tills',
  summary: 'Rename a till, or put it away; what was taken in it stays',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    active: Type.Optional(Type.Boolean()),
  }),
  response: Till,
})
export const OpenTill = route({
  method: 'POST',
  path: '/tills/:id/open',
  access: 'fees:cash-up',
  summary: 'Open a till with a float',
  description: 'Without `float`, what was left in it when it was closed last.',
  params: IdParams,
  body: Type.Object({ float: Type.Optional(Money) }),
  response: TillReport,
})
export const MoveTillCash = route({
  method: 'POST',
  path: '/tills/:id/cash',
  access: 'fees:cash-up',
  summary: 'Put cash into an open till or take it out, with the reason',
  params: IdParams,
  body: Type.Object({ kind: oneOf('in', 'out'), amount: Money, reason: Type.String({ minLength: 1, maxLength: 200 }) }),
  response: TillReport,
})
export const GetTillReport = route({
  method: 'GET',
  path: '/tills/:id/x-report',
  access: 'fees:read',
  summary: 'X report: what moved through an open till so far',
  params: IdParams,
  response: TillReport,
})
export const CloseTill = route({
  method: 'POST',
  path: '/tills/:id/close',
  access: 'fees:cash-up',
  summary: 'Count a till and close it; the Z report never changes afterwards',
  description:
    '`counts` by coin and note, or `counted` as a sum. A difference is kept, not refused. What is not `left` counts as taken out, so that the next float is known; without `left`, all is left.',
  params: IdParams,
  body: Type.Object({
    counts: Type.Optional(Type.Array(Counted)),
    counted: Type.Optional(Money),
    left: Type.Optional(Money),
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: TillReport,
})
export const ListTillSessions = route({
  method: 'GET',
  path: '/till-sessions',
  access: 'fees:read',
  summary: 'Closed tills with their Z reports, newest first',
  query: Type.Object({ till: Type.Optional(Id), branch: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(TillReport),
})
export const GetTillSession = route({
  method: 'GET',
  path: '/till-sessions/:id',
  access: 'fees:read',
  summary: 'The report of one stretch of a till, open or closed',
  params: IdParams,
  response: TillReport,
})
