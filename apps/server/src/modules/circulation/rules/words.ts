/** How days and moments are written at a branch, in the order and words of the library's locale. */
export interface DayWords {
  /** `15 Dec` or `Dec 15`; with the year when it is another than this one. */
  day(day: Temporal.PlainDate): string
  /** The same with the time: `24 Nov, 14:42`. */
  moment(moment: Temporal.Instant): string
}

const short = { day: 'numeric', month: 'short' } as const

/** The words for a locale (BCP 47), in the zone of a branch, as seen from a moment. */
export function dayWords(locale: string, timeZone: string, now: Temporal.Instant): DayWords {
  const thisYear = now.toZonedDateTimeISO(timeZone).year
  const form = (year: number) => (year === thisYear ? short : { ...short, year: 'numeric' as const })
  return {
    day: (day) => day.toLocaleString(locale, form(day.year)),
    moment(moment) {
      const local = moment.toZonedDateTimeISO(timeZone)
      return local.toLocaleString(locale, { ...form(local.year), hour: 'numeric', minute: '2-digit' })
    },
  }
}
