import { route } from '../../platform/route.ts'
import {
  Empty,
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

/** A payment through a provider, from its beginning to its end. */
export const OnlinePayment = Type.Object({
  id: Type.Integer(),
  reference: Type.String(),
  patron: Type.Integer(),
  amount: Money,
  provider: Type.String(),
  state: oneOf('pending', 'paid', 'failed', 'expired'),
  /** Why it failed. */
  failure: Nullable(Type.String()),
  createdAt: Instant,
  settledAt: Nullable(Instant),
  /** The payment in the ledger. */
  payment: Nullable(Type.Integer()),
})
export type OnlinePayment = Static<typeof OnlinePayment>

const Chosen = {
  charges: Type.Optional(Type.Array(Type.Integer())),
  loans: Type.Optional(Type.Array(Type.Integer())),
}

export const StartOwnPayment = route({
  method: 'POST',
  path: '/account/online-payments',
  access: 'patron',
  summary: 'Begin to pay online what one owes',
  description:
    'Answers with the address of the provider to send the patron to. Without `charges` and `loans`, all that is owed.',
  body: Type.Object({ ...Chosen, amount: Type.Optional(Money) }),
  response: Type.Object({ payment: OnlinePayment, redirect: Type.String() }),
})
export const StartOnlinePayment = route({
  method: 'POST',
  path: '/patrons/:id/online-payments',
  access: 'fees:pay',
  summary: 'Begin an online payment for a patron',
  description: 'Answers with the address of the provider. Without `charges` and `loans`, all that is owed.',
  params: IdParams,
  body: Type.Object({ ...Chosen, amount: Type.Optional(Money) }),
  response: Type.Object({ payment: OnlinePayment, redirect: Type.String() }),
})
export const GetOnlinePayment = route({
  method: 'GET',
  path: '/online-payments/:reference',
  access: 'public',
  summary: 'How an online payment stands; whoever knows the reference may ask',
  params: Type.Object({ reference: Type.String({ minLength: 20, maxLength: 60 }) }),
  response: Type.Object({ state: OnlinePayment.properties.state, amount: Money, failure: Nullable(Type.String()) }),
})
export const ListOnlinePayments = route({
  method: 'GET',
  path: '/online-payments',
  access: 'fees:read',
  summary: 'Online payments, newest first',
  query: Type.Object({
    patron: Type.Optional(Type.Integer()),
    state: Type.Optional(OnlinePayment.properties.state),
    ...PageQuery,
  }),
  response: List(OnlinePayment),
})
export const ReconcileOnlinePayments = route({
  method: 'POST',
  path: '/online-payments/reconcile',
  access: 'fees:pay',
  summary: 'Ask the provider about payments that it has not called back about',
  description: 'Runs by itself every few minutes; this runs it now.',
  response: Type.Object({ asked: Type.Integer(), paid: Type.Integer(), ended: Type.Integer() }),
})

export const PaymentLink = Type.Object({
  id: Type.Integer(),
  /** Where the patron pays, below the address of the public site. */
  path: Type.String(),
  patron: Type.Integer(),
  createdAt: Instant,
  by: Type.String(),
  expires: Instant,
  state: oneOf('open', 'paid', 'cancelled', 'expired'),
  /** What would be paid now. */
  amount: Money,
  mailedTo: Nullable(Type.String()),
})
export type PaymentLink = Static<typeof PaymentLink>
export const CreatePaymentLink = route({
  method: 'POST',
  path: '/patrons/:id/payment-links',
  access: 'fees:pay',
  summary: 'Make an address at which a patron pays without signing in, and mail it',
  description:
    'Without `charges` and `loans`, all that is owed when the page is opened. `mail` false: only make it. It ends when it was paid, after the days of the setting `fees.payment-link-days`, or when it is cancelled.',
  params: IdParams,
  body: Type.Object({ ...Chosen, mail: Type.Optional(Type.Boolean()), to: Type.Optional(Type.String()) }),
  response: PaymentLink,
})
export const CancelPaymentLink = route({
  method: 'DELETE',
  path: '/payment-links/:id',
  access: 'fees:pay',
  summary: 'End a payment link',
  params: IdParams,
  response: Empty,
})
