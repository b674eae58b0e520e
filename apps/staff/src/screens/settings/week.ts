/** Opening hours of one weekday, 1 = Monday, as the API has them. */
export interface Span {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

/** Monday to Sunday. */
export const days = [1, 2, 3, 4, 5, 6, 7] as const
export type Day = (typeof days)[number]

/** Makes a time of what people type: `9` and `9.30` and `0930` become `09:00`, `09:30`, `09:30`. */
export function readTime(text: string): string | undefined {
  const match = /^\s*(\d{1,2})(?:[:.h]?(\d\d))?\s*$/i.exec(text)
  if (!match) return undefined
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? '0')]
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return undefined
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** The days on which hours do not fit: closing before opening, or two spans that overlap. */
export function wrongDays(spans: readonly Span[]): readonly number[] {
  return days.filter((day) => {
    const of = spans.filter(({ weekday }) => weekday === day).toSorted((a, b) => (a.opens < b.opens ? -1 : 1))
    return of.some(({ opens, closes }, i) => {
      const next = of[i + 1]
      return !isTime(opens) || !isTime(closes) || closes <= opens || (next !== undefined && next.opens < closes)
    })
  })
}

/** New hours for a day: those of the day before, or after the last span of the day. */
export function newSpan(spans: readonly Span[], day: number): Span {
  const last = spans.filter(({ weekday }) => weekday === day).at(-1)
  if (last) return { weekday: day, opens: last.closes, closes: last.closes < '20:00' ? '20:00' : '24:00' }
  const before = spans.findLast(({ weekday }) => weekday < day)
  return { weekday: day, opens: before?.opens ?? '09:00', closes: before?.closes ?? '17:00' }
}

function isTime(text: string): boolean {
  return readTime(text) === text
}
