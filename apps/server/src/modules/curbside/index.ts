import type { Module } from '../../platform/module.ts'
import { overrideCurbside } from './book.ts'
import { endpoints } from './routes.ts'

export { book, type BookRequest } from './book.ts'
export { listBookings } from './bookings.ts'
export { pickupBooked } from './events.ts'
export { listPlans } from './plans.ts'
export { listSlots } from './slots.ts'
export { cancelBooking, stepOn, undoStep } from './step.ts'

/** Holds handed out at the door, in slots that are booked. */
export const curbsideModule: Module = {
  name: 'curbside',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'curbside:book', text: 'See, book and hand out curbside pick-ups' },
    { code: 'curbside:plan', text: 'Set hours and slots of curbside pick-up' },
    { code: overrideCurbside, text: 'Book a curbside pick-up in spite of blocks or lead time' },
  ],
  endpoints,
}
