/** A day as the desk writes it: `15 Dec 2026`. */
export function dayInWords(day: Temporal.PlainDate, locale = 'en-GB'): string {
  return day.toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** A moment as the desk writes it, in the zone of the branch: `24 Nov 2026, 14:42`. */
export function momentInWords(moment: Temporal.Instant, timeZone: string, locale = 'en-GB'): string {
  return moment
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(locale, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
}
