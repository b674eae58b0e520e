import { defineEvent } from '../../platform/events.ts'

/** A pick-up at the door was booked; `startsAt` is the beginning of its slot, as text. */
export const pickupBooked = defineEvent<{
  readonly booking: number
  readonly patron: number
  readonly branch: number
  readonly startsAt: string
}>('curbside.booked')
