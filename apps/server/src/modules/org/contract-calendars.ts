import { route } from '../../platform/route.ts'
import { Day, IdParams, Instant, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

const ClockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
/** `24:00` is midnight at the end of the day. */
const EndTime = Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' })
const Hours = Type.Object({ opens: ClockTime, closes: EndTime })

/** Opening hours of one weekday, 1 = Monday … 7 = Sunday; several rows make a day with a break; none is a closed day. */
export const OpeningHours = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  opens: ClockTime,
  closes: EndTime,
})
export type OpeningHours = Static<typeof OpeningHours>

const exceptionFields = {
  /** The first day; for what comes again, the first day on which it may. */
  from: Day,
  /** The last day; with `from` it gives the length of each time. */
  to: Day,
  name: Type.String({ maxLength: 200 }),
  /** With the effect `hours`: empty is closed. */
  hours: Type.Array(Hours, { maxItems: 24 }),
  /** `hours`: these instead of the day's; `closed-between`: closed within these; `also-open`: these beside the day's. */
  effect: oneOf('hours', 'closed-between', 'also-open'),
  /** `yearly` on the same dates; `weekly` on `weekdays`; `nth-weekday`, e.g. the fourth Thursday in November; `easter`; `dates`: a list. */
  repeats: oneOf('never', 'yearly', 'weekly', 'nth-weekday', 'easter', 'dates'),
  /** Every how many years or weeks. */
  every: Type.Integer({ minimum: 1, maximum: 100 }),
  /** 1 = Monday … 7 = Sunday. Empty: the weekday of `from`. */
  weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7 }),
  /** For `nth-weekday`; null: every month. */
  month: Nullable(Type.Integer({ minimum: 1, maximum: 12 })),
  /** For `nth-weekday`: 1 the first … 5 the fifth, -1 the last. */
  nth: Nullable(Type.Integer({ minimum: -5, maximum: 5 })),
  /** For `easter`: days from Easter Sunday; -2 is Good Friday, 1 Easter Monday, 39 Ascension Day. */
  easterOffset: Nullable(Type.Integer({ minimum: -200, maximum: 200 })),
  easterReckoning: oneOf('western', 'orthodox'),
  /** For `dates`: the first day of every time. */
  dates: Type.Array(Day, { maxItems: 1000 }),
  /** No time begins after this day. */
  until: Nullable(Day),
  /** First days of times that are left out. */
  except: Type.Array(Day, { maxItems: 1000 }),
}

/** A day or days that differ from the weekly hours: closed, or open at other hours. */
export const CalendarException = Type.Object({
  id: Type.Integer(),
  /** Which branch or system has it; a branch shows those of the systems above it too. */
  branch: Type.Integer(),
  /** The unforeseen closing that made it; it ends with that closing only. */
  closing: Nullable(Type.Integer()),
  ...exceptionFields,
})
export type CalendarException = Static<typeof CalendarException>

/** Weekly hours for a part of the year, in place of the ordinary ones. */
export const Season = Type.Object({
  id: Type.Integer(),
  name: Type.String({ maxLength: 200 }),
  from: Day,
  to: Day,
  repeats: oneOf('never', 'yearly'),
  hours: Type.Array(OpeningHours, { maxItems: 100 }),
})
export type Season = Static<typeof Season>

export const Calendar = Type.Object({
  branch: Type.Integer(),
  timeZone: Type.String(),
  /** Weekly hours in force, its own or those of the system above. */
  hours: Type.Array(OpeningHours),
  seasons: Type.Array(Season),
  exceptions: Type.Array(CalendarException),
  /** What comes from the system above. `hoursFrom` names whose weekly hours and seasons are in force. */
  inherits: Type.Object({ hours: Type.Boolean(), exceptions: Type.Boolean(), hoursFrom: Type.Integer() }),
})
export type Calendar = Static<typeof Calendar>

