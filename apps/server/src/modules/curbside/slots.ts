import { sql } from 'kysely'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, dayAt, isOpen, lendingBranch } from '../org/index.ts'
import type { CurbsideSlot } from './contract.ts'
import { planOf, type Plan } from './plans.ts'
import { slotsOn, type Slot } from './rules/slots.ts'

/** The slots of a branch on some days; none where it is closed. */
export async function slotsOf(
  w: Pick<Work, 'db' | 'platform'>,
  plan: Plan,
  from: Temporal.PlainDate,
  days: number,
): Promise<readonly Slot[]> {
  const calendar = await calendarOf(w, plan.branch)
  return Array.from({ length: days }, (_, index) => from.add({ days: index }))
    .filter((day) => isOpen(calendar, day))
    .flatMap((day) => slotsOn(day, plan.hours, plan.slotMinutes, calendar.timeZone))
}

/** The slots of a branch that can be booked now, with the places that are left. */
export async function listSlots(
  w: Work,
  query: { readonly branch: number; readonly from?: string; readonly days?: number },
): Promise<{ total: number; rows: CurbsideSlot[] } | Refusal> {
  const place = await lendingBranch(w, query.branch, 'branch')
  if (isRefusal(place)) return place
  const plan = await planOf(w, query.branch)
  if (!plan?.enabled)
    return refuse({ code: 'curbside-closed', message: `${place.name} does not hand holds out at the door.` })
  const today = dayAt(place, w.now)
  const asked = query.from === undefined ? today : Temporal.PlainDate.from(query.from)
  const from = Temporal.PlainDate.compare(asked, today) < 0 ? today : asked
  const left = from.until(today.add({ days: plan.daysAhead }), { largestUnit: 'days' }).days + 1
  const earliest = w.now.add({ minutes: plan.leadMinutes })
  const slots = (await slotsOf(w, plan, from, Math.max(0, Math.min(query.days ?? 14, left)))).filter(
    (slot) => Temporal.Instant.compare(slot.startsAt, earliest) >= 0,
  )
  const { rows: taken } = await sql<{ at: Temporal.Instant; count: number }>`
    select starts_at as at, count(*) as count from curbside.booking
    where branch_id = ${plan.branch} and state <> 'cancelled' and day >= ${from} group by starts_at`.execute(w.db)
  const counts = new Map(taken.map((row) => [row.at.epochMilliseconds, row.count]))
  const rows = slots.map((slot) => ({
    startsAt: slot.startsAt.toString(),
    endsAt: slot.endsAt.toString(),
    day: slot.day.toString(),
    free: Math.max(0, plan.perSlot - (counts.get(slot.startsAt.epochMilliseconds) ?? 0)),
    capacity: plan.perSlot,
  }))
  return { total: rows.length, rows }
}
