import { route } from '../../platform/route.ts'
import {
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

export const chargeKinds = ['overdue', 'lost', 'processing', 'rental', 'damage', 'hold', 'card', 'other'] as const
export const ChargeKind = oneOf(...chargeKinds)
export type ChargeKind = (typeof chargeKinds)[number]
export const paymentMethods = ['cash', 'card', 'check', 'online', 'other'] as const
export const PaymentMethod = oneOf(...paymentMethods)

/** Something owed. `accruing` ones still grow; they become fixed when the item is back. */
export const Charge = Type.Object({
  id: Nullable(Type.Integer()),
  kind: ChargeKind,
  amount: Money,
  outstanding: Money,
  at: Instant,
  description: Type.String(),
  loan: Nullable(Type.Integer()),
  item: Nullable(Type.Integer()),
  title: Nullable(Type.String()),
  barcode: Nullable(Type.String()),
  branch: Nullable(Type.Integer()),
  accruing: Type.Boolean(),
})
export type Charge = Static<typeof Charge>

/** A movement of the account, never changed once written: payments, waivers, voids, refunds, each linked to what it settles. */
export const Movement = Type.Object({
  id: Type.Integer(),
  kind: oneOf('payment', 'waiver', 'void', 'refund', 'credit'),
  amount: Money,
  method: Nullable(PaymentMethod),
  at: Instant,
  by: Type.String(),
  branch: Nullable(Type.Integer()),
  reason: Type.String(),
  receipt: Nullable(Type.Integer()),
  lines: Type.Array(Type.Object({ charge: Type.Integer(), amount: Money, description: Type.String() })),
})
export type Movement = Static<typeof Movement>

export const Account = Type.Object({
  patron: Type.Integer(),
  /** Charges, accruing ones included, less credit; below zero the library owes. */
  balance: Money,
  credit: Money,
  charges: Type.Array(Charge),
  movements: Type.Array(Movement),
})
export type Account = Static<typeof Account>

export const Receipt = Type.Object({
  id: Type.Integer(),
  number: Type.String(),
  at: Instant,
  by: Type.String(),
  branch: Type.String(),
  patron: Type.Object({ id: Type.Integer(), name: Type.String(), card: Nullable(Type.String()) }),
  method: PaymentMethod,
  amount: Money,
  /** What was handed over, and the change given back, for cash. */
  tendered: Nullable(Money),
  change: Nullable(Money),
  lines: Type.Array(Type.Object({ description: Type.String(), amount: Money })),
  remaining: Money,
})
export type Receipt = Static<typeof Receipt>

export const GetPatronAccount = route({
  method: 'GET',
  path: '/patrons/:id/account',
  access: 'fees:read',
  summary: 'What a patron owes, with accruing fines as of now',
  params: IdParams,
  query: Type.Object({ closed: Type.Optional(Type.Boolean()) }),
  response: Account,
})
export const AddCharge = route({
  method: 'POST',
  path: '/patrons/:id/charges',
  access: 'fees:charge',
  summary: 'Charge a patron by hand',
  params: IdParams,
  body: Type.Object({
    kind: ChargeKind,
    amount: Money,
    description: Type.Optional(Type.String()),
    item: Type.Optional(Type.Integer()),
  }),
  response: Account,
})
export const Pay = route({
  method: 'POST',
  path: '/patrons/:id/payments',
  access: 'fees:pay',
  summary: 'Take a payment',
  description:
    'Without `charges`, oldest first. More than is owed is refused unless `keepCredit`; for cash `tendered` gives the change back.',
  params: IdParams,
  body: Type.Object({
    amount: Money,
    method: PaymentMethod,
    charges: Type.Optional(Type.Array(Type.Integer())),
    loans: Type.Optional(Type.Array(Type.Integer())),
    /** `evenly` gives each charge the same as far as it owes it; else oldest first. */
    spread: Type.Optional(oneOf('oldest-first', 'evenly')),
    tendered: Type.Optional(Money),
    keepCredit: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String()),
  }),
  response: Type.Object({ receipt: Receipt, account: Account }),
})
export const Waive = route({
  method: 'POST',
  path: '/charges/:id/waivers',
  access: 'fees:waive',
  summary: 'Waive a charge, whole or in part',
  params: IdParams,
  body: Type.Object({ amount: Type.Optional(Money), reason: Type.String({ minLength: 1 }) }),
  response: Account,
})
export const VoidPayment = route({
  method: 'POST',
  path: '/payments/:id/void',
  access: 'fees:void',
  summary: 'Take a payment back; what it settled is owed again',
  params: IdParams,
  body: Type.Object({ reason: Type.String({ minLength: 1 }) }),
  response: Account,
})
export const GetReceipt = route({
  method: 'GET',
  path: '/receipts/:id',
  access: 'fees:read',
  summary: 'A receipt',
  params: IdParams,
  response: Receipt,
})
export const ListPayments = route({
  method: 'GET',
  path: '/payments',
  access: 'fees:read',
  summary: 'Payments of a branch and day',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    from: Type.Optional(Type.String()),
    to: Type.Optional(Type.String()),
    ...PageQuery,
  }),
  response: List(Type.Object({ ...Movement.properties, patron: Type.Integer(), patronName: Type.String() })),
})

export const ApplyCredit = route({
  method: 'POST',
  path: '/patrons/:id/credit-applications',
  access: 'fees:pay',
  summary: 'Settle charges from the credit of a patron, oldest first',
  params: IdParams,
  body: Type.Object({ charges: Type.Optional(Type.Array(Type.Integer())) }),
  response: Account,
})
export const AddCredit = route({
  method: 'POST',
  path: '/patrons/:id/credits',
  access: 'fees:charge',
  summary: 'Give a patron credit',
  params: IdParams,
  body: Type.Object({ amount: Money, reason: Type.String({ minLength: 1 }) }),
  response: Account,
})
