import { route } from '../../platform/route.ts'
import {
  Empty,
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
import { Account, IntoTill, PaymentMethod, Receipt } from './contract.ts'

export const productUnits = ['piece', 'page', 'gram', 'metre', 'minute', 'hour'] as const
export const ProductUnit = oneOf(...productUnits)
export type ProductUnit = (typeof productUnits)[number]

/** Something the desk sells: a print-out, a bag, filament by the gram, a withdrawn book. */
export const Product = Type.Object({
  id: Type.Integer(),
  /** What is scanned or typed for it. */
  code: Type.String(),
  name: Type.String(),
  unit: ProductUnit,
  /** Price of `per` units; null: it is typed at each sale. */
  price: Nullable(Money),
  per: Type.Integer(),
  /** Null: sold at every branch. */
  branch: Nullable(Type.Integer()),
  position: Type.Integer(),
  active: Type.Boolean(),
})
export type Product = Static<typeof Product>

const productFields = {
  code: Type.String({ minLength: 1, maxLength: 40 }),
  name: Type.String({ minLength: 1, maxLength: 100 }),
  unit: ProductUnit,
  price: Nullable(Money),
  per: Type.Integer({ minimum: 1, maximum: 100_000 }),
  branch: Nullable(Type.Integer()),
  position: Type.Integer(),
  active: Type.Boolean(),
}
const { code, name, ...otherFields } = productFields
export const ListProducts = route({
  method: 'GET',
  path: '/products',
  access: 'staff',
  summary: 'What the desk sells, in the order of its buttons',
  query: Type.Object({ branch: Type.Optional(Type.Integer()), all: Type.Optional(Type.Boolean()) }),
  response: List(Product),
})
export const CreateProduct = route({
  method: 'POST',
  path: '/products',
  access: 'fees:products',
  summary: 'Add something to sell',
  description: 'Without `price`, it is typed at each sale. `price` is that of `per` units: 5.00 for 100 gram.',
  body: Type.Object({ code, name, ...Type.Partial(Type.Object(otherFields)).properties }),
  response: Product,
})
export const ChangeProduct = route({
  method: 'PATCH',
  path: '/products/:id',
  access: 'fees:products',
  summary: 'Change something to sell; what was sold stays as it was',
  params: IdParams,
  body: Type.Partial(Type.Object(productFields)),
  response: Product,
})
export const DeleteProduct = route({
  method: 'DELETE',
  path: '/products/:id',
  access: 'fees:products',
  summary: 'Sell it no more',
  params: IdParams,
  response: Empty,
})

export const SaleLine = Type.Object({
  id: Type.Integer(),
  product: Nullable(Type.Integer()),
  description: Type.String(),
  quantity: Type.Number(),
  unit: Type.String(),
  amount: Money,
  /** The charge behind it; null where it was free. */
  charge: Nullable(Type.Integer()),
  refunded: Money,
})
export const Sale = Type.Object({
  id: Type.Integer(),
  at: Instant,
  by: Type.String(),
  branch: Type.Integer(),
  patron: Nullable(Type.Object({ id: Type.Integer(), name: Type.String() })),
  /** The payment by which it was paid; null: put on the account, or free. */
  payment: Nullable(Type.Integer()),
  method: Nullable(PaymentMethod),
  receipt: Nullable(Type.Integer()),
  total: Money,
  refunded: Money,
  lines: Type.Array(SaleLine),
})
export type Sale = Static<typeof Sale>

export const Sell = route({
  method: 'POST',
  path: '/sales',
  access: 'fees:sell',
  summary: 'Sell at the desk, to a patron or to anyone',
  description:
    'Each line names a `product` by number or `code`, or says itself what it is with `description` and `price`. The amount is `price` for `per` units, times `quantity`, rounded half up. Without `method` it is put on the account of `patron`. For cash, `tendered` gives the change.',
  body: Type.Object({
    lines: Type.Array(
      Type.Object({
        product: Type.Optional(Id),
        code: Type.Optional(Type.String()),
        description: Type.Optional(Type.String({ maxLength: 200 })),
        quantity: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 })),
        /** Price of one unit, where the product has none or no product is named. */
        price: Type.Optional(Money),
      }),
      { minItems: 1, maxItems: 200 },
    ),
    patron: Type.Optional(Id),
    method: Type.Optional(PaymentMethod),
    tendered: Type.Optional(Money),
    ...IntoTill,
  }),
  response: Type.Object({ sale: Sale, receipt: Nullable(Receipt), account: Nullable(Account) }),
})
export const ListSales = route({
  method: 'GET',
  path: '/sales',
  access: 'fees:read',
  summary: 'Sales, newest first',
  query: Type.Object({ branch: Type.Optional(Type.Integer()), receipt: Type.Optional(Id), ...PageQuery }),
  response: List(Sale),
})
export const GetSale = route({
  method: 'GET',
  path: '/sales/:id',
  access: 'fees:read',
  summary: 'One sale',
  params: IdParams,
  response: Sale,
})
export const RefundSaleLine = route({
  method: 'POST',
  path: '/sales/:id/refunds',
  access: 'fees:refund',
  summary: 'Take something back that was sold and give the money back',
  description:
    'Without `amount`, the whole line. `method` is that of the payment if it is not given. A line that was put on the account and is not paid yet is taken off it.',
  params: IdParams,
  body: Type.Object({
    line: Type.Integer(),
    amount: Type.Optional(Money),
    method: Type.Optional(PaymentMethod),
    reason: Type.String({ minLength: 1 }),
    ...IntoTill,
  }),
  response: Type.Object({ sale: Sale, receipt: Nullable(Receipt) }),
})
