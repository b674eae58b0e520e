import { actorName } from '../../platform/actor.ts'
import { violates } from '../../platform/db.ts'
import type { Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { may, tablesOf, type Work } from '../../platform/work.ts'
import { undoCheckOut } from '../circulation/index.ts'
import { bookingById } from './bookings.ts'
import type { CurbsideBooking, CurbsideState } from './contract.ts'
import { deliver } from './deliver.ts'
import { afterStep } from './rules/booking-states.ts'
import type { CurbsideTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<CurbsideTables>(w)

/** A step as it is asked for. */
export interface StepRequest {
  readonly to: 'to-stage' | 'staged' | 'outside' | 'delivered'
  /** Holds that are not handed out with a delivery. */
  readonly without?: readonly number[]
  readonly override?: Override
}

async function bookingForUpdate(w: Work, id: number, patron: number | undefined) {
  const row = await tables(w)
    .selectFrom('curbside.booking')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && (patron === undefined || row.patron_id === patron)
    ? row
    : notFound('booking', `There is no booking ${id}.`)
}

function standingSteps(w: Work, booking: number) {
  return tables(w)
    .selectFrom('curbside.step')
    .selectAll()
    .where('booking_id', '=', booking)
    .where('undone_at', 'is', null)
    .orderBy('id')
    .execute()
}

const ended = (state: CurbsideState) =>
  refuse({
    code: 'booking-ended',
    message: `This booking is ${state === 'delivered' ? 'delivered' : 'cancelled'} already.`,
  })

/** Takes a booking a step on; a delivery lends what is on the shelf for the patron. `patron` limits it to their own. */
export async function stepOn(
  w: Work,
  id: number,
  request: StepRequest,
  patron?: number,
): Promise<CurbsideBooking | Refusal> {
  const booking = await bookingForUpdate(w, id, patron)
  if (isRefusal(booking)) return booking
  const taken = (await standingSteps(w, id)).map((step) => step.to_state)
  const next = afterStep(
    booking.state,
    request.to,
    taken.filter((state): state is CurbsideState => state !== ''),
  )
  if (next === undefined) {
    if (booking.state === 'delivered' || booking.state === 'cancelled') return ended(booking.state)
    return refuse({ code: 'step-taken', message: 'This step was taken already. Undo the last one to go back.' })
  }
  let loans: readonly number[] = []
  if (request.to === 'delivered') {
    if (!may(w.actor, 'circulation:check-out'))
      return refuse({
        code: 'permission-missing',
        message: 'A delivery lends, which needs the permission "circulation:check-out".',
      })
    const lent = await deliver(w, booking, request)
    if (isRefusal(lent)) return lent
    loans = lent
  }
  await tables(w)
    .insertInto('curbside.step')
    .values({
      booking_id: id,
      from_state: booking.state,
      to_state: request.to,
      at: w.now,
      by_name: actorName(w.actor),
      loans: [...loans],
    })
    .execute()
  return moved(w, id, booking.branch_id, next, { to: request.to, loans })
}

async function moved(
  w: Work,
  id: number,
  branch: number,
  state: CurbsideState,
  detail: Readonly<Record<string, unknown>>,
): Promise<CurbsideBooking | Refusal> {
  await tables(w).updateTable('curbside.booking').set({ state }).where('id', '=', id).execute()
  await w.audit({ action: 'curbside.step', subject: `booking:${id}`, detail: { state, ...detail } })
  w.afterCommit(() => w.platform.live.tell('curbside', { branch, booking: id, state }))
  return bookingById(w, id)
}

/** Takes the last step back: a delivery's loans too, a cancellation if its slot still has room. */
export async function undoStep(w: Work, id: number): Promise<CurbsideBooking | Refusal> {
  const booking = await bookingForUpdate(w, id, undefined)
  if (isRefusal(booking)) return booking
  const last = (await standingSteps(w, id)).at(-1)
  if (!last) return refuse({ code: 'nothing-to-undo', message: 'Nothing has been done with this booking yet.' })
  for (const loan of last.loans.toReversed()) {
    const undone = await undoCheckOut(w, loan)
    if (isRefusal(undone)) return undone
  }
  await tables(w).updateTable('curbside.step').set({ undone_at: w.now }).where('id', '=', last.id).execute()
  try {
    return await moved(w, id, booking.branch_id, stateNamed(last.from_state), { undone: last.to_state })
  } catch (error) {
    if (!violates(error, 'booking_place') && !violates(error, 'booking_once')) throw error
    return refuse({ code: 'slot-full', message: 'Someone else has this place by now. Book another slot.' })
  }
}

function stateNamed(text: string): CurbsideState {
  switch (text) {
    case 'to-stage':
    case 'staged':
    case 'outside':
      return text
    default:
      return 'booked'
  }
}

/** Cancels a booking; its place is free at once. */
export async function cancelBooking(w: Work, id: number, patron?: number): Promise<CurbsideBooking | Refusal> {
  const booking = await bookingForUpdate(w, id, patron)
  if (isRefusal(booking)) return booking
  if (booking.state === 'delivered' || booking.state === 'cancelled') return ended(booking.state)
  await tables(w)
    .insertInto('curbside.step')
    .values({
      booking_id: id,
      from_state: booking.state,
      to_state: 'cancelled',
      at: w.now,
      by_name: actorName(w.actor),
    })
    .execute()
  return moved(w, id, booking.branch_id, 'cancelled', {})
}
