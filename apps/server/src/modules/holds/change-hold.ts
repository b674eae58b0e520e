import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { judgeOverride, type Override } from '../../platform/override.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { branchById, calendarOf, lastMomentOf, todayAt } from '../org/index.ts'
import type { Hold } from './contract.ts'
import { endHold } from './end-hold.ts'
import { holdSentElsewhere } from './events.ts'
import { fillingOf } from './filling.ts'
import { findWish } from './find-wish.ts'
import { holdById } from './hold-views.ts'
import { holdDays, pickupBlocks } from './place-hold.ts'
import { moveInQueue, queueOf, writeQueue } from './queue.ts'
import { isOpenHold } from './rules/hold-states.ts'
import { overrideHolds } from './rules/place-problems.ts'
import { problemsOf } from './filling.ts'
import { cancelFromShelf } from './settings.ts'
import { bibsOfHold, holdForUpdate, lockQueue, moveHold, openHoldsOf, updateHold, type HoldRow } from './store.ts'
import { waiterOf } from './waiters.ts'

/** What may be changed of a hold. */
export interface HoldChange {
  readonly pickup?: number
  /** A day to come: passed over until then. Null: taken up again. */
  readonly suspendedUntil?: string | null
  readonly position?: number
  readonly startsOn?: string | null
  readonly expires?: string | null
  readonly shelfUntil?: string
  readonly note?: string
  readonly override?: Override
}

const ended = (hold: HoldRow) =>
  refuse({ code: 'hold-ended', message: `This hold has ended (${hold.state}); there is nothing to change any more.` })

/** Finds an open hold, of this patron only if one is given, locked with its queues. */
async function openHold(w: Work, id: number, patron: number | undefined): Promise<HoldRow | Refusal> {
  const hold = await holdForUpdate(w, id)
  if (!hold || (patron !== undefined && hold.patron_id !== patron)) return notFound('hold', `There is no hold ${id}.`)
  return isOpenHold(hold.state) ? hold : ended(hold)
}

async function shown(w: Work, id: number): Promise<Hold> {
  const hold = await holdById(w, id)
  if (!hold) throw new Error(`Hold ${id} is gone.`)
  w.afterCommit(() => w.platform.live.tell('hold', { hold: id, bib: hold.bib }))
  return hold
}

/** Changes where, when and in which order a hold is filled. `patron` limits it to a patron's own holds. */
export async function changeHold(w: Work, id: number, change: HoldChange, patron?: number): Promise<Hold | Refusal> {
  const hold = await openHold(w, id, patron)
  if ('ok' in hold) return hold
  for (const step of [changePickup, changeSuspension, changePosition, changeDays, changeShelfTime]) {
    const problem = await step(w, hold, change)
    if (problem) return problem
  }
  if (change.note !== undefined) await updateHold(w, id, { note: change.note })
  const { override, ...what } = change
  await w.audit({
    action: 'hold.change',
    subject: `hold:${id}`,
    ...(override && { reason: override.reason }),
    detail: what,
  })
  return shown(w, id)
}

async function changePickup(w: Work, hold: HoldRow, { pickup, override }: HoldChange): Promise<Refusal | undefined> {
  if (pickup === undefined || pickup === hold.pickup_branch_id) return undefined
  const blocks = [...(await pickupBlocks(w, pickup)), ...(await pickupRules(w, hold, pickup))]
  const { standing } = judgeOverride(w.actor, blocks, override)
  if (standing.length > 0) return refuse(...standing)
  if (hold.state === 'waiting') {
    await updateHold(w, hold.id, { pickup })
    return undefined
  }
  if (hold.state === 'in-transit') {
    return refuse({
      code: 'hold-on-its-way',
      field: 'pickup',
      message: 'Its item is on the way to the pick-up branch. Change the branch once it has arrived there.',
    })
  }
  const item = await itemForUpdate(w, { id: hold.caught_item_id ?? 0 })
  if (!item) return refuse({ code: 'item-not-found', message: 'The item of this hold is gone. Cancel the hold.' })
  // It stands on the shelf of the old branch until someone there takes it out and sends it.
  await moveHold(w, hold, 'in-transit', { pickup, shelfUntil: null, pullFrom: hold.pickup_branch_id })
  await w.publish(holdSentElsewhere, { hold: hold.id, item: item.id, from: hold.pickup_branch_id, to: pickup })
  return undefined
}

/** Why no copy could be collected at another branch. */
async function pickupRules(w: Work, hold: HoldRow, pickup: number): Promise<readonly Block[]> {
  const bibs = await bibsOfHold(w, hold.id)
  const found = await findWish(w, {
    ...(hold.item_id !== null && { item: hold.item_id }),
    ...(hold.part !== null && { part: hold.part }),
    ...(hold.call_number !== null && { volume: hold.call_number }),
    bibs,
  })
  if (isRefusal(found) || found.items.length === 0) return []
  const filling = await fillingOf(w)
  const waiter = { ...(await waiterOf(w, hold)), pickup }
  const items = hold.caught_item_id === null ? found.items : found.items.filter((one) => one.id === hold.caught_item_id)
  const isBarred = items.every((item) =>
    problemsOf(filling, waiter, item).some((problem) => problem === 'pickup-by-rule' || problem === 'no-transfer'),
  )
  if (!isBarred) return []
  const name = (await branchById(w, pickup))?.name ?? 'this branch'
  return [
    {
      code: 'bad-pickup',
      field: 'pickup',
      override: overrideHolds,
      message: `No copy of this may be collected at ${name}. Choose another branch.`,
    },
  ]
}

