/** How days and moments are written at a branch, in the order and words of the library's locale. */
export interface DayWords {
  /** `15 Dec` or `Dec 15`; with the year when it is another than this one. */
  day(day: Temporal.PlainDate): string
  /** The same with the time: `24 Nov, 14:42`. */
  moment(moment: Temporal.Instant): string
}

const short = { day: 'numeric', month: 'short' } as const

/** Making a writer of days is slow, and the same few days are written at every scan; a day is never written otherwise later. */
const writtenDays = new Map<string, string>()
const mostWritten = 5000

function writtenDay(locale: string, day: Temporal.PlainDate, withYear: boolean): string {
  const key = `${locale} ${day.toString()} ${withYear}`
  const known = writtenDays.get(key)
  if (known !== undefined) return known
  const text = day.toLocaleString(locale, withYear ? { ...short, year: 'numeric' } : short)
  if (writtenDays.size >= mostWritten) writtenDays.clear()
  writtenDays.set(key, text)
  return text
}

/** The words for a locale (BCP 47), in the zone of a branch, as seen from a moment. */
export function dayWords(locale: string, timeZone: string, now: Temporal.Instant): DayWords {
  const thisYear = now.toZonedDateTimeISO(timeZone).year
  return {
    day: (day) => writtenDay(locale, day, day.year !== thisYear),
    moment(moment) {
      const local = moment.toZonedDateTimeISO(timeZone)
      const year = local.year === thisYear ? {} : ({ year: 'numeric' } as const)
      return local.toLocaleString(locale, { ...short, ...year, hour: 'numeric', minute: '2-digit' })
    },
  }
}
