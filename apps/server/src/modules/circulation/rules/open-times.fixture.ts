import type { Opening, OpenTimes } from './open-times.ts'

/** A calendar for tests: open every day all day but for what is said. */
export interface TestCalendar {
  readonly timeZone?: string
  /** Hours of every open day, `10:00-16:00`; `00:00-24:00` when left out. */
  readonly hours?: readonly string[]
  readonly closed?: readonly string[]
  /** 1 = Monday … 7 = Sunday. */
  readonly closedWeekdays?: readonly number[]
  /** Only these days are open. */
  readonly only?: Readonly<Record<string, readonly string[]>>
  /** These days have hours of their own. */
  readonly days?: Readonly<Record<string, readonly string[]>>
}

/** Opening times as the rules see them, from a few words. */
export function openTimes(calendar: TestCalendar = {}): OpenTimes {
  const timeZone = calendar.timeZone ?? 'UTC'
  const spans = (day: Temporal.PlainDate): readonly string[] => {
    const key = day.toString()
    if (calendar.only) return calendar.only[key] ?? []
    const own = calendar.days?.[key]
    if (own) return own
    if (calendar.closed?.includes(key) || calendar.closedWeekdays?.includes(day.dayOfWeek)) return []
    return calendar.hours ?? ['00:00-24:00']
  }
  return { timeZone, hoursOn: (day) => spans(day).map((span) => opening(day, span, timeZone)) }
}

function opening(day: Temporal.PlainDate, span: string, timeZone: string): Opening {
  const [from = '', to = ''] = span.split('-')
  const at = (text: string) =>
    (text === '24:00'
      ? day.add({ days: 1 }).toZonedDateTime(timeZone)
      : day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(text) })
    ).toInstant()
  return { opens: at(from), closes: at(to) }
}
