import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { violates } from '../../platform/db.ts'
import { judgeOverride, type Override } from '../../platform/override.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { dayAt, lendingBranch, type Branch } from '../org/index.ts'
import { lendingBlocks, patronFacts, type PatronFacts } from '../patrons/index.ts'
import { listHolds } from '../holds/index.ts'
import { bookingById } from './bookings.ts'
import type { CurbsideBooking } from './contract.ts'
import { pickupBooked } from './events.ts'
import { planOf, type Plan } from './plans.ts'
import type { Slot } from './rules/slots.ts'
import { slotsOf } from './slots.ts'

/** The permission to book in spite of lead time, blocks, or an empty hold shelf. */
export const overrideCurbside = 'curbside:override'

/** A slot as it is asked for. */
export interface BookRequest {
  readonly branch: number
  readonly patron: number
  readonly startsAt: string
  readonly note?: string
  readonly override?: Override
}

/** Books a slot, or says every reason why not; two who book the last place at once: one gets it. */
export async function book(w: Work, request: BookRequest): Promise<CurbsideBooking | Refusal> {
  const branch = await lendingBranch(w, request.branch, 'branch')
  if (isRefusal(branch)) return branch
  const patron = await patronFacts(w, { id: request.patron }, { lock: true })
  if (!patron) return notFound('patron', `There is no patron ${request.patron}.`)
  const plan = await planOf(w, branch.id)
  if (!plan?.enabled)
    return refuse({ code: 'curbside-closed', message: `${branch.name} does not hand holds out at the door.` })
  await sql`select pg_advisory_xact_lock(hashtextextended('curbside.branch', ${branch.id}))`.execute(w.db)
  const startsAt = Temporal.Instant.from(request.startsAt)
  const day = dayAt(branch, startsAt)
  const slot = (await slotsOf(w, plan, day, 1)).find((one) => one.startsAt.equals(startsAt))
  if (!slot) {
    return refuse({
      code: 'no-such-slot',
      field: 'startsAt',
      message: `${branch.name} has no slot that begins then. Choose one from the list.`,
    })
  }
  const taken = await takenOn(w, branch.id, slot)
  const place = firstFree(taken.places, plan.perSlot)
  const blocks: Block[] = [
    ...lendingBlocks(patron, dayAt(branch, w.now)).map((block) => ({ override: overrideCurbside, ...block })),
    ...timeBlocks(w, plan, slot, branch),
    ...(taken.patrons.includes(patron.id)
      ? [{ code: 'booked-that-day', message: `There is a booking at ${branch.name} on this day already.` }]
      : []),
    ...(place === undefined
      ? [{ code: 'slot-full', field: 'startsAt', message: 'This slot is full. Choose another.' }]
      : []),
    ...(await readyBlocks(w, plan, patron)),
  ]
  const { standing } = judgeOverride(w.actor, blocks, request.override)
  if (standing.length > 0 || place === undefined) return refuse(...standing)
  const id = await insert(w, request, slot, place)
  if (isRefusal(id)) return id
  await w.audit({
    action: 'curbside.book',
    subject: `booking:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: { branch: branch.id, patron: patron.id, startsAt: request.startsAt },
  })
  await w.publish(pickupBooked, {
    booking: id,
    patron: patron.id,
    branch: branch.id,
    startsAt: slot.startsAt.toString(),
  })
  w.afterCommit(() => w.platform.live.tell('curbside', { branch: branch.id, booking: id, state: 'booked' }))
  return bookingById(w, id)
}

async function takenOn(
  w: Work,
  branch: number,
  slot: Slot,
): Promise<{ readonly places: readonly number[]; readonly patrons: readonly number[] }> {
  const { rows } = await sql<{ place: number; patron: number; inSlot: boolean }>`
    select place, patron_id as patron, starts_at = ${slot.startsAt} as "inSlot" from curbside.booking
    where branch_id = ${branch} and day = ${slot.day} and state <> 'cancelled'`.execute(w.db)
  return { places: rows.filter((row) => row.inSlot).map((row) => row.place), patrons: rows.map((row) => row.patron) }
}

function firstFree(places: readonly number[], perSlot: number): number | undefined {
  for (let place = 1; place <= perSlot; place++) if (!places.includes(place)) return place
  return undefined
}

function timeBlocks(w: Work, plan: Plan, slot: Slot, branch: Branch): readonly Block[] {
  const blocks: Block[] = []
  if (Temporal.Instant.compare(slot.startsAt, w.now.add({ minutes: plan.leadMinutes })) < 0)
    blocks.push({
      code: 'too-soon',
      field: 'startsAt',
      // What has ended already is booked by nobody.
      ...(Temporal.Instant.compare(slot.endsAt, w.now) > 0 && { override: overrideCurbside }),
      message:
        plan.leadMinutes === 0
          ? 'This slot has begun already. Choose a later one.'
          : `Book at least ${plan.leadMinutes} minutes before. Choose a later slot.`,
    })
  const last = dayAt(branch, w.now).add({ days: plan.daysAhead })
  if (Temporal.PlainDate.compare(slot.day, last) > 0)
    blocks.push({
      code: 'too-far',
      field: 'startsAt',
      override: overrideCurbside,
      message: `Slots can be booked up to ${last.toString()}. Choose an earlier one.`,
    })
  return blocks
}

async function readyBlocks(w: Work, plan: Plan, patron: PatronFacts): Promise<readonly Block[]> {
  if (!plan.readyOnly) return []
  const { total } = await listHolds(w, { patron: patron.id, pickup: plan.branch, state: 'ready', limit: 1 })
  return total > 0
    ? []
    : [
        {
          code: 'nothing-ready',
          override: overrideCurbside,
          message: 'Nothing is on the hold shelf of this branch yet. Book when a hold is ready.',
        },
      ]
}

async function insert(w: Work, request: BookRequest, slot: Slot, place: number): Promise<number | Refusal> {
  try {
    const { rows } = await sql<{ id: number }>`
      insert into curbside.booking (branch_id, patron_id, starts_at, ends_at, day, place, note, created_at, created_by)
      values (${request.branch}, ${request.patron}, ${slot.startsAt}, ${slot.endsAt}, ${slot.day}, ${place},
        ${request.note?.trim() ?? ''}, ${w.now}, ${actorName(w.actor)})
      returning id`.execute(w.db)
    const id = rows[0]?.id
    if (id === undefined) throw new Error('The booking was not written.')
    return id
  } catch (error) {
    if (violates(error, 'booking_place'))
      return refuse({ code: 'slot-full', field: 'startsAt', message: 'This slot is full. Choose another.' })
    if (violates(error, 'booking_once'))
      return refuse({ code: 'booked-that-day', message: 'There is a booking on this day already.' })
    throw error
  }
}
