/** When a branch is open, as the rules of lending need to know it. */
export interface OpenTimes {
  /** IANA zone of the branch, e.g. `America/New_York`. */
  readonly timeZone: string
  /** Opening hours of a day, earliest first; none when it is closed. `closes` at midnight is the start of the next day. */
  hoursOn(day: Temporal.PlainDate): readonly Opening[]
}

/** One stretch of opening, as exact moments. */
export interface Opening {
  readonly opens: Temporal.Instant
  readonly closes: Temporal.Instant
}

// Long enough for a building that is closed for a year, short enough never to hang.
const furthest = 400

/** True when the branch is open at some time of the day. */
export function isOpenOn(times: OpenTimes, day: Temporal.PlainDate): boolean {
  return times.hoursOn(day).length > 0
}

/** The day itself or the next open one (`step` 1), or the one before (`step` -1); undefined when there is none within 400 days. */
export function openDayFrom(times: OpenTimes, day: Temporal.PlainDate, step: 1 | -1): Temporal.PlainDate | undefined {
  for (let days = 0; days <= furthest; days++) {
    const candidate = day.add({ days: days * step })
    if (isOpenOn(times, candidate)) return candidate
  }
  return undefined
}

/** The same weekday of the first week in which it is open. */
export function sameWeekdayFrom(times: OpenTimes, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let weeks = 0; weeks * 7 <= furthest; weeks++) {
    const candidate = day.add({ weeks })
    if (isOpenOn(times, candidate)) return candidate
  }
  return undefined
}

/** The day of a moment where the branch is. */
export function dayOf(times: OpenTimes, moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(times.timeZone).toPlainDate()
}

/** The last second of a day where the branch is: loans counted in days are due then. */
export function endOfDay(times: OpenTimes, day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(times.timeZone).toInstant().subtract({ seconds: 1 })
}

/** True when the branch is open at that very moment; the closing moment counts as open. */
export function isOpenAt(times: OpenTimes, moment: Temporal.Instant): boolean {
  return [dayOf(times, moment), dayOf(times, moment).subtract({ days: 1 })].some((day) =>
    times
      .hoursOn(day)
      .some(
        ({ opens, closes }) =>
          Temporal.Instant.compare(opens, moment) <= 0 && Temporal.Instant.compare(moment, closes) <= 0,
      ),
  )
}

/** The last closing before a moment, no earlier than `after`; undefined when there is none. */
export function lastClosing(
  times: OpenTimes,
  moment: Temporal.Instant,
  after: Temporal.Instant,
): Temporal.Instant | undefined {
  for (let day = dayOf(times, moment), days = 0; days <= furthest; days++, day = day.subtract({ days: 1 })) {
    for (const { closes } of times.hoursOn(day).toReversed()) {
      if (Temporal.Instant.compare(closes, moment) <= 0)
        return Temporal.Instant.compare(closes, after) > 0 ? closes : undefined
    }
    if (Temporal.PlainDate.compare(day, dayOf(times, after)) < 0) return undefined
  }
  return undefined
}

/** The next opening at or after a moment; undefined when there is none within 400 days. */
export function nextOpening(times: OpenTimes, moment: Temporal.Instant): Opening | undefined {
  for (let day = dayOf(times, moment), days = 0; days <= furthest; days++, day = day.add({ days: 1 })) {
    for (const opening of times.hoursOn(day)) {
      if (Temporal.Instant.compare(opening.opens, moment) >= 0) return opening
    }
  }
  return undefined
}

/** Whole minutes within opening hours between two moments. */
export function openMinutesBetween(times: OpenTimes, from: Temporal.Instant, to: Temporal.Instant): number {
  let milliseconds = 0
  const last = dayOf(times, to)
  for (
    let day = dayOf(times, from).subtract({ days: 1 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  ) {
    for (const { opens, closes } of times.hoursOn(day)) {
      const start = Math.max(opens.epochMilliseconds, from.epochMilliseconds)
      const end = Math.min(closes.epochMilliseconds, to.epochMilliseconds)
      milliseconds += Math.max(0, end - start)
    }
  }
  return Math.floor(milliseconds / 60_000)
}
