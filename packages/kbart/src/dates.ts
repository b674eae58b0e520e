/** A date as exact as it is given: `2003`, `2003-05` or `2003-05-17`. */
export type KbartDate = string

/** Reads a date of a KBART file (ISO 8601: YYYY, YYYY-MM, YYYY-MM-DD); undefined for anything else or a day that no calendar has. */
export function readDate(text: string): KbartDate | undefined {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? []
  if (year === '' || year === '0000') return undefined
  if (month !== undefined && (month < '01' || month > '12')) return undefined
  if (day !== undefined && (day < '01' || Number(day) > lastDayOf(Number(year), Number(month)))) return undefined
  return [year, month, day].filter((part) => part !== undefined).join('-')
}

/** The last day of a month, `lastDayOf(2024, 2)` is 29. */
export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The first day that a date may mean. */
export function firstDay(date: KbartDate): string {
  return `${date}${'-01-01'.slice(date.length - 4)}`
}

/** The last day that a date may mean. */
export function finalDay(date: KbartDate): string {
  if (date.length === 4) return `${date}-12-31`
  if (date.length > 7) return date
  return `${date}-${lastDayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`
}

/** The day so many days before. */
export function daysBefore(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date - count)).toISOString().slice(0, 10)
}
