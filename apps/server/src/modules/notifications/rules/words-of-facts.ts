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
  /** The fine that is accruing. */
  readonly fine?: RawFine
}

/** A fine so far; what is added to it, and how often, while it grows. */
export interface RawFine {
  readonly amount: Money
  readonly growing: {
    readonly amount: Money
    readonly every: { readonly count: number; readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' }
  } | null
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
    ...fineInWords(item.fine, writing),
    date: item.date === undefined ? '' : dayInWords(Temporal.PlainDate.from(item.date), today, writing),
  }
}

function fineInWords(fine: RawFine | undefined, { locale }: Writing): FactRow {
  const growing = fine?.growing
  return {
    fine: fine ? formatMoney(fine.amount, locale) : '',
    fineRate: growing ? formatMoney(growing.amount, locale) : '',
    finePeriod: growing ? lengthInWords(growing.every, locale) : '',
  }
}

const intlUnit = { minutes: 'minute', hours: 'hour', days: 'day', weeks: 'week', months: 'month' } as const

/** A length as it follows "per": "day", "2 weeks". */
function lengthInWords({ count, unit }: NonNullable<RawFine['growing']>['every'], locale: string): string {
  const writer = new Intl.NumberFormat(locale, { style: 'unit', unit: intlUnit[unit], unitDisplay: 'long' })
  if (count !== 1) return writer.format(count)
  const word = writer.formatToParts(1).find(({ type }) => type === 'unit')
  return word?.value ?? writer.format(1)
}

/** The fines of some items together, which are of one currency; empty without any. */
function finesInWords(items: readonly RawItem[], { locale }: Writing): string {
  const fines = items.flatMap(({ fine }) => (fine ? [fine.amount] : []))
  const [first] = fines
  if (!first) return ''
  return formatMoney({ ...first, amount: fines.reduce((sum, { amount }) => sum + amount, 0) }, locale)
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
    fines: finesInWords(items, writing),
    items: rows,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, valueInWords(value, today, writing)])),
    ...common,
  }
}
