import { ask } from '../../platform/port.ts'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { dayAt, type Branch } from '../org/index.ts'
import { overrides } from './permissions.ts'
import { bookingAhead } from './ports.ts'

/** A question where someone has booked the item before it would be back, with the last day that leaves the booking alone. */
export async function bookingQuestion(
  w: Work,
  item: number,
  branch: Branch,
  due: Temporal.Instant,
): Promise<readonly Block[]> {
  const booking = await ask(w.platform, bookingAhead)(w, item, due)
  if (!booking) return []
  const day = (moment: Temporal.Instant) => dayAt(branch, moment).toString()
  return [
    {
      code: 'booked-ahead',
      message: `Booked by ${booking.by} from ${day(booking.from)}. Due by ${day(booking.freeUntil)} it would be back in time.`,
      override: overrides.holds,
      facts: { from: booking.from.toString(), due: booking.freeUntil.toString() },
    },
  ]
}
