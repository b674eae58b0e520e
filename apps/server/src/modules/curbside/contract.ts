import { route } from '../../platform/route.ts'
import {
  Day,
  IdParams,
  Instant,
  List,
  Nullable,
  Override,
  PageQuery,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'

/** `booked`; `to-stage`: next to be made ready; `staged` at the door; `outside`: the patron is there; `delivered`. */
export const curbsideStates = ['booked', 'to-stage', 'staged', 'outside', 'delivered', 'cancelled'] as const
export const CurbsideState = oneOf(...curbsideStates)
export type CurbsideState = (typeof curbsideStates)[number]

const time = (pattern: string) => Type.String({ pattern })
const PlanHours = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  opens: time('^([01]\\d|2[0-3]):[0-5]\\d$'),
  closes: time('^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$'),
})

const planFields = {
  enabled: Type.Boolean(),
  /** When people are served, by weekday (1 = Monday); days on which the branch is closed have no slots. */
  hours: Type.Array(PlanHours, { maxItems: 50 }),
  slotMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
  /** People in one slot. */
  perSlot: Type.Integer({ minimum: 1, maximum: 200 }),
  /** A slot is booked at least this many minutes before it begins. */
  leadMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  /** How many days ahead slots can be booked. */
  daysAhead: Type.Integer({ minimum: 0, maximum: 90 }),
  /** Only who has something on the hold shelf books. */
  readyOnly: Type.Boolean(),
  /** What patrons are told: where to stop, whom to call. */
  note: Type.String({ maxLength: 2000 }),
}
/** How a branch hands holds out at its door. */
export const CurbsidePlan = Type.Object({ branch: Type.Integer(), branchName: Type.String(), ...planFields })
export type CurbsidePlan = Static<typeof CurbsidePlan>

export const ListCurbsidePlans = route({
  method: 'GET',
  path: '/curbside/plans',
  access: 'public',
  summary: 'Branches that hand holds out at the door, with their hours and slots',
  response: List(CurbsidePlan),
})
export const PutCurbsidePlan = route({
  method: 'PUT',
  path: '/curbside/plans/:branch',
  access: 'curbside:plan',
  summary: 'Say when, in which slots and how many at a time a branch hands holds out at the door',
  params: Type.Object({ branch: Type.Integer() }),
  body: Type.Object({
    enabled: Type.Optional(planFields.enabled),
    hours: planFields.hours,
    slotMinutes: planFields.slotMinutes,
    perSlot: planFields.perSlot,
    leadMinutes: Type.Optional(planFields.leadMinutes),
    daysAhead: Type.Optional(planFields.daysAhead),
    readyOnly: Type.Optional(planFields.readyOnly),
    note: Type.Optional(planFields.note),
  }),
  response: CurbsidePlan,
})

export const CurbsideSlot = Type.Object({
  startsAt: Instant,
  endsAt: Instant,
  day: Day,
  /** Places that are left. */
  free: Type.Integer(),
  capacity: Type.Integer(),
})
export type CurbsideSlot = Static<typeof CurbsideSlot>
export const ListCurbsideSlots = route({
  method: 'GET',
  path: '/curbside/slots',
  access: 'public',
  summary: 'Slots of a branch that can be booked, full ones too',
  query: Type.Object({
    branch: Type.Integer(),
    from: Type.Optional(Day),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 31 })),
  }),
  response: List(CurbsideSlot),
})

