import type { CalendarException, OpeningHours } from '../contract-calendars.ts'
import type { ExceptionalDays, Hours } from './calendar.ts'
import { timeOf } from './clock-time.ts'

/** Hours as the API has them. */
export function hoursInWriting(hours: readonly Hours[]): { opens: string; closes: string }[] {
  return hours.map(({ opens, closes }) => ({ opens: timeOf(opens), closes: timeOf(closes) }))
}

/** Weekly hours as the API has them. */
export function weekInWriting(week: readonly (readonly Hours[])[]): OpeningHours[] {
  return week.flatMap((hours, weekday) => hoursInWriting(hours).map((span) => ({ weekday: weekday + 1, ...span })))
}

/** An exception as the API has it. */
export function exceptionInWriting(days: ExceptionalDays, branch: number): CalendarException {
  const written = (list: readonly Temporal.PlainDate[] | undefined) => (list ?? []).map((day) => day.toString())
  return {
    id: days.id,
    branch,
    closing: days.closing ?? null,
    from: days.from.toString(),
    to: days.to.toString(),
    name: days.name,
    hours: hoursInWriting(days.hours),
    effect: days.effect ?? 'hours',
    repeats: days.repeats,
    every: days.every ?? 1,
    weekdays: [...(days.weekdays ?? [])],
    month: days.month ?? null,
    nth: days.nth ?? null,
    easterOffset: days.easterOffset ?? null,
    easterReckoning: days.easterReckoning ?? 'western',
    dates: written(days.dates),
    until: days.until?.toString() ?? null,
    except: written(days.except),
  }
}
