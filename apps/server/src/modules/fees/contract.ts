import { route } from '../../platform/route.ts'
import {
  Day,
  Id,
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

export const chargeKinds = [
  'overdue',
  'lost',
  'processing',
  'rental',
  'damage',
  'hold',
  'card',
  'sale',
  'other',
] as const
export const ChargeKind = oneOf(...chargeKinds)
export type ChargeKind = (typeof chargeKinds)[number]
export const paymentMethods = ['cash', 'card', 'check', 'online', 'other'] as const
export const PaymentMethod = oneOf(...paymentMethods)
export type PaymentMethod = (typeof paymentMethods)[number]

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
  /** What was asked before it was lowered, e.g. because a lost item came back. */
  original: Type.Optional(Money),
  accruing: Type.Boolean(),
})
export type Charge = Static<typeof Charge>

export const movementKinds = ['payment', 'waiver', 'write-off', 'transfer', 'void', 'refund', 'credit'] as const
export const MovementKind = oneOf(...movementKinds)
export type MovementKind = (typeof movementKinds)[number]

/** A movement of the account, never changed once written: payments, waivers, voids, refunds, each linked to what it settles. */
export const Movement = Type.Object({
  id: Type.Integer(),
  kind: MovementKind,
  amount: Money,
  method: Nullable(PaymentMethod),
  at: Instant,
  by: Type.String(),
  branch: Nullable(Type.Integer()),
  reason: Type.String(),
  receipt: Nullable(Type.Integer()),
  /** The movement that a void takes back. */
  reverses: Nullable(Type.Integer()),
  /** The payment that a refund gives back. */
  refunds: Nullable(Type.Integer()),
  /** Where a transfer went: an account outside of the library; null when it went to another patron. */
  account: Nullable(Type.String()),
  /** The stretch of a till, from opening to closing, in which the money moved. */
  tillSession: Nullable(Type.Integer()),
  /** What of it is the patron's credit. */
  unallocated: Money,
  /** What it gave to charges; below zero what it took back from them. */
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
  /** A refund says what was given back. */
  kind: oneOf('payment', 'refund'),
  number: Type.String(),
  at: Instant,
  by: Type.String(),
  branch: Type.String(),
  /** Null for a sale to somebody who is no patron. */
  patron: Nullable(
    Type.Object({
      id: Type.Integer(),
      name: Type.String(),
      card: Nullable(Type.String()),
      /** Whom the receipt was written for, when that record has become another since. */
      formerly: Type.Optional(Type.Object({ id: Type.Integer(), name: Type.String(), card: Nullable(Type.String()) })),
    }),
  ),
  method: PaymentMethod,
  amount: Money,
  /** What was handed over, and the change given back, for cash. */
  tendered: Nullable(Money),
  change: Nullable(Money),
  lines: Type.Array(Type.Object({ description: Type.String(), amount: Money })),
  /** What the patron owes afterwards; below zero the library owes. */
  remaining: Money,
  /** How often it was printed or mailed; what is printed after the first time is marked as a copy. */
  printed: Type.Integer(),
})
export type Receipt = Static<typeof Receipt>

