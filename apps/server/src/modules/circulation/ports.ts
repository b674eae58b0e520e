import { definePort } from '../../platform/port.ts'
import type { Work } from '../../platform/work.ts'
import type { CheckInOutcome } from './contract.ts'

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

/** The bin or cart that staff put a returned item in at a branch that sorts; null where it does not. A later module answers. */
export const binAtDesk =
  definePort<(w: Work, branch: number, outcome: CheckInOutcome) => Promise<CheckInOutcome['bin']>>(
    'circulation.bin-at-desk',
  )

/** The course for which an item that came in is wanted on reserve: its title is asked for, and no copy is on reserve yet. */
export interface WantedForReserve {
  readonly course: number
  /** Code and name. */
  readonly name: string
}

/** Asked at a return; null where nobody wants it. A later module answers. */
export const wantedForReserve = definePort<
  (w: Work, item: { readonly id: number; readonly bib: number }) => Promise<WantedForReserve | null>
>('circulation.wanted-for-reserve')
