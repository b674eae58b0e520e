/** Hours in which people are served, in minutes of the local day. */
export interface PlanHours {
  readonly weekday: number
  readonly opens: number
  readonly closes: number
}

/** A slot of a day. */
export interface Slot {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly day: Temporal.PlainDate
}

const moment = (day: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant =>
  minute === 1440
    ? day.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
    : day
        .toZonedDateTime({
          timeZone,
          plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
        })
        .toInstant()

/** The slots of a day, earliest first: whole ones only, and none twice when clocks go on. */
export function slotsOn(
  day: Temporal.PlainDate,
  hours: readonly PlanHours[],
  slotMinutes: number,
  timeZone: string,
): readonly Slot[] {
  const slots: Slot[] = []
  for (const span of hours.filter((one) => one.weekday === day.dayOfWeek).toSorted((a, b) => a.opens - b.opens)) {
    for (let at = span.opens; at + slotMinutes <= span.closes; at += slotMinutes) {
      const startsAt = moment(day, at, timeZone)
      const endsAt = moment(day, at + slotMinutes, timeZone)
      const last = slots.at(-1)
      if (Temporal.Instant.compare(startsAt, endsAt) >= 0) continue
      if (last && Temporal.Instant.compare(startsAt, last.endsAt) < 0) continue
      slots.push({ startsAt, endsAt, day })
    }
  }
  return slots
}