/** The till that money goes into or comes out of. Without it: the one that this person opened, else the only open one of the branch. */
export const IntoTill = { till: Type.Optional(Id) }
/** Which of the things owed are meant; without them, all. `loans` names fines that still grow. */
const Chosen = {
  charges: Type.Optional(Type.Array(Type.Integer())),
  loans: Type.Optional(Type.Array(Type.Integer())),
  /** `evenly` gives each charge the same as far as it owes it; else oldest first. */
  spread: Type.Optional(oneOf('oldest-first', 'evenly')),
}
const Reason = Type.String({ minLength: 1 })

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
    ...Chosen,
    tendered: Type.Optional(Money),
    keepCredit: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String()),
    ...IntoTill,
  }),
  response: Type.Object({ receipt: Receipt, account: Account }),
})
export const Waive = route({
  method: 'POST',
  path: '/charges/:id/waivers',
  access: 'fees:waive',
  summary: 'Waive a charge, whole or in part',
  params: IdParams,
  body: Type.Object({ amount: Type.Optional(Money), reason: Reason }),
  response: Account,
})
export const WaiveAccount = route({
  method: 'POST',
  path: '/patrons/:id/waivers',
  access: 'fees:waive',
  summary: 'Waive what a patron owes, whole or in part, over several charges at once',
  params: IdParams,
  body: Type.Object({ amount: Type.Optional(Money), ...Chosen, reason: Reason }),
  response: Account,
})
export const WriteOff = route({
  method: 'POST',
  path: '/charges/:id/write-offs',
  access: 'fees:write-off',
  summary: 'Write a charge off that will never be paid, whole or in part',
  description: 'Unlike a waiver nothing is forgiven: the books show it as a loss.',
  params: IdParams,
  body: Type.Object({ amount: Type.Optional(Money), reason: Reason }),
  response: Account,
})
export const WriteOffAccount = route({
  method: 'POST',
  path: '/patrons/:id/write-offs',
  access: 'fees:write-off',
  summary: 'Write off what a patron owes, whole or in part, over several charges at once',
  params: IdParams,
  body: Type.Object({ amount: Type.Optional(Money), ...Chosen, reason: Reason }),
  response: Account,
})
export const TransferCharge = route({
  method: 'POST',
  path: '/charges/:id/transfers',
  access: 'fees:transfer',
  summary: 'Let somebody else owe a charge: a patron of the same household, or an account outside of the library',
  description:
    'Give `patron` or `account`, e.g. the bursar. The charge is settled here; of a household the other owes it from now on. Should it be corrected later, the other owes less, or has it back as credit.',
  params: IdParams,
  body: Type.Object({
    patron: Type.Optional(Id),
    account: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    amount: Type.Optional(Money),
    reason: Reason,
  }),
  response: Account,
})
export const VoidPayment = route({
  method: 'POST',
  path: '/payments/:id/void',
  access: 'fees:void',
  summary: 'Take a payment, waiver, write-off or transfer back; what it settled is owed again',
  params: IdParams,
  body: Type.Object({ reason: Reason, ...IntoTill }),
  response: Account,
})
export const RefundPayment = route({
  method: 'POST',
  path: '/payments/:id/refunds',
  access: 'fees:refund',
  summary: 'Give money of a payment back to the patron',
  description:
    'What it had paid is not owed again: the charges are lowered by what is given back. `lines` names charges, whole or in part; with `amount` alone, credit goes first, then the last of the charges; with neither, all of it. `method` is that of the payment if it is not given.',
  params: IdParams,
  body: Type.Object({
    amount: Type.Optional(Money),
    lines: Type.Optional(
      Type.Array(Type.Object({ charge: Type.Integer(), amount: Type.Optional(Money) }), { minItems: 1 }),
    ),
    method: Type.Optional(PaymentMethod),
    reason: Reason,
    ...IntoTill,
  }),
  response: Type.Object({ refund: Type.Integer(), receipt: Receipt, account: Nullable(Account) }),
})
export const GetReceipt = route({
  method: 'GET',
  path: '/receipts/:id',
  access: 'fees:read',
  summary: 'A receipt',
  params: IdParams,
  response: Receipt,
})
/** A moment, or a day of the branch: from its beginning, or up to and with its end. */
const MomentOrDay = Type.Union([Instant, Day])
const payments = {
  branch: Type.Optional(Type.Integer()),
  from: Type.Optional(MomentOrDay),
  to: Type.Optional(MomentOrDay),
}
export const ListPayments = route({
  method: 'GET',
  path: '/payments',
  access: 'fees:read',
  summary:
    'Payments, refunds and voids of a branch and time; with `kind` also waivers, write-offs, transfers and credits',
  description: '`method` and `kind` may be given several times. `q` finds names of patrons and reasons.',
  query: Type.Object({
    ...payments,
    kind: Type.Optional(Type.Array(MovementKind)),
    method: Type.Optional(Type.Array(PaymentMethod)),
    by: Type.Optional(Type.String()),
    patron: Type.Optional(Type.Integer()),
    tillSession: Type.Optional(Type.Integer()),
    q: Type.Optional(Type.String()),
    ...PageQuery,
  }),
  response: List(
    Type.Object({
      ...Movement.properties,
      patron: Nullable(Type.Integer()),
      /** Empty for a sale to somebody who is no patron. */
      patronName: Type.String(),
    }),
  ),
})

/** Money that came in or went out, summed: who took it, how, for what kind of charge, and whose charge it was. */
export const TillRow = Type.Object({
  branch: Nullable(Type.Integer()),
  by: Type.String(),
  kind: oneOf('payment', 'refund', 'void'),
  method: Nullable(PaymentMethod),
  /** Null: kept as credit, or paid out of it. */
  charge: Nullable(ChargeKind),
  /** Branch that charged. */
  owner: Nullable(Type.Integer()),
  count: Type.Integer(),
  /** Below zero for what went out. */
  amount: Money,
})
export type TillRow = Static<typeof TillRow>
export const GetTill = route({
  method: 'GET',
  path: '/till',
  access: 'fees:read',
  summary: 'What was taken and given back, by person, method and kind of charge; sums equal the ledger',
  query: Type.Object(payments),
  response: Type.Object({ rows: Type.Array(TillRow), total: Money }),
})

export const Refund = route({
  method: 'POST',
  path: '/patrons/:id/refunds',
  access: 'fees:void',
  summary: 'Pay credit of a patron out',
  params: IdParams,
  body: Type.Object({ amount: Money, method: PaymentMethod, reason: Reason, ...IntoTill }),
  response: Account,
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
  access: 'fees:waive',
  summary: 'Give a patron credit',
  params: IdParams,
  body: Type.Object({ amount: Money, reason: Reason }),
  response: Account,
})
