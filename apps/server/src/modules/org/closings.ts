import { sql } from 'kysely'
import { changed } from '../../platform/live-cache.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { refusedIfClosedAlways } from './calendars.ts'
import { insertException } from './exception-store.ts'
import type { ExceptionalDays, Hours } from './rules/calendar.ts'
import { lockCalendar } from './store.ts'

/** From a day and minute to a day and minute, without a break. */
export interface ClosedDays {
  readonly from: Temporal.PlainDate
  readonly fromMinute: number
  readonly to: Temporal.PlainDate
  /** 1440: to the end of the day. */
  readonly toMinute: number
}

/** The exceptions that close a stretch of days: a part of the first, the days between, a part of the last. */
export function exceptionsOfClosing(closed: ClosedDays, name: string): readonly Omit<ExceptionalDays, 'id'>[] {
  const of = (from: Temporal.PlainDate, to: Temporal.PlainDate, hours?: Hours) => ({
    from,
    to,
    name,
    hours: hours ? [hours] : [],
    effect: hours ? ('closed-between' as const) : ('hours' as const),
    repeats: 'never' as const,
  })
  const { from, to, fromMinute, toMinute } = closed
  const wholeFirst = fromMinute === 0
  const wholeLast = toMinute === 1440
  if (from.equals(to))
    return [of(from, to, wholeFirst && wholeLast ? undefined : { opens: fromMinute, closes: toMinute })]
  const first = wholeFirst ? from : from.add({ days: 1 })
  const last = wholeLast ? to : to.subtract({ days: 1 })
  return [
    ...(wholeFirst ? [] : [of(from, from, { opens: fromMinute, closes: 1440 })]),
    ...(Temporal.PlainDate.compare(first, last) <= 0 ? [of(first, last)] : []),
    ...(wholeLast || toMinute === 0 ? [] : [of(to, to, { opens: 0, closes: toMinute })]),
  ]
}

/** Closes branches for a stretch of days, over whatever else would be open; refused when one would never open again. */
export async function closeDays(
  w: Work,
  closing: number,
  branches: readonly number[],
  closed: ClosedDays,
  name: string,
): Promise<Refusal | undefined> {
  await lockCalendar(w, ...branches)
  for (const branch of branches)
    for (const days of exceptionsOfClosing(closed, name)) await insertException(w, branch, days, { closing })
  changed(w, 'calendar')
  return refusedIfClosedAlways(w, branches)
}

/** Takes the days of a closing out of the calendars again. */
export async function reopenDays(w: Work, closing: number): Promise<void> {
  await sql`delete from org.calendar_exception where closing = ${closing}`.execute(w.db)
  changed(w, 'calendar')
}
