import type { CalendarException } from '../../../../../server/src/modules/org/contract.ts'
import type { Words } from '../../../messages/index.ts'
import { readTime } from '../week.ts'
import { addDays, readHours } from './calendar-days.ts'

/** What is done to the days. */
export type DraftKind = 'closed' | 'hours' | 'between' | 'also'

/** An exception while it is written. */
export interface ExceptionDraft {
  readonly name: string
  readonly kind: DraftKind
  readonly from: string | undefined
  readonly to: string | undefined
  readonly hours: string
  readonly repeats: CalendarException['repeats']
  readonly every: number
  readonly weekdays: ReadonlySet<number>
  readonly month: number | null
  readonly nth: number
  readonly easterOffset: number
  readonly length: number
  readonly until: string | undefined
}

/** An empty draft, perhaps for a day that was chosen. */
export function freshDraft(kind: DraftKind = 'closed', from?: string): ExceptionDraft {
  return {
    name: '',
    kind,
    from,
    to: undefined,
    hours: '10:00–13:00',
    repeats: 'never',
    every: 1,
    weekdays: new Set(),
    month: null,
    nth: 1,
    easterOffset: -2,
    length: 1,
    until: undefined,
  }
}

const effects = { closed: 'hours', hours: 'hours', between: 'closed-between', also: 'also-open' } as const

/** A draft from what is there. */
export function draftOf(days: CalendarException): ExceptionDraft {
  const kind =
    days.effect === 'closed-between'
      ? 'between'
      : days.effect === 'also-open'
        ? 'also'
        : days.hours.length === 0
          ? 'closed'
          : 'hours'
  return {
    name: days.name,
    kind,
    from: days.from,
    to: days.to === days.from ? undefined : days.to,
    hours: days.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ') || '10:00–13:00',
    repeats: days.repeats,
    every: days.every,
    weekdays: new Set(days.weekdays),
    month: days.month,
    nth: days.nth ?? 1,
    easterOffset: days.easterOffset ?? -2,
    length: Math.round((Date.parse(days.to) - Date.parse(days.from)) / 86_400_000) + 1,
    until: days.until ?? undefined,
  }
}

/** True for days that come by a rule: then the length is said instead of the last day. */
export function comesByRule(repeats: CalendarException['repeats']): boolean {
  return repeats === 'nth-weekday' || repeats === 'easter' || repeats === 'weekly'
}

/** What is sent to the server; undefined while something is missing or cannot be read. */
export function bodyOf(draft: ExceptionDraft) {
  const { from } = draft
  if (from === undefined) return undefined
  const hours = draft.kind === 'closed' ? [] : readHours(draft.hours, readTime)
  if (hours === undefined) return undefined
  const byRule = comesByRule(draft.repeats)
  return {
    name: draft.name.trim(),
    from,
    to: byRule ? addDays(from, draft.length - 1) : (draft.to ?? from),
    hours,
    effect: effects[draft.kind],
    repeats: draft.repeats,
    ...((draft.repeats === 'weekly' || draft.repeats === 'yearly') && { every: draft.every }),
    ...((draft.repeats === 'weekly' || draft.repeats === 'nth-weekday') && { weekdays: [...draft.weekdays].sort() }),
    ...(draft.repeats === 'nth-weekday' && { nth: draft.nth, month: draft.month }),
    ...(draft.repeats === 'easter' && { easterOffset: draft.easterOffset }),
    ...(draft.repeats !== 'never' && { until: draft.until ?? null }),
  }
}

/** What an exception does, in words. */
export function effectInWords({ hours, effect }: CalendarException, words: Words): string {
  const text = hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
  if (effect === 'closed-between') return words.calendar.closedBetween(text)
  if (effect === 'also-open') return words.calendar.alsoOpen(text)
  return hours.length === 0 ? words.calendar.dayClosed : text
}

/** How an exception comes again, in words; empty for one that does not. */
export function repeatsInWords(days: CalendarException, words: Words, locale: string): string {
  const { calendar } = words
  const weekday = (number: number) =>
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, number)))
  const month = (number: number | null) =>
    number === null
      ? calendar.everyMonth
      : new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(
          new Date(Date.UTC(2024, number - 1, 1)),
        )
  const ofFrom = ((new Date(`${days.from}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  const named = (days.weekdays.length > 0 ? days.weekdays : [ofFrom]).map(weekday)
  switch (days.repeats) {
    case 'never':
      return ''
    case 'yearly':
      return calendar.everyYear
    case 'weekly':
      return calendar.everyWeek(days.every, named.join(', '))
    case 'nth-weekday':
      return calendar.nthOf(nthInWords(days.nth ?? 1, words), named[0] ?? '', month(days.month))
    case 'easter':
      return calendar.byEaster(days.easterOffset ?? 0)
    case 'dates':
      return calendar.times(days.dates.length)
  }
}

/** `first` … `last`. */
export function nthInWords(nth: number, { calendar }: Words): string {
  const names = [calendar.nth1, calendar.nth2, calendar.nth3, calendar.nth4, calendar.nth5]
  return nth < 0 ? calendar.nthLast : (names[nth - 1] ?? String(nth))
}
