import type { Words } from './messages/index.ts'

/** Money in minor units, as the API sends it: 340 USD is $3.40. */
export interface MoneyAmount {
  readonly amount: number
  readonly currency: string
}

/** Where and how this library writes dates, times, money and numbers. */
export interface FormatSettings {
  readonly locale: string
  /** IANA zone of the branch, e.g. `America/Toronto`: due times are those of the branch, not of this computer. */
  readonly timeZone: string
}

/** Writes values as people of one library write them. */
export interface Format {
  readonly settings: FormatSettings
  /** `$3.40` */
  money(value: MoneyAmount): string
  /** `212`, `1,204,000` */
  count(value: number): string
  /** `43%` of a share from 0 to 1 */
  percent(share: number): string
  /** `15 Dec`, with the year when it is not this one. Takes a day `2026-12-15` or an instant. */
  day(value: string | Date, now?: Date): string
  /** `14:42` */
  time(value: string | Date): string
  /** `Today 14:42`, `Tomorrow 09:00`, `15 Dec 18:00`; for a day without time `Today`, `15 Dec` */
  when(value: string | Date, now?: Date): string
  /** `Tue 24 Nov, 10:42`: the clock of the top bar */
  clock(now: Date): string
  /** `Tuesday 24 November 2026 at 10:42`: for a tooltip or a screen reader */
  full(value: string | Date): string
}

/** Makes the formatter of a library; `days` names yesterday, today and tomorrow. */
export function createFormat(settings: FormatSettings, days: Words['days']): Format {
  const { locale, timeZone } = settings
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const dated = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  const short = dated({ day: 'numeric', month: 'short' })
  const withYear = dated({ day: 'numeric', month: 'short', year: 'numeric' })
  const weekday = dated({ weekday: 'short', day: 'numeric', month: 'short' })
  const hours = dated({ hour: '2-digit', minute: '2-digit' })
  const whole = dated({ dateStyle: 'full' })
  const iso = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const instantOf = readerOfInstants(timeZone)
  const currencies = new Map<string, { readonly format: Intl.NumberFormat; readonly unit: number }>()

  const money = ({ amount, currency }: MoneyAmount): string => {
    const known = currencies.get(currency) ?? {
      format: currencyFormat(locale, currency),
      unit: 10 ** minorDigits(currency),
    }
    currencies.set(currency, known)
    return known.format.format(amount / known.unit)
  }
  const day = (value: string | Date, now = new Date()): string => {
    const at = instantOf(value)
    return (iso.format(at).slice(0, 4) === iso.format(now).slice(0, 4) ? short : withYear).format(at)
  }
  const time = (value: string | Date): string => hours.format(instantOf(value))
  const when = (value: string | Date, now = new Date()): string => {
    const name = nearDay(iso.format(instantOf(value)), iso.format(now), days) ?? day(value, now)
    return isDay(value) ? name : `${name} ${time(value)}`
  }
  const full = (value: string | Date): string => {
    const date = whole.format(instantOf(value))
    return isDay(value) ? date : `${date}, ${time(value)}`
  }
  return {
    settings,
    money,
    day,
    time,
    when,
    full,
    count: (value) => numbers.format(value),
    percent: (share) => percents.format(share),
    clock: (now) => `${weekday.format(now).replace(',', '')}, ${hours.format(now)}`,
  }
}

/** Digits after the point of a currency: 2 for USD, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Money as a plain number of whole units, for spreadsheets: 340 USD is 3.4. */
export function inUnits({ amount, currency }: MoneyAmount): number {
  return amount / 10 ** minorDigits(currency)
}

/** A 14-digit library barcode grouped as on its label, `3 1234 00871 2209`; anything else as it is. */
export function groupBarcode(barcode: string): string {
  const match = /^(\d)(\d{4})(\d{5})(\d{4})$/.exec(barcode)
  return match ? match.slice(1).join(' ') : barcode
}

/** Initials for an avatar: the first letters of the first and the last name. */
export function initials(name: string): string {
  const letters = name.split(/[\s,]+/).flatMap((part) => /\p{L}\p{M}*/u.exec(part)?.[0] ?? [])
  const [first = '', last = ''] = [letters[0], letters.length > 1 ? letters.at(-1) : '']
  return (first + last).toLocaleUpperCase()
}

function currencyFormat(locale: string, currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
}

function isDay(value: string | Date): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
}

/**
 * Reads days and instants for one zone. A day without a time is taken at noon of the branch, so that no zone moves it to
 * another day.
 */
function readerOfInstants(timeZone: string): (value: string | Date) => Date {
  // Making a formatter costs far more than using one, and a list asks for hundreds.
  const hourOf = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' })
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone })
  return (value) => {
    if (value instanceof Date) return value
    if (!isDay(value)) return new Date(value)
    const noon = new Date(`${value}T12:00:00Z`)
    // Zones beyond UTC+12 are already on the next day at noon UTC.
    return dayOf.format(noon) === value
      ? noon
      : new Date(noon.getTime() - (Number(hourOf.format(noon)) + 1) * 3_600_000)
  }
}

function nearDay(day: string, today: string, days: Words['days']): string | undefined {
  const apart = Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
  return apart === 0 ? days.today : apart === 1 ? days.tomorrow : apart === -1 ? days.yesterday : undefined
}
