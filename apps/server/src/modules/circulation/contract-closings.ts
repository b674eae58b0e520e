import { route } from '../../platform/route.ts'
import { Day, IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'

const ClockTime = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' })

/** A closing that was not foreseen, or one that is and that due dates have to make room for. */
export const ClosingRequest = Type.Object({
  /** Left out: every branch. A system stands for all branches below it. */
  branches: Type.Optional(Type.Array(Type.Integer(), { maxItems: 1000 })),
  from: Day,
  /** The last closed day; left out: only the first. */
  to: Type.Optional(Day),
  /** Closed on the first day from this time on; left out: all day. */
  fromTime: Type.Optional(ClockTime),
  /** Closed on the last day up to this time. */
  toTime: Type.Optional(ClockTime),
  reason: Type.String({ maxLength: 500 }),
  /** Loans whose rules keep their date on closed days move too. */
  everyLoan: Type.Optional(Type.Boolean()),
  /** False: the calendar closes, due dates stay. */
  moveLoans: Type.Optional(Type.Boolean()),
  moveHolds: Type.Optional(Type.Boolean()),
})
export type ClosingRequest = Static<typeof ClosingRequest>

const Period = Type.Object({
  count: Type.Integer({ minimum: -3650, maximum: 3650 }),
  unit: oneOf('minutes', 'hours', 'days', 'weeks', 'months'),
})

/** Which open loans get a new due date, and which. */
export const DueChangeRequest = Type.Object({
  filter: Type.Object({
    branches: Type.Optional(Type.Array(Type.Integer(), { maxItems: 1000 })),
    /** Due on or after this day, and on or before that, each in the time zone of the branch. */
    dueFrom: Type.Optional(Day),
    dueTo: Type.Optional(Day),
    patronCategories: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
    itemTypes: Type.Optional(Type.Array(Type.String(), { maxItems: 500 })),
    locations: Type.Optional(Type.Array(Type.Integer(), { maxItems: 500 })),
    patrons: Type.Optional(Type.Array(Type.Integer(), { maxItems: 10_000 })),
    loans: Type.Optional(Type.Array(Type.Integer(), { maxItems: 10_000 })),
    /** True: only overdue ones; false: only those that are not. */
    overdue: Type.Optional(Type.Boolean()),
    /** Only those due when their branch is closed, by the calendar as it is now. */
    whenClosed: Type.Optional(Type.Boolean()),
  }),
  /** One of: a day, a moment, so much later (or earlier), or the next open day or hours from when it is due. */
  to: Type.Object({
    day: Type.Optional(Day),
    moment: Type.Optional(Instant),
    by: Type.Optional(Period),
    nextOpen: Type.Optional(Type.Boolean()),
  }),
  /** What falls on a closed day goes on to the next open one; true when left out. */
  openOnly: Type.Optional(Type.Boolean()),
  reason: Type.String({ maxLength: 500 }),
})
export type DueChangeRequest = Static<typeof DueChangeRequest>

export const MovedLoan = Type.Object({
  loan: Type.Integer(),
  branch: Type.Integer(),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  card: Nullable(Type.String()),
  barcode: Type.String(),
  title: Type.String(),
  due: Instant,
  newDue: Instant,
})
export type MovedLoan = Static<typeof MovedLoan>
export const MovedHold = Type.Object({
  hold: Type.Integer(),
  branch: Type.Integer(),
  patron: Type.Integer(),
  patronName: Type.String(),
  card: Nullable(Type.String()),
  barcode: Nullable(Type.String()),
  title: Type.String(),
  until: Day,
  newUntil: Day,
})
export type MovedHold = Static<typeof MovedHold>
/** An overdue loan whose fine does not grow on the closed days, by its rule. */
export const StoppedFine = Type.Object({
  loan: Type.Integer(),
  branch: Type.Integer(),
  patronName: Nullable(Type.String()),
  card: Nullable(Type.String()),
  barcode: Type.String(),
  title: Type.String(),
  due: Instant,
})
export type StoppedFine = Static<typeof StoppedFine>

/** What a closing or a change of due dates would do; nothing is written. */
export const DateChangeEffect = Type.Object({
  loans: Type.Integer(),
  holds: Type.Integer(),
  /** Overdue loans whose fines stop on the closed days. */
  fines: Type.Integer(),
  /** Loans that fall on closed days and keep their date by their rule. */
  keptByRule: Type.Integer(),
  /** Loans whose new date would not come after they were lent: they stay. */
  notPossible: Type.Integer(),
  branches: Type.Array(
    Type.Object({
      branch: Type.Integer(),
      name: Type.String(),
      /** False: it would not have been open anyway. */
      closes: Type.Boolean(),
      opensAgain: Nullable(Instant),
      loans: Type.Integer(),
      holds: Type.Integer(),
      fines: Type.Integer(),
    }),
  ),
  loanRows: Type.Array(MovedLoan),
  holdRows: Type.Array(MovedHold),
  fineRows: Type.Array(StoppedFine),
})
export type DateChangeEffect = Static<typeof DateChangeEffect>

export const DateChange = Type.Object({
  id: Type.Integer(),
  kind: oneOf('closing', 'due-change'),
  reason: Type.String(),
  branches: Type.Array(Type.Integer()),
  from: Nullable(Day),
  fromTime: Nullable(Type.String()),
  to: Nullable(Day),
  toTime: Nullable(Type.String()),
  at: Instant,
  by: Type.String(),
  loans: Type.Integer(),
  holds: Type.Integer(),
  fines: Type.Integer(),
  undone: Nullable(Type.Object({ at: Instant, by: Type.String(), left: Type.Integer() })),
})
export type DateChange = Static<typeof DateChange>

const rowsQuery = {
  /** How many rows of each list come with the counts; 200 when left out. */
  limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 5000 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
}

export const PreviewClosing = route({
  method: 'POST',
  path: '/closings/preview',
  access: 'circulation:closings',
  readOnly: true,
  summary: 'What closing branches would do to due dates, hold shelves and fines',
  description:
    'Every open loan that would be due while the branch is closed, with its new due moment by its rule, but never an earlier one; every hold that would end its time on the shelf then; every overdue loan whose fine stops. New dates respect weekly closings and other closings.',
  query: Type.Object(rowsQuery),
  body: ClosingRequest,
  response: DateChangeEffect,
})
export const CloseBranches = route({
  method: 'POST',
  path: '/closings',
  access: 'circulation:closings',
  summary: 'Close branches and move what falls into the closing',
  description: 'One transaction, one recorded event, which can be undone. Overlapping closings are fine.',
  body: ClosingRequest,
  response: DateChange,
})
export const PreviewDueChange = route({
  method: 'POST',
  path: '/due-changes/preview',
  access: 'circulation:due-changes',
  readOnly: true,
  summary: 'Which due dates a change of many would move, and to when',
  query: Type.Object(rowsQuery),
  body: DueChangeRequest,
  response: DateChangeEffect,
})
export const ChangeDueDates = route({
  method: 'POST',
  path: '/due-changes',
  access: 'circulation:due-changes',
  summary: 'Change the due dates of many loans at once',
  body: DueChangeRequest,
  response: DateChange,
})
export const ListDateChanges = route({
  method: 'GET',
  path: '/date-changes',
  access: 'circulation:read',
  summary: 'Closings and changes of many due dates, the latest first',
  query: Type.Object({
    kind: Type.Optional(oneOf('closing', 'due-change')),
    branch: Type.Optional(Type.Integer()),
    ...PageQuery,
  }),
  response: List(DateChange),
})
export const GetDateChange = route({
  method: 'GET',
  path: '/date-changes/:id',
  access: 'circulation:read',
  summary: 'One closing or change of due dates',
  params: IdParams,
  response: DateChange,
})
export const ListChangedLoans = route({
  method: 'GET',
  path: '/date-changes/:id/loans',
  access: 'circulation:read',
  summary: 'Loans that it moved; after an undo, what became of each',
  params: IdParams,
  query: Type.Object({ left: Type.Optional(Type.Boolean()), ...PageQuery }),
  response: List(
    Type.Object({
      ...MovedLoan.properties,
      undone: Nullable(oneOf('restored', 'returned', 'renewed', 'due-changed', 'lost')),
    }),
  ),
})
export const ListChangedHolds = route({
  method: 'GET',
  path: '/date-changes/:id/holds',
  access: 'circulation:read',
  summary: 'Holds whose time on the shelf it moved',
  params: IdParams,
  query: Type.Object({ left: Type.Optional(Type.Boolean()), ...PageQuery }),
  response: List(Type.Object({ ...MovedHold.properties, undone: Nullable(oneOf('restored', 'ended', 'moved')) })),
})
export const UndoDateChange = route({
  method: 'POST',
  path: '/date-changes/:id/undo',
  access: 'circulation:read',
  summary: 'Undo a closing or a change of due dates',
  description:
    'Opens the branches again and gives every loan and hold its date back, exactly. Loans that were returned, renewed or changed since are left and listed. Needs the permission that making it needs: `circulation:closings` or `circulation:due-changes`.',
  params: IdParams,
  response: DateChange,
})
