import type { OpenDay } from '../../../../../server/src/modules/org/contract.ts'

/** How a day stands out in the picture of a calendar. */
export type DayLook = 'open' | 'different' | 'closed-weekly' | 'closed'

const oneDay = 86_400_000

function toUtc(day: string): number {
  return Date.parse(`${day}T00:00:00Z`)
}

function fromUtc(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  return fromUtc(toUtc(day) + days * oneDay)
}

/** The same day so many months later; the last of the month where it has fewer. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromUtc(first.getTime() + (Math.min(date, last) - 1) * oneDay)
}

/** `2026-03` of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The weeks of a month, Monday first; days of other months are undefined. */
export function weeksOf(month: string): readonly (readonly (string | undefined)[])[] {
  const first = `${month}-01`
  const length = Math.round((toUtc(addMonths(first, 1)) - toUtc(first)) / oneDay)
  const before = (new Date(toUtc(first)).getUTCDay() + 6) % 7
  const weeks: (string | undefined)[][] = []
  for (let i = -before; i < length; i += 7)
    weeks.push(
      Array.from({ length: 7 }, (_, at) => (i + at < 0 || i + at >= length ? undefined : addDays(first, i + at))),
    )
  return weeks
}

/** The day to which a key leads from another; undefined for keys that do not walk. */
export function walk(day: string, key: string): string | undefined {
  const weekday = (new Date(toUtc(day)).getUTCDay() + 6) % 7
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1)
    case 'ArrowRight':
      return addDays(day, 1)
    case 'ArrowUp':
      return addDays(day, -7)
    case 'ArrowDown':
      return addDays(day, 7)
    case 'PageUp':
      return addMonths(day, -1)
    case 'PageDown':
      return addMonths(day, 1)
    case 'Home':
      return addDays(day, -weekday)
    case 'End':
      return addDays(day, 6 - weekday)
    default:
      return undefined
  }
}

/** How a day looks: what is as every week stays quiet. */
export function lookOf(day: OpenDay): DayLook {
  if (day.open) return day.exceptional || day.season !== null ? 'different' : 'open'
  return day.exceptional ? 'closed' : 'closed-weekly'
}

/** Hours as they fit into a cell: `9–18`, `9–12, 14–18:30`. */
export function shortHours(hours: OpenDay['hours']): string {
  const short = (time: string) => time.replace(/^0(\d)/, '$1').replace(/:00$/, '')
  return hours.map(({ opens, closes }) => `${short(opens)}–${short(closes)}`).join(', ')
}

/** Hours that a person typed, `9-12, 14:00–18:30`; undefined when they cannot be read. */
export function readHours(
  text: string,
  readTime: (time: string) => string | undefined,
): { opens: string; closes: string }[] | undefined {
  const spans = text
    .split(/[,;]/)
    .map((span) => span.trim())
    .filter((span) => span !== '')
    .map((span) => span.split(/\s*[-–—]\s*|\s+(?:to|bis)\s+/))
  const read = spans.map(([from = '', to = '', ...rest]) => {
    const [opens, closes] = [readTime(from), readTime(to)]
    return rest.length > 0 || opens === undefined || closes === undefined || closes <= opens
      ? undefined
      : { opens, closes }
  })
  return read.length === 0 ? undefined : read.every((span) => span !== undefined) ? read : undefined
}