export const GetCalendar = route({
  method: 'GET',
  path: '/branches/:id/calendar',
  access: 'public',
  summary: 'Opening hours, seasons and exceptions of a branch, its own and those of the systems above it',
  params: IdParams,
  response: Calendar,
})
export const PutHours = route({
  method: 'PUT',
  path: '/branches/:id/calendar/hours',
  access: 'org:calendar',
  summary: 'Set the weekly hours of a branch or system',
  description:
    'Refused with `closed-always` when no day would ever be open, here or at a branch that inherits these hours. The branch has hours of its own from then on.',
  params: IdParams,
  body: Type.Object({ hours: Type.Array(OpeningHours, { maxItems: 100 }) }),
  response: Calendar,
})
export const PutInheritance = route({
  method: 'PUT',
  path: '/branches/:id/calendar/inheritance',
  access: 'org:calendar',
  summary: 'Take weekly hours and seasons, or exceptions, from the system above, or not',
  params: IdParams,
  body: Type.Object({ hours: Type.Optional(Type.Boolean()), exceptions: Type.Optional(Type.Boolean()) }),
  response: Calendar,
})

const exceptionBody = Type.Object({
  from: Day,
  ...Type.Partial(Type.Object((({ from: _from, ...rest }) => rest)(exceptionFields))).properties,
})
export const AddException = route({
  method: 'POST',
  path: '/branches/:id/calendar/exceptions',
  access: 'org:calendar',
  summary: 'Add closed days, or days with other hours, once or again and again',
  description:
    'Of several exceptions on a day, the shortest counts, then that of the branch before that of the system, then the one-off one, then the latest; weekly ones count last. An exceptional opening therefore beats a weekly closing.',
  params: IdParams,
  body: exceptionBody,
  response: Calendar,
})
export const ChangeException = route({
  method: 'PUT',
  path: '/branches/:id/calendar/exceptions/:exception',
  access: 'org:calendar',
  summary: 'Replace an exception',
  params: Type.Object({ id: Type.Integer(), exception: Type.Integer() }),
  body: exceptionBody,
  response: Calendar,
})
export const RemoveException = route({
  method: 'DELETE',
  path: '/branches/:id/calendar/exceptions/:exception',
  access: 'org:calendar',
  summary: 'Remove an exception',
  description: 'That of an unforeseen closing goes with the closing: undo it instead.',
  params: Type.Object({ id: Type.Integer(), exception: Type.Integer() }),
  response: Calendar,
})

const seasonBody = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  from: Day,
  to: Day,
  repeats: Type.Optional(oneOf('never', 'yearly')),
  hours: Type.Array(OpeningHours, { maxItems: 100 }),
})
export const AddSeason = route({
  method: 'POST',
  path: '/branches/:id/calendar/seasons',
  access: 'org:calendar',
  summary: 'Add weekly hours for a part of the year',
  params: IdParams,
  body: seasonBody,
  response: Calendar,
})
export const ChangeSeason = route({
  method: 'PUT',
  path: '/branches/:id/calendar/seasons/:season',
  access: 'org:calendar',
  summary: 'Replace a season',
  params: Type.Object({ id: Type.Integer(), season: Type.Integer() }),
  body: seasonBody,
  response: Calendar,
})
export const RemoveSeason = route({
  method: 'DELETE',
  path: '/branches/:id/calendar/seasons/:season',
  access: 'org:calendar',
  summary: 'Remove a season',
  params: Type.Object({ id: Type.Integer(), season: Type.Integer() }),
  response: Calendar,
})
export const CopyCalendar = route({
  method: 'POST',
  path: '/branches/:id/calendar/copies',
  access: 'org:calendar',
  summary: 'Copy hours, seasons or exceptions of a branch to other branches',
  description: 'What is copied takes the place of what the other branches had of their own; unforeseen closings stay.',
  params: IdParams,
  body: Type.Object({
    to: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500 }),
    what: Type.Array(oneOf('hours', 'seasons', 'exceptions'), { minItems: 1 }),
  }),
  response: Type.Object({ copied: Type.Integer() }),
})

/** A day with its hours, as people and machines ask for it. */
export const OpenDay = Type.Object({
  day: Day,
  /** 1 = Monday. */
  weekday: Type.Integer(),
  open: Type.Boolean(),
  allDay: Type.Boolean(),
  hours: Type.Array(Hours),
  /** The same as exact moments; where clocks change, they differ from the hours on paper. */
  periods: Type.Array(Type.Object({ opens: Instant, closes: Instant })),
  /** Not as every week. */
  exceptional: Type.Boolean(),
  exception: Nullable(Type.Object({ id: Type.Integer(), name: Type.String(), branch: Type.Integer() })),
  season: Nullable(Type.String()),
})
export type OpenDay = Static<typeof OpenDay>