async function changeSuspension(
  w: Work,
  hold: HoldRow,
  { suspendedUntil: until }: HoldChange,
): Promise<Refusal | undefined> {
  if (until === undefined) return undefined
  if (until === null) {
    await updateHold(w, hold.id, { suspended: false, suspendedUntil: null })
    return undefined
  }
  if (hold.state !== 'waiting')
    return refuse({
      code: 'hold-caught',
      field: 'suspendedUntil',
      message: 'An item is already kept for this hold, so it cannot be put off.',
    })
  const day = Temporal.PlainDate.from(until)
  if (Temporal.PlainDate.compare(day, await todayAt(w, hold.pickup_branch_id)) <= 0) {
    return refuse({ code: 'invalid-day', field: 'suspendedUntil', message: 'Choose a day to come.' })
  }
  await updateHold(w, hold.id, { suspended: true, suspendedUntil: day })
  return undefined
}

async function changePosition(w: Work, hold: HoldRow, { position }: HoldChange): Promise<Refusal | undefined> {
  if (position === undefined) return undefined
  if (hold.state !== 'waiting')
    return refuse({
      code: 'hold-caught',
      field: 'position',
      message: 'This hold has its item already and is not in the queue any more.',
    })
  await moveInQueue(w, hold.bib_id, hold.id, position)
  return undefined
}

async function changeDays(w: Work, hold: HoldRow, change: HoldChange): Promise<Refusal | undefined> {
  if (change.startsOn === undefined && change.expires === undefined) return undefined
  const days = await holdDays(w, hold.pickup_branch_id, {
    ...(change.startsOn !== undefined && { startsOn: change.startsOn }),
    ...(change.expires !== undefined && { expires: change.expires }),
  })
  if (isRefusal(days)) return days
  await updateHold(w, hold.id, {
    ...(change.startsOn !== undefined && { startsOn: days.startsOn }),
    ...(days.expiresAt !== undefined && { expiresAt: days.expiresAt }),
  })
  return undefined
}

async function changeShelfTime(w: Work, hold: HoldRow, { shelfUntil }: HoldChange): Promise<Refusal | undefined> {
  if (shelfUntil === undefined) return undefined
  if (hold.state !== 'ready')
    return refuse({ code: 'hold-not-on-shelf', field: 'shelfUntil', message: 'This hold has no item on the shelf.' })
  const day = Temporal.PlainDate.from(shelfUntil)
  if (Temporal.PlainDate.compare(day, await todayAt(w, hold.pickup_branch_id)) < 0)
    return refuse({ code: 'invalid-day', field: 'shelfUntil', message: 'Choose today or a day to come.' })
  const calendar = await calendarOf(w, hold.pickup_branch_id)
  await updateHold(w, hold.id, { shelfUntil: { at: lastMomentOf(calendar, day), day } })
  return undefined
}

/** Puts the whole queue of a title in another order; nobody goes before a hold that has its item already. */
export async function reorderHolds(w: Work, bib: number, wanted: readonly number[]): Promise<true | Refusal> {
  await lockQueue(w, bib)
  const waiting = await queueOf(w, bib)
  const caught = new Set((await openHoldsOf(w, bib)).filter((hold) => hold.state !== 'waiting').map((hold) => hold.id))
  const firstWaiting = wanted.findIndex((id) => !caught.has(id))
  if (firstWaiting !== -1 && wanted.slice(firstWaiting).some((id) => caught.has(id))) {
    return refuse({
      code: 'hold-caught',
      field: 'holds',
      message: 'A hold that has its item already stays in front. Leave it first, or out of the list.',
      facts: { caught: [...caught] },
    })
  }
  const order = wanted.filter((id) => !caught.has(id))
  const known = new Set(waiting)
  const unknown = order.filter((id) => !known.has(id))
  const missing = waiting.filter((id) => !order.includes(id))
  if (unknown.length > 0 || missing.length > 0 || new Set(order).size !== order.length) {
    return refuse({
      code: 'queue-changed',
      field: 'holds',
      message: 'The queue is not the one that was put in order: someone joined or left it. Look at it again.',
      facts: { unknown, missing },
    })
  }
  await writeQueue(w, bib, order)
  await w.audit({ action: 'hold.reorder', subject: `bib:${bib}`, detail: { before: waiting, after: order } })
  w.afterCommit(() => w.platform.live.tell('hold', { bib }))
  return true
}

/** Ends a hold; an item that was kept for it is set free and routed anew. */
export async function cancelHold(w: Work, id: number, reason: string, patron?: number): Promise<Hold | Refusal> {
  const hold = await openHold(w, id, patron)
  if ('ok' in hold) return hold
  if (
    patron !== undefined &&
    hold.state !== 'waiting' &&
    !(await readSetting(w, cancelFromShelf, hold.pickup_branch_id))
  )
    return refuse({
      code: 'hold-caught',
      message: 'A copy is already kept for you. Tell the library if you do not want it any more.',
    })
  await endHold(w, hold, 'cancelled', reason)
  return shown(w, id)
}

/** Clears a hold from the shelf that was not collected. */
export async function expireHold(w: Work, id: number): Promise<Hold | Refusal> {
  const hold = await openHold(w, id, undefined)
  if ('ok' in hold) return hold
  if (hold.state !== 'ready')
    return refuse({ code: 'hold-not-on-shelf', message: 'This hold has no item on the shelf.' })
  await endHold(w, hold, 'expired', 'Not collected')
  return shown(w, id)
}
