import { formatMoney, type Money } from '../../../platform/money.ts'
import type { Facts, FactRow } from '../../../platform/template.ts'

/** How a language and a place write days, times and money. */
export interface Writing {
  readonly locale: string
  readonly zone: string
  /** Days that were put into words already: making a thousand mails asks for the same few again and again. */
  readonly known: Map<string, string>
}

/** Facts of one item as they are kept: moments and amounts not yet written for anyone. */
export interface RawItem {
  readonly title?: string
  readonly author?: string | null
  readonly barcode?: string
  readonly callNumber?: string
  readonly due?: string
  readonly pickup?: string
  readonly until?: string | null
  /** A moment. */
  readonly time?: string
  readonly reason?: string
  readonly amount?: Money | null
  readonly date?: string
}

/** Facts beside those of items: days and moments in ISO 8601, amounts, words. */
export type RawFacts = Readonly<Record<string, string | boolean | Money>>

const day = { weekday: 'long', day: 'numeric', month: 'long' } as const

/** A day in words: with its year when that is another. */
export function dayInWords(date: Temporal.PlainDate, today: Temporal.PlainDate, { locale, known }: Writing): string {
  const key = `${locale} ${date.toString()} ${today.year}`
  const words = known.get(key)
  if (words !== undefined) return words
  const made = date.toLocaleString(locale, date.year === today.year ? day : { ...day, year: 'numeric' })
  known.set(key, made)
  return made
}

/** A due moment in words: a day, with the time where it is due within one. */
export function dueInWords(due: Temporal.Instant, today: Temporal.PlainDate, writing: Writing): string {
  const at = due.toZonedDateTimeISO(writing.zone)
  const words = dayInWords(at.toPlainDate(), today, writing)
  return at.hour === 23 && at.minute === 59
    ? words
    : `${words}, ${at.toPlainTime().toLocaleString(writing.locale, { hour: 'numeric', minute: '2-digit' })}`
}

/** An item as a template shows it. */
export function itemInWords(item: RawItem, today: Temporal.PlainDate, writing: Writing): FactRow {
  const due = item.due === undefined ? undefined : Temporal.Instant.from(item.due)
  const days = due ? due.toZonedDateTimeISO(writing.zone).toPlainDate().until(today).days : 0
  return {
    title: item.title ?? '',
    author: item.author ?? '',
    barcode: item.barcode ?? '',
    callNumber: item.callNumber ?? '',
    due: due ? dueInWords(due, today, writing) : '',
    late: days > 0 ? String(days) : '',
    pickup: item.pickup ?? '',
    until: item.until ? dayInWords(Temporal.PlainDate.from(item.until), today, writing) : '',
    time: item.time === undefined ? '' : dueInWords(Temporal.Instant.from(item.time), today, writing),
    reason: item.reason ?? '',
    amount: item.amount ? formatMoney(item.amount, writing.locale) : '',
    date: item.date === undefined ? '' : dayInWords(Temporal.PlainDate.from(item.date), today, writing),
  }
}

function valueInWords(value: RawFacts[string], today: Temporal.PlainDate, writing: Writing): string | boolean {
  if (typeof value === 'object') return formatMoney(value, writing.locale)
  if (typeof value !== 'string') return value
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayInWords(Temporal.PlainDate.from(value), today, writing)
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? dueInWords(Temporal.Instant.from(value), today, writing) : value
}

/** All facts of a notice: what is common, the first item's at the top, and the list. */
export function factsInWords(
  common: Readonly<Record<string, string | boolean>>,
  more: RawFacts,
  items: readonly RawItem[],
  today: Temporal.PlainDate,
  writing: Writing,
): Facts {
  const rows = items.map((item) => itemInWords(item, today, writing))
  return {
    ...rows[0],
    today: dayInWords(today, today, writing),
    count: String(items.length),
    many: items.length > 1,
    items: rows,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, valueInWords(value, today, writing)])),
    ...common,
  }
}
