import type { Coded, Identifier, Parts, SentDate } from '@carrel/ncip'
import type { Money } from '../../platform/money.ts'

const base = 'http://www.niso.org/ncip/v1_0'

/** A word of one of the standard's lists, with the address of the list. */
export function coded(list: string, value: string): Coded {
  return { value, scheme: `${base}/${list}.scm` }
}

/** ItemId of an item here. */
export function itemId(us: string, barcode: string): Parts {
  return { AgencyId: us, ItemIdentifierType: 'Barcode', ItemIdentifierValue: barcode }
}

/** UserId of a patron here. */
export function userId(us: string, number: string): Parts {
  return { AgencyId: us, UserIdentifierType: 'Barcode Id', UserIdentifierValue: number }
}

/** An identifier as it was sent. */
export function echoed(kind: 'User' | 'Item' | 'Request', { agency, type, value }: Identifier): Parts {
  return { AgencyId: agency, [`${kind}IdentifierType`]: type, [`${kind}IdentifierValue`]: value }
}

/** CurrencyCode and MonetaryValue in minor units. */
export function money({ amount, currency }: Money): Parts {
  return { CurrencyCode: coded('schemes/currencycode/iso4217', currency), MonetaryValue: amount }
}

/** A moment (xs:dateTime) in UTC, to the second. */
export function dateTime(moment: string | Temporal.Instant): string {
  return Temporal.Instant.from(moment.toString()).round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
}

/** A day as the moment at which it begins (xs:dateTime has no days). */
export function dayTime(day: string | Temporal.PlainDate): string {
  return `${day.toString()}T00:00:00Z`
}

/** The moment that was meant by a date without a zone: that of the branch, the end of the day where no time is said. */
export function momentOf(sent: SentDate, timeZone: string): Temporal.Instant {
  if (sent.exact) return sent.instant
  const time = sent.time ?? Temporal.PlainTime.from('23:59:59')
  return sent.date.toZonedDateTime({ timeZone, plainTime: time }).toInstant()
}

/** The day that was meant. */
export function dayOf(sent: SentDate, timeZone: string): Temporal.PlainDate {
  return sent.exact ? sent.instant.toZonedDateTimeISO(timeZone).toPlainDate() : sent.date
}
