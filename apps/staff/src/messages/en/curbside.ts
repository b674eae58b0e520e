import { counter } from '../plural.ts'

const count = counter('en')

/** Words of curbside pick-up: the board of a day, booking, and its plan. */
export const curbsideWords = {
  title: 'Curbside',
  views: 'Parts of curbside pick-up',
  board: 'Today',
  plan: 'Hours and slots',
  boardIntro: (branch: string) => `Who collects at the door of ${branch}.`,
  day: 'Day',
  noPlanTitle: 'This branch does not hand out at the door yet',
  noPlanText: 'Set its hours and slots first.',
  none: 'Nobody',
  ready: (n: number) => count(n, { one: 'hold on the shelf', other: 'holds on the shelf' }),
  nothingReady: 'Nothing on the shelf yet',
  waits: 'Waits, nothing is at the door yet',
  undo: 'Undo',
  cancel: 'Cancel booking',
  delivered: (name: string, n: number) => `${name}: ${count(n, { one: 'item lent', other: 'items lent' })}.`,
  outsideNow: (name: string) => `${name} is outside.`,
  stepDone: (name: string, state: string) => `${name}: ${state}`,
  book: 'Book a slot',
  slot: 'Slot',
  slotFull: 'Full',
  slotFree: (free: number) => count(free, { one: 'place', other: 'places' }),
  noSlots: 'There is no slot on this day. Choose another.',
  note: 'Note, e.g. the car',
  bookButton: 'Book',
  booked: (name: string) => `Booked for ${name}`,
  enabled: 'Holds are handed out at the door',
  hours: 'Hours',
  closed: 'None',
  addSpan: 'Add hours',
  removeSpan: 'Remove these hours',
  opens: 'From',
  closes: 'To',
  weekday: 'Day',
  slotMinutes: 'A slot lasts',
  minutes: 'minutes',
  perSlot: 'People in a slot',
  lead: 'Booked at least so long before',
  daysAhead: 'Booked so many days ahead',
  days: 'days',
  readyOnly: 'Only with something on the hold shelf',
  tell: 'What patrons are told',
  tellHint: 'Where to stop, whom to call.',
  save: 'Save',
  saved: 'Saved.',
} as const

/** States of bookings; on the board they head its columns. */
export const curbsideStates = {
  outside: 'Outside now',
  booked: 'Booked',
  'to-stage': 'To stage',
  staged: 'At the door',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
} as const

/** What takes a booking on. */
export const curbsideSteps = {
  'to-stage': 'Stage',
  staged: 'Is at the door',
  outside: 'Is outside',
  delivered: 'Deliver',
} as const
