import { formatSipDate, parseSipDate } from '@carrel/sip2'

/** A moment as SIP2 writes it, by the clock of the branch. */
export function sipDate(moment: Temporal.Instant, timeZone: string): string {
  return formatSipDate({ local: moment.toZonedDateTimeISO(timeZone).toPlainDateTime().toString(), utc: false })
}

/** The moment of a date, read by the clock of the branch unless it says UTC; undefined for blanks and for what is no date. */
export function momentOf(text: string, timeZone: string): Temporal.Instant | undefined {
  const date = parseSipDate(text)
  if (!date) return undefined
  try {
    const local = Temporal.PlainDateTime.from(date.local, { overflow: 'reject' })
    return local.toZonedDateTime(date.utc ? 'UTC' : timeZone).toInstant()
  } catch {
    // The thirtieth of February.
    return undefined
  }
}

/** A day as `20261121`. */
export function sipDay(day: Temporal.PlainDate): string {
  return day.toString().replaceAll('-', '')
}
