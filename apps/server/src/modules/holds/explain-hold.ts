import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Reason } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, dayAt } from '../org/index.ts'
import type { Hold } from './contract.ts'
import { fillingOf, problemsOf, rulesFor, type Filling, type Waiter } from './filling.ts'
import { findWish, type FoundWish } from './find-wish.ts'
import { holdById, listHolds } from './hold-views.ts'
import { holdForReading, type HoldRow } from './store.ts'
import { waiterOf } from './waiters.ts'

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`

/** Why a hold is where it is, what it waits for, and who is before it. */
export interface HoldExplanation {
  readonly reasons: Reason[]
  readonly ahead: {
    readonly hold: number
    readonly position: number
    readonly patronName: string
    readonly placedAt: string
    readonly suspended: boolean
    readonly why: string
  }[]
}

/** Why a hold is where it is, and what it waits for, in words. */
export async function explainHold(w: Work, id: number): Promise<HoldExplanation | Refusal> {
  const hold = await holdById(w, id)
  const row = await holdForReading(w, id)
  if (!hold || !row) return notFound('hold', `There is no hold ${id}.`)
  switch (hold.state) {
    case 'ready':
      return {
        reasons: [
          {
            decided: true,
            text: `Waits at ${hold.pickupName} until ${await momentWords(w, hold)}`,
            detail: `Item ${hold.barcode}`,
          },
          ...(hold.uncollected ? [{ decided: true, text: 'Its time on the shelf is over; it was not collected' }] : []),
        ],
        ahead: [],
      }
    case 'in-transit':
      return {
        reasons: [{ decided: true, text: `On its way to ${hold.pickupName}`, detail: `Item ${hold.barcode}` }],
        ahead: [],
      }
    case 'filled':
    case 'cancelled':
    case 'expired':
      return {
        reasons: [
          {
            decided: true,
            text: `This hold has ended: ${hold.state}`,
            ...(hold.endReason !== '' && { detail: hold.endReason }),
          },
        ],
        ahead: [],
      }
    case 'waiting':
  }
  const ahead = await aheadOf(w, hold)
  return { reasons: [...placeReasons(hold, row, ahead), ...(await copyReasons(w, hold, row))], ahead }
}

async function momentWords(w: Work, hold: Hold): Promise<string> {
  const zone = (await branchesOf(w)).byId.get(hold.pickup)?.timeZone ?? 'UTC'
  const at = hold.shelfExpires === null ? undefined : Temporal.Instant.from(hold.shelfExpires)
  if (!at || dayAt({ timeZone: zone }, at).toString() !== hold.shelfUntil) return hold.shelfUntil ?? 'it is collected'
  const time = at.toZonedDateTimeISO(zone).toPlainTime()
  return time.hour === 23 && time.minute === 59 ? hold.shelfUntil : `${hold.shelfUntil} ${time.toString().slice(0, 5)}`
}

const shownAhead = 20

async function aheadOf(w: Work, hold: Hold): Promise<HoldExplanation['ahead']> {
  const { rows } = await listHolds(w, { bib: hold.bib, state: 'waiting', limit: Math.max(1, (hold.position ?? 1) - 1) })
  const before = rows.filter((one) => one.position !== null && one.position < (hold.position ?? 0))
  const moved = new Map(
    await Promise.all(
      before.slice(0, shownAhead).map(async (one) => [one.id, await holdForReading(w, one.id)] as const),
    ),
  )
  return before.slice(0, shownAhead).map((one) => ({
    hold: one.id,
    position: one.position ?? 0,
    patronName: one.patronName,
    placedAt: one.placedAt,
    suspended: one.suspended,
    why: whyAhead(one, hold, moved.get(one.id)),
  }))
}

function whyAhead(one: Hold, hold: Hold, row: HoldRow | undefined): string {
  const earlier = Temporal.Instant.compare(one.placedAt, hold.placedAt) < 0 || one.id < hold.id
  const paused = one.suspended ? '; passed over for now' : ''
  if (earlier) return `Placed earlier${paused}`
  return row?.moved_by != null
    ? `Moved by ${row.moved_by} on ${row.moved_at?.toString().slice(0, 10)}${paused}`
    : `Put there when its copy was not to be had any more, or by a change of the others${paused}`
}

function placeReasons(hold: Hold, row: HoldRow, ahead: HoldExplanation['ahead']): Reason[] {
  const reasons: Reason[] = [
    {
      decided: true,
      text: `Place ${hold.position} of ${hold.queueLength}`,
      detail: 'Holds are served in the order in which they were placed, unless staff moved them',
    },
  ]
  if (row.moved_by !== null)
    reasons.push({
      decided: true,
      text: `Moved to this place by ${row.moved_by} on ${row.moved_at?.toString().slice(0, 10)}`,
    })
  if (hold.startsOn !== null && hold.suspended)
    reasons.push({ decided: true, text: `Takes part from ${hold.startsOn} on; it keeps its place` })
  else if (hold.suspended)
    reasons.push({
      decided: true,
      text: `Passed over until ${hold.suspendedUntil ?? 'it is taken up again'}; it keeps its place`,
    })
  const paused = ahead.filter((one) => one.suspended).length
  if (paused > 0)
    reasons.push({
      decided: false,
      text: `${count(paused, 'hold')} ahead ${paused === 1 ? 'is' : 'are'} suspended and passed over for now`,
    })
  if (hold.alternatives.length > 0)
    reasons.push({
      decided: true,
      text: `Any of ${hold.alternatives.length + 1} titles will do; it waits in the queue of each`,
      detail: hold.alternatives.map((one) => `${one.title}: place ${one.position}`).join('; '),
    })
  if (hold.expires !== null)
    reasons.push({ decided: false, text: `Ends on ${hold.expires.slice(0, 10)} if no copy is found by then` })
  return reasons
}

async function copyReasons(w: Work, hold: Hold, row: HoldRow): Promise<Reason[]> {
  const found = await findWish(w, {
    bib: hold.bib,
    ...(hold.item !== null && { item: hold.item }),
    ...(hold.part !== null && { part: hold.part }),
    ...(hold.volume !== null && { volume: hold.volume }),
    ...(hold.alternatives.length > 0 && { bibs: hold.alternatives.map((one) => one.bib) }),
  })
  if (isRefusal(found)) return []
  if (hold.hopelessSince !== null)
    return [
      {
        decided: true,
        text: `No copy is left that could fill it, since ${hold.hopelessSince.slice(0, 10)}`,
        detail: 'A copy that comes back or is bought changes that at once',
      },
    ]
  const filling = await fillingOf(w)
  const waiter = await waiterOf(w, row)
  const usable = found.items.filter((item) => problemsOf(filling, waiter, item).length === 0)
  const reasons: Reason[] = [shelfReason(usable, found, filling)]
  const barred = found.items.length - usable.length
  if (barred > 0)
    reasons.push({
      decided: true,
      text: `${count(barred, 'copy', 'copies')} may not go to this hold by the rules`,
      detail: 'Where it may be collected, who may wait for it, transfer limits, or new items that stay at their branch',
    })
  const local = localReason(usable, waiter, filling)
  if (local) reasons.push(local)
  return reasons
}

function shelfReason(usable: FoundWish['items'], found: FoundWish, filling: Filling): Reason {
  const free = usable.filter((item) => item.status === 'available')
  if (free.length === 0)
    return {
      decided: true,
      text: `None of ${count(found.items.length, 'copy', 'copies')} is on the shelf`,
      detail: 'The next one that comes in goes to the first in the queue',
    }
  const places = [...new Set(free.map((item) => filling.tree.byId.get(item.holdingBranch)?.name ?? ''))].join(', ')
  return {
    decided: true,
    text: `${count(free.length, 'copy', 'copies')} on the shelf at ${places}: on the pull list there as far as the queue reaches`,
  }
}

function localReason(usable: FoundWish['items'], waiter: Waiter, filling: Filling): Reason | undefined {
  const local = usable.filter((item) => rulesFor(filling, waiter, item).localPriority !== 'no')
  const [first] = local
  if (!first) return undefined
  const { localPriority, localPriorityOf } = rulesFor(filling, waiter, first)
  return {
    decided: true,
    text: `Readers who ${localPriority === 'pickup' ? 'collect' : 'are at home'} ${localPriorityOf === 'owner' ? 'where a copy belongs' : 'where a copy comes in'} go first for it`,
    detail: 'Local priority, by the circulation rules',
  }
}
