import { html, type Html } from '../../../platform/html.ts'

/** Words of the holds of a person: those of the past, being away, parts of a title. */
export const waitingWords = {
  away: 'I am away',
  awayText: 'Puts all that you wait for on pause. You keep your places; others go before you meanwhile.',
  awayUntil: 'Back on',
  awayButton: 'Pause all',
  backButton: 'Take all up again',
  past: 'Past holds',
  pastNone: 'There are none yet.',
  back: 'My account',
  ended: {
    filled: 'Collected',
    cancelled: 'Cancelled',
    expired: 'Ended without being collected or found',
  } as Readonly<Record<string, string>>,
  endedOn: (how: string, day: string) => `${how}, ${day}`,
  which: 'Which part',
  anyPart: 'Any',
  askPart: (part: string) => `Only ${part}`,
  anyOf: (titles: string) => `Any of these: ${titles}`,
  atDesk: 'A copy is kept for you. To give it up, tell the library.',
}

/** Words of curbside pick-up for those who come. */
export const curbsideWords = {
  title: 'Curbside pick-up',
  link: 'Curbside pick-up',
  intro: 'We bring your holds out to you. Book a time, come to the door, and tell us that you are there.',
  mine: 'Your pick-ups',
  book: 'Book a pick-up',
  none: 'No library offers pick-up at the door at the moment.',
  noSlots: 'No time is free in the next days.',
  when: (day: string, from: string, to: string): Html => html`<b>${day}</b>, ${from} to ${to}`,
  ready: (count: number) =>
    count === 0
      ? 'Nothing is ready for you there yet.'
      : count === 1
        ? '1 hold is ready for you.'
        : `${count} holds are ready for you.`,
  outside: 'I am outside',
  weKnow: 'We know that you are outside. Someone is coming.',
  cancel: 'Cancel this pick-up',
  note: 'How do we find you? (optional)',
  noteHint: 'A car, a bicycle, a colour',
  slot: 'Time',
  submit: 'Book',
  left: (free: number) => (free === 1 ? '1 place left' : `${free} places left`),
  states: {
    booked: 'Booked',
    'to-stage': 'We are getting your things ready',
    staged: 'Your things are at the door',
    outside: 'You are outside',
    delivered: 'Collected',
    cancelled: 'Cancelled',
  } as Readonly<Record<string, string>>,
}

/** What refusals of holds and pick-ups say to the person. */
export const waitingRefusals: Readonly<Record<string, string>> = {
  'slot-full': 'This time has just been taken. Choose another.',
  'booked-that-day': 'You have booked a pick-up on that day already.',
  'no-such-slot': 'This time is not offered any more. Choose another.',
  'too-soon': 'This time is too soon for us to get ready. Choose a later one.',
  'too-far': 'This day is too far away. Choose an earlier one.',
  'nothing-ready': 'Nothing is ready for you there yet. Book when we tell you that a hold is ready.',
  'step-taken': 'We know already that you are outside.',
  'booking-ended': 'This pick-up is over or was cancelled.',
  'curbside-closed': 'This library does not offer pick-up at the door at the moment.',
  'hold-caught': 'A copy is already kept for you. To give it up or move it, tell the library.',
  'hold-on-its-way': 'It is on its way already. You can choose another place once it has arrived.',
  'on-shelf': 'A copy is on the shelf. You can take it from there.',
  'new-item-stays': 'It is new and stays in its own library for now.',
  'too-many-on-title': 'You wait for as many copies of this title as the rules allow.',
  'item-hold-needed': 'Copies of this title are asked for one by one. Ask at the desk.',
}

/** What was just done with holds and pick-ups. */
export const waitingNotices = {
  'holds-paused': (count: string) => (count === '1' ? '1 hold is on pause.' : `${count} holds are on pause.`),
  'holds-resumed': (count: string) => (count === '1' ? '1 hold goes on.' : `${count} holds go on.`),
  'curbside-booked': () => 'Your pick-up is booked.',
  'curbside-cancelled': () => 'Your pick-up is cancelled.',
  'curbside-outside': () => 'Thank you. We are coming out to you.',
}