export const CurbsideBooking = Type.Object({
  id: Type.Integer(),
  branch: Type.Integer(),
  branchName: Type.String(),
  patron: Type.Integer(),
  patronName: Type.String(),
  card: Nullable(Type.String()),
  phone: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  day: Day,
  state: CurbsideState,
  note: Type.String(),
  /** Steps that stand, first to last. */
  steps: Type.Array(Type.Object({ state: CurbsideState, at: Instant, by: Type.String() })),
  /** The patron is outside and nothing is at the door for them yet. */
  waitingOutside: Type.Boolean(),
  /** What is on the hold shelf of the branch for the patron. */
  ready: Type.Array(
    Type.Object({
      hold: Type.Integer(),
      title: Type.String(),
      barcode: Nullable(Type.String()),
      callNumber: Nullable(Type.String()),
      shelfUntil: Nullable(Day),
    }),
  ),
  /** Loans that the delivery made. */
  loans: Type.Array(Type.Integer()),
})
export type CurbsideBooking = Static<typeof CurbsideBooking>

export const BookCurbside = route({
  method: 'POST',
  path: '/curbside/bookings',
  access: 'curbside:book',
  summary: 'Book a slot for a patron',
  description: 'Refused when the slot is full, is none of the branch, or the patron has another on the same day there.',
  body: Type.Object({
    branch: Type.Integer(),
    patron: Type.Integer(),
    startsAt: Instant,
    note: Type.Optional(Type.String({ maxLength: 500 })),
    override: Type.Optional(Override),
  }),
  response: CurbsideBooking,
})
export const ListCurbsideBookings = route({
  method: 'GET',
  path: '/curbside/bookings',
  access: 'curbside:book',
  summary: 'Bookings of a branch and day, or of a patron',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    day: Type.Optional(Day),
    patron: Type.Optional(Type.Integer()),
    state: Type.Optional(CurbsideState),
    ...PageQuery,
  }),
  response: List(CurbsideBooking),
})
export const GetCurbsideBooking = route({
  method: 'GET',
  path: '/curbside/bookings/:id',
  access: 'curbside:book',
  summary: 'One booking',
  params: IdParams,
  response: CurbsideBooking,
})
export const StepCurbside = route({
  method: 'POST',
  path: '/curbside/bookings/:id/steps',
  access: 'curbside:book',
  summary: 'Take a booking on: to stage, staged, patron outside, delivered',
  description:
    '`delivered` checks out everything that is on the hold shelf of the branch for the patron, but for holds named in `without`. If one of the loans is refused, none is made and every reason is said; `override` passes what may be passed.',
  params: IdParams,
  body: Type.Object({
    to: oneOf('to-stage', 'staged', 'outside', 'delivered'),
    without: Type.Optional(Type.Array(Type.Integer())),
    override: Type.Optional(Override),
  }),
  response: CurbsideBooking,
})
export const UndoCurbsideStep = route({
  method: 'POST',
  path: '/curbside/bookings/:id/undo',
  access: 'curbside:book',
  summary: 'Take the last step back; a delivery takes its loans back too',
  params: IdParams,
  response: CurbsideBooking,
})
export const CancelCurbside = route({
  method: 'DELETE',
  path: '/curbside/bookings/:id',
  access: 'curbside:book',
  summary: 'Cancel a booking; its place is free again',
  params: IdParams,
  response: CurbsideBooking,
})

export const MyCurbside = route({
  method: 'GET',
  path: '/account/curbside',
  access: 'patron',
  summary: 'My curbside bookings, latest first',
  response: List(CurbsideBooking),
})
export const BookMyCurbside = route({
  method: 'POST',
  path: '/account/curbside',
  access: 'patron',
  summary: 'Book a slot for myself',
  body: Type.Object({
    branch: Type.Integer(),
    startsAt: Instant,
    note: Type.Optional(Type.String({ maxLength: 500 })),
  }),
  response: CurbsideBooking,
})
export const IAmOutside = route({
  method: 'POST',
  path: '/account/curbside/:id/outside',
  access: 'patron',
  summary: 'Tell the staff that I am outside',
  params: IdParams,
  response: CurbsideBooking,
})
export const CancelMyCurbside = route({
  method: 'DELETE',
  path: '/account/curbside/:id',
  access: 'patron',
  summary: 'Cancel my booking',
  params: IdParams,
  response: CurbsideBooking,
})
