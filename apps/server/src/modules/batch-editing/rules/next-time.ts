import type { ScheduleTimes } from '../contract.ts'

/**
 * The next moment, after `now`, at which something runs by itself in a time zone; undefined for what runs after imports. A
 * time that a change of the clocks leaves out is the one that follows it.
 */
export function nextTime(times: ScheduleTimes, now: Temporal.Instant, timeZone: string): Temporal.Instant | undefined {
  if (times.every === 'import') return undefined
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const at = Temporal.PlainTime.from(times.at)
  // Of every month and week one day fits within the next 62 days.
  for (let days = 0; days <= 62; days++) {
    const day = today.add({ days })
    if (!fits(times, day)) continue
    const moment = day.toZonedDateTime({ timeZone, plainTime: at }).toInstant()
    if (Temporal.Instant.compare(moment, now) > 0) return moment
  }
  return undefined
}

function fits(times: Exclude<ScheduleTimes, { every: 'import' }>, day: Temporal.PlainDate): boolean {
  if (times.every === 'day') return true
  if (times.every === 'week') return times.weekdays.includes(day.dayOfWeek)
  return day.day === Math.min(times.day, day.daysInMonth)
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** When something runs by itself, in words: `every Monday and Friday at 06:00`. */
export function timesInWords(times: ScheduleTimes): string {
  switch (times.every) {
    case 'import':
      return times.name?.trim() ? `after each import whose name holds “${times.name.trim()}”` : 'after each import'
    case 'day':
      return `every day at ${times.at}`
    case 'week': {
      const days = [...new Set(times.weekdays)].sort().map((day) => weekdays[day - 1] ?? '')
      return `every ${days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days[0]} at ${times.at}`
    }
    case 'month':
      return `on day ${times.day} of each month at ${times.at}`
  }
}