export const ListOpenings = route({
  method: 'GET',
  path: '/branches/:id/openings',
  access: 'public',
  summary: 'Every day between two days with its opening periods',
  description:
    'At most 800 days; both days are included. `to` left out: 14 days. Closed days are listed with `open` false unless `openOnly`.',
  params: IdParams,
  query: Type.Object({ from: Type.Optional(Day), to: Type.Optional(Day), openOnly: Type.Optional(Type.Boolean()) }),
  response: Type.Object({ branch: Type.Integer(), timeZone: Type.String(), rows: Type.Array(OpenDay) }),
})
export const GetOpeningsAround = route({
  method: 'GET',
  path: '/branches/:id/openings/around',
  access: 'public',
  summary: 'The open days before and after a day, and the day itself',
  description:
    '`previous` and `next` leave the day out; `onOrAfter` and `onOrBefore` give the day itself when it is open; `sameWeekday` the same weekday of the next week in which it is open. Null: none within five years.',
  params: IdParams,
  query: Type.Object({ day: Type.Optional(Day) }),
  response: Type.Object({
    day: OpenDay,
    previous: Nullable(OpenDay),
    next: Nullable(OpenDay),
    onOrBefore: Nullable(Day),
    onOrAfter: Nullable(Day),
    sameWeekday: Nullable(Day),
  }),
})
export const GetOpenAt = route({
  method: 'GET',
  path: '/branches/:id/openings/at',
  access: 'public',
  summary: 'Whether a branch is open at a moment, and when it opens and closes next',
  description:
    'Without `moment`: now. The moment of closing still counts as open. `nextClosing` null: it never closes, or never opens.',
  params: IdParams,
  query: Type.Object({ moment: Type.Optional(Instant) }),
  response: Type.Object({
    open: Type.Boolean(),
    day: Day,
    /** The first opening at or after the moment. */
    nextOpening: Nullable(Instant),
    nextClosing: Nullable(Instant),
    lastClosing: Nullable(Instant),
    exception: Nullable(Type.String()),
  }),
})
export const GetOpenMinutes = route({
  method: 'GET',
  path: '/branches/:id/openings/minutes',
  access: 'public',
  summary: 'How long a branch is open between two moments',
  description:
    'Minutes as time runs: a night on which clocks change has an hour less or more. `days`: open days after the day of `from`, up to that of `to`. At most ten years.',
  params: IdParams,
  query: Type.Object({ from: Instant, to: Instant }),
  response: Type.Object({ minutes: Type.Integer(), days: Type.Integer() }),
})

/** An event of an iCalendar file as it would come into the calendar. */
export const ImportedEvent = Type.Object({
  uid: Type.String(),
  name: Type.String(),
  from: Day,
  to: Day,
  /** In words: "Closed", "Closed 12:00–14:00, every year". */
  text: Type.String(),
  outcome: oneOf('new', 'changed', 'same', 'not-understood'),
  /** Why it was not understood, or what was simplified. */
  why: Nullable(Type.String()),
})
export const ImportCalendar = route({
  method: 'POST',
  path: '/branches/:id/calendar/import',
  access: 'org:calendar',
  summary: 'Take closings from an iCalendar file (RFC 5545)',
  description:
    'With `dryRun` nothing is written. All-day events close the days. Timed events close those hours (`closed`), or are the opening hours of those days (`open`). An event that came before (same UID) is changed, not doubled. At most 1 MB and 2,000 events.',
  params: IdParams,
  body: Type.Object({
    file: Type.String({ maxLength: 1_500_000 }),
    dryRun: Type.Optional(Type.Boolean()),
    timed: Type.Optional(oneOf('closed', 'open')),
  }),
  response: Type.Object({
    rows: Type.Array(ImportedEvent),
    counts: Type.Object({
      new: Type.Integer(),
      changed: Type.Integer(),
      same: Type.Integer(),
      notUnderstood: Type.Integer(),
    }),
    written: Type.Boolean(),
  }),
})
