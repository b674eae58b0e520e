/** A time of day as it is set, `21:00`. */
export type TimeOfDay = string

function at(now: Temporal.Instant, zone: string, time: TimeOfDay): Temporal.ZonedDateTime {
  return now.toZonedDateTimeISO(zone).withPlainTime(Temporal.PlainTime.from(time))
}

/** When quiet hours are over that it is now; undefined when it is none. They may run over midnight. */
export function endOfQuiet(
  now: Temporal.Instant,
  zone: string,
  quiet: { readonly from: TimeOfDay; readonly to: TimeOfDay } | null,
): Temporal.Instant | undefined {
  if (!quiet || quiet.from === quiet.to) return undefined
  const time = now.toZonedDateTimeISO(zone).toPlainTime()
  const from = Temporal.PlainTime.from(quiet.from)
  const to = Temporal.PlainTime.from(quiet.to)
  const isAfterFrom = Temporal.PlainTime.compare(time, from) >= 0
  const isBeforeTo = Temporal.PlainTime.compare(time, to) < 0
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0
  const isQuiet = overMidnight ? isAfterFrom || isBeforeTo : isAfterFrom && isBeforeTo
  if (!isQuiet) return undefined
  const end = at(now, zone, quiet.to)
  return (isBeforeTo ? end : end.add({ days: 1 })).toInstant()
}

/** The first time of the daily digest from a moment on. */
export function nextDigest(from: Temporal.Instant, zone: string, time: TimeOfDay): Temporal.Instant {
  const today = at(from, zone, time)
  return (Temporal.Instant.compare(today.toInstant(), from) >= 0 ? today : today.add({ days: 1 })).toInstant()
}
