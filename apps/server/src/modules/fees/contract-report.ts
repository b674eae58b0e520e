import { route } from '../../platform/route.ts'
import { Day, Empty, IdParams, Money, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { ChargeKind, MovementKind, PaymentMethod } from './contract.ts'

export const reportDimensions = ['day', 'branch', 'by', 'movement', 'method', 'kind', 'owner', 'till'] as const
export const ReportDimension = oneOf(...reportDimensions)
export type ReportDimension = (typeof reportDimensions)[number]

/** A sum of the ledger; dimensions by which it was not asked are null. */
export const ReportRow = Type.Object({
  day: Nullable(Day),
  branch: Nullable(Type.Integer()),
  by: Nullable(Type.String()),
  movement: Nullable(MovementKind),
  method: Nullable(PaymentMethod),
  /** What was charged; null: kept as credit, or used out of it. */
  kind: Nullable(ChargeKind),
  /** The branch that charged. */
  owner: Nullable(Type.Integer()),
  till: Nullable(Type.Integer()),
  count: Type.Integer(),
  /** Below zero for what went out or was taken back. */
  amount: Money,
})
export type ReportRow = Static<typeof ReportRow>

/** What the report is asked. */
export const reportQuery = {
  from: Type.Optional(Day),
  to: Type.Optional(Day),
  branch: Type.Optional(Type.Integer()),
  /** Dimensions, e.g. `groupBy=day&groupBy=method`; all of them if none is named. */
  groupBy: Type.Optional(Type.Array(ReportDimension)),
  /** `money`: payments, refunds and their voids. `all`: also waivers, write-offs, transfers and credits. */
  of: Type.Optional(oneOf('money', 'all')),
}
export const GetMoneyReport = route({
  method: 'GET',
  path: '/money-report',
  access: 'fees:read',
  summary: 'Sums of the ledger by day, branch, person, movement, method, kind of charge, owner and till',
  description:
    'Days are those of the branch. The sums equal the ledger to the cent. The same as CSV: `/api/v1/money-report.csv`.',
  query: Type.Object(reportQuery),
  response: Type.Object({ rows: Type.Array(ReportRow), total: Money }),
})

export const MailReceipt = route({
  method: 'POST',
  path: '/receipts/:id/mail',
  access: 'fees:pay',
  summary: 'Mail a receipt, to the patron or to the address given',
  description: 'As printer bytes (ESC/POS) a receipt is at `GET /api/v1/receipts/:id/escpos`.',
  params: IdParams,
  body: Type.Object({ to: Type.Optional(Type.String({ maxLength: 200 })) }),
  response: Type.Object({ to: Type.String() }),
})
export const NoteReceiptPrinted = route({
  method: 'POST',
  path: '/receipts/:id/prints',
  access: 'fees:read',
  summary: 'Note that a receipt was printed; from then on it is printed as a copy',
  params: IdParams,
  body: Empty,
  response: Type.Object({ printed: Type.Integer() }),
})
