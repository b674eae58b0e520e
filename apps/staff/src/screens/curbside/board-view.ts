import type { CurbsideBooking, CurbsideState } from '../../../../server/src/modules/curbside/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The columns of the board, the most urgent first. */
export const boardColumns = ['outside', 'staged', 'to-stage', 'booked', 'delivered'] as const
export type BoardColumn = (typeof boardColumns)[number]

/** The colour of a booking. */
export const bookingTones: Readonly<Record<CurbsideState, Tone>> = {
  booked: 'neutral',
  'to-stage': 'info',
  staged: 'ok',
  outside: 'warn',
  delivered: 'ok',
  cancelled: 'neutral',
}

/** The bookings of each column, in the order of their slots; those who have waited outside longest first. */
export function boardOf(
  bookings: readonly CurbsideBooking[],
): Readonly<Record<BoardColumn, readonly CurbsideBooking[]>> {
  const inState = (state: BoardColumn) => bookings.filter((booking) => booking.state === state)
  return {
    outside: inState('outside').toSorted((a, b) => outsideSince(a).localeCompare(outsideSince(b))),
    staged: inState('staged'),
    'to-stage': inState('to-stage'),
    booked: inState('booked'),
    delivered: inState('delivered'),
  }
}

const outsideSince = (booking: CurbsideBooking) => booking.steps.find(({ state }) => state === 'outside')?.at ?? ''

/** The steps that make sense next, the most usual first. */
export function nextSteps({ state, steps }: Pick<CurbsideBooking, 'state' | 'steps'>): readonly Step[] {
  const isStaged = steps.some((step) => step.state === 'staged')
  switch (state) {
    case 'booked':
      return ['to-stage', 'staged', 'outside']
    case 'to-stage':
      return ['staged', 'outside']
    case 'staged':
      return ['delivered', 'outside']
    case 'outside':
      return isStaged ? ['delivered'] : ['staged', 'delivered']
    case 'delivered':
    case 'cancelled':
      return []
  }
}
export type Step = 'to-stage' | 'staged' | 'outside' | 'delivered'

/** Who is outside now and was not before: the board sounds for them. */
export function newlyOutside(
  before: ReadonlySet<number> | undefined,
  now: readonly CurbsideBooking[],
): readonly CurbsideBooking[] {
  return before === undefined ? [] : now.filter(({ id, state }) => state === 'outside' && !before.has(id))
}
