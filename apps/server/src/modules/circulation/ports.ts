import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'

/** A booking of an item that begins while it would be out. */
export interface BookingAhead {
  readonly from: Temporal.Instant
  /** For whom, in words. */
  readonly by: string
  /** The latest due moment that leaves the booking untouched. */
  readonly freeUntil: Temporal.Instant
}

/** Asked before a loan: the first booking of the item that begins before it would be due. A later module answers. */
export const bookingAhead =
  definePort<(w: Work, item: number, due: Temporal.Instant) => Promise<BookingAhead | undefined>>(
    'circulation.booking-ahead',
  )
