import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarOf } from './calendars.ts'
import type { GetOpenAt, GetOpenMinutes, GetOpeningsAround, ListOpenings, OpenDay } from './contract-calendars.ts'
import { hoursInWriting } from './rules/calendar-writing.ts'
import {
  exceptionOn,
  hoursOf,
  nextOpenDay,
  openDayOnOrAfter,
  openDayOnOrBefore,
  openDaysBetween,
  openSameWeekday,
  previousOpenDay,
  seasonOn,
  type BranchCalendar,
} from './rules/calendar.ts'
import {
  dayAt,
  isOpenAt,
  lastClosing,
  nextClosing,
  nextOpening,
  openMinutesBetween,
  openingsOn,
} from './rules/opening-moments.ts'

type Answer<R extends { readonly types?: { readonly response: unknown } }> = NonNullable<R['types']>['response']

const mostDays = 800

async function calendarAt(w: Work, id: number): Promise<BranchCalendar | Refusal> {
  return (await branchById(w, id)) ? calendarOf(w, id) : notFound('branch', `There is no branch ${id}.`)
}

/** A day with its hours. */
export function openDay(calendar: BranchCalendar, day: Temporal.PlainDate, branches: readonly number[]): OpenDay {
  const hours = hoursOf(calendar, day)
  const exception = exceptionOn(calendar, day)
  return {
    day: day.toString(),
    weekday: day.dayOfWeek,
    open: hours.length > 0,
    allDay: hours.length === 1 && hours[0]?.opens === 0 && hours[0].closes === 1440,
    hours: hoursInWriting(hours),
    periods: openingsOn(calendar, day).map(({ opens, closes }) => ({
      opens: opens.toString(),
      closes: closes.toString(),
    })),
    exceptional: exception !== undefined,
    exception: exception
      ? { id: exception.id, name: exception.name, branch: branches[exception.level ?? 0] ?? calendar.branch }
      : null,
    season: seasonOn(calendar, day)?.name ?? null,
  }
}

/** Every day between two days with its hours. */
export async function listOpenings(
  w: Work,
  id: number,
  query: { readonly from?: string; readonly to?: string; readonly openOnly?: boolean },
): Promise<Answer<typeof ListOpenings> | Refusal> {
  const calendar = await calendarAt(w, id)
  if ('blocks' in calendar) return calendar
  const from = query.from === undefined ? dayAt(calendar, w.now) : Temporal.PlainDate.from(query.from)
  const to = query.to === undefined ? from.add({ days: 13 }) : Temporal.PlainDate.from(query.to)
  const length = from.until(to).days + 1
  if (length < 1 || length > mostDays)
    return refuse({
      code: 'invalid-days',
      field: 'to',
      message: `Ask for 1 to ${mostDays} days, the first day first.`,
    })
  const line = await levelsOf(w, id)
  const rows = Array.from({ length }, (_, i) => openDay(calendar, from.add({ days: i }), line))
  return {
    branch: id,
    timeZone: calendar.timeZone,
    rows: query.openOnly === true ? rows.filter((day) => day.open) : rows,
  }
}

async function levelsOf(w: Work, id: number): Promise<readonly number[]> {
  const line: number[] = []
  for (
    let at = await branchById(w, id);
    at && line.length < 20;
    at = at.parent === null ? undefined : await branchById(w, at.parent)
  )
    line.push(at.id)
  return line
}

/** The open days around a day. */
export async function openingsAround(
  w: Work,
  id: number,
  asked: string | undefined,
): Promise<Answer<typeof GetOpeningsAround> | Refusal> {
  const calendar = await calendarAt(w, id)
  if ('blocks' in calendar) return calendar
  const day = asked === undefined ? dayAt(calendar, w.now) : Temporal.PlainDate.from(asked)
  const line = await levelsOf(w, id)
  const shown = (found: Temporal.PlainDate | undefined) => (found ? openDay(calendar, found, line) : null)
  const written = (found: Temporal.PlainDate | undefined) => found?.toString() ?? null
  return {
    day: openDay(calendar, day, line),
    previous: shown(previousOpenDay(calendar, day)),
    next: shown(nextOpenDay(calendar, day)),
    onOrBefore: written(openDayOnOrBefore(calendar, day)),
    onOrAfter: written(openDayOnOrAfter(calendar, day)),
    sameWeekday: written(openSameWeekday(calendar, day)),
  }
}

/** Whether it is open at a moment, and what comes next. */
export async function openAt(
  w: Work,
  id: number,
  asked: string | undefined,
): Promise<Answer<typeof GetOpenAt> | Refusal> {
  const calendar = await calendarAt(w, id)
  if ('blocks' in calendar) return calendar
  const moment = asked === undefined ? w.now : Temporal.Instant.from(asked)
  const day = dayAt(calendar, moment)
  const written = (found: Temporal.Instant | undefined) => found?.toString() ?? null
  return {
    open: isOpenAt(calendar, moment),
    day: day.toString(),
    nextOpening: written(nextOpening(calendar, moment)),
    nextClosing: written(nextClosing(calendar, moment)),
    lastClosing: written(lastClosing(calendar, moment)),
    exception: exceptionOn(calendar, day)?.name ?? null,
  }
}

/** For how long it is open between two moments. */
export async function openMinutes(
  w: Work,
  id: number,
  query: { readonly from: string; readonly to: string },
): Promise<Answer<typeof GetOpenMinutes> | Refusal> {
  const calendar = await calendarAt(w, id)
  if ('blocks' in calendar) return calendar
  const [from, to] = [Temporal.Instant.from(query.from), Temporal.Instant.from(query.to)]
  const tooLong = from.until(to, { largestUnit: 'hours' }).hours > 24 * 3660
  if (tooLong || Temporal.Instant.compare(to, from) < 0)
    return refuse({
      code: 'invalid-days',
      field: 'to',
      message: 'Ask for at most ten years, the first moment first.',
    })
  return {
    minutes: openMinutesBetween(calendar, from, to),
    days: openDaysBetween(calendar, dayAt(calendar, from), dayAt(calendar, to)),
  }
}
