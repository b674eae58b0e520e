import { route } from '../../platform/route.ts'
import { Day, IdParams, Instant, List, Nullable, PageQuery, Type, type Static } from '../../platform/schemas.ts'

/** A loan in a patron's reading history: those lent from the day on which the history was switched on. */
export const HistoryEntry = Type.Object({
  loan: Type.Integer(),
  bib: Type.Integer(),
  title: Type.String(),
  author: Nullable(Type.String()),
  barcode: Type.String(),
  out: Instant,
  /** As it is after renewals. */
  due: Instant,
  returned: Nullable(Instant),
  renewals: Type.Integer(),
})
export type HistoryEntry = Static<typeof HistoryEntry>

export const OwnHistory = route({
  method: 'GET',
  path: '/account/history',
  access: 'patron',
  summary: 'What the signed-in patron has borrowed since the history was switched on, latest first',
  query: Type.Object(PageQuery),
  response: List(HistoryEntry),
})
export const PatronHistory = route({
  method: 'GET',
  path: '/patrons/:id/history',
  access: 'patrons:history',
  summary: 'The reading history of a patron who keeps one, latest first; empty for all others',
  description:
    'For keys, whose name says what they are for; the log keeps that they looked. Staff give a reason: `POST /patrons/{id}/history`.',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(HistoryEntry),
})
export const LookAtHistory = route({
  method: 'POST',
  path: '/patrons/:id/history',
  access: 'patrons:history',
  summary: 'Look at the reading history of a patron who keeps one, with the reason, which the log keeps',
  params: IdParams,
  body: Type.Object({
    reason: Type.String({ maxLength: 500 }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    offset: Type.Optional(Type.Integer({ minimum: 0 })),
  }),
  response: List(HistoryEntry),
})
export const ForgetHistory = route({
  method: 'DELETE',
  path: '/account/history',
  access: 'patron',
  summary: 'Forget everything that was returned; what is still owed for stays until it is settled',
  response: Type.Object({ forgotten: Type.Integer() }),
})
export const ForgetLoan = route({
  method: 'DELETE',
  path: '/account/history/:id',
  access: 'patron',
  summary: 'Forget one returned loan',
  params: IdParams,
  response: Type.Object({ forgotten: Type.Integer() }),
})

export const LoanStatistic = Type.Object({
  branch: Nullable(Type.Integer()),
  /** `0-5`, `6-12`, `13-17`, `18-24`, `25-64`, `65+`; null where the age was not known. */
  ageGroup: Nullable(Type.String()),
  category: Nullable(Type.String()),
  itemType: Nullable(Type.String()),
  loans: Type.Integer(),
  renewals: Type.Integer(),
})
export const CountLoans = route({
  method: 'GET',
  path: '/statistics/loans',
  access: 'circulation:read',
  summary: 'How many loans were made, by branch, age group, patron category or item type',
  description:
    'Age, category and home branch are kept with the loan when it is made, so counts stay the same when patrons are forgotten.',
  query: Type.Object({
    from: Type.Optional(Day),
    to: Type.Optional(Day),
    branch: Type.Optional(Type.Integer()),
    /** What is told apart; several with commas: `branch,age-group`. Default `branch,age-group`. */
    by: Type.Optional(
      Type.String({ pattern: '^(branch|age-group|category|item-type)(,(branch|age-group|category|item-type))*$' }),
    ),
  }),
  response: List(LoanStatistic),
})
