import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { calendarOf, todayAt } from '../org/index.ts'
import { chargeHoldFee } from './hold-fees.ts'
import { holdReady, holdSentElsewhere } from './events.ts'
import { fillingOf, fitOf, rulesFor, type Filling } from './filling.ts'
import { seenAgain } from './not-found.ts'
import { endHold, isShelfTimeOver } from './end-hold.ts'
import { shelfEnd } from './rules/shelf-end.ts'
import { serves, type WishedItem } from './rules/wish.ts'
import {
  bibsOfHold,
  holdWithItem,
  lockQueue,
  lockQueues,
  moveHold,
  openHoldsOf,
  type HoldRow,
  type ShelfEnd,
} from './store.ts'
import { queueFor, waiterOf, type QueuedHold } from './waiters.ts'

/** A hold as it was before it got an item, and whether the item is where it is wanted. */
export interface Caught {
  readonly hold: HoldRow
  readonly state: 'ready' | 'in-transit'
}

/** Who waits for an item, as long as nobody else changes it. */
export interface OpenQueue {
  readonly kept: HoldRow | undefined
  readonly queue: readonly QueuedHold[]
}

/** Locks the queue of an item's title until the transaction ends, and reads who may get the item at a branch. */
export async function openQueue(w: Work, item: ItemFacts, branch: number): Promise<OpenQueue> {
  const today = await todayAt(w, branch)
  const [, kept, queue] = await Promise.all([
    lockQueue(w, item.bib),
    holdWithItem(w, item.id),
    queueFor(w, item, today),
  ])
  return { kept, queue }
}

/**
 * Gives an item that is in hand at a branch to the hold that it can fill: the one it is kept for, else the first in the queue
 * whom the rules give it, readers of the branch before others where the rules say so. Returns undefined when nobody waits for it.
 * A hold whose time on the shelf is over ends here. The caller holds the item's lock and moves the item as the state says.
 */
export async function catchHold(
  w: Work,
  item: ItemFacts,
  branch: number,
  { kept, queue }: OpenQueue,
): Promise<Caught | undefined> {
  if (item.status === 'available' || item.status === 'missing') seenAgain(w, item.id)
  const here = { ...item, holdingBranch: branch }
  if (kept && !isShelfTimeOver(kept, w.now)) return place(w, kept, here, branch)
  if (kept) await endHold(w, kept, 'expired', 'Not collected')
  const chosen = queue.length === 0 ? undefined : firstOf(queue, here, await fillingOf(w))
  return chosen && place(w, chosen.hold, here, branch)
}

/** The hold that an item goes to: the first of those who go first for it, else the first of all who may have it. */
function firstOf(queue: readonly QueuedHold[], item: ItemFacts, filling: Filling): QueuedHold | undefined {
  let first: QueuedHold | undefined
  for (const queued of queue) {
    const fit = fitOf(filling, queued, item)
    if (fit === 'first') return queued
    if (fit === 'yes') first ??= queued
  }
  return first
}

/**
 * Gives an item that stands on a hold shelf of a branch, and is not in hand, to the next in the queue. Whoever collects
 * elsewhere has it on its way; staff of the branch find it among what is to be taken off the shelf.
 */
export async function passOn(w: Work, item: ItemFacts, branch: number): Promise<Caught | undefined> {
  const queue = await queueFor(w, item, await todayAt(w, branch))
  const chosen = queue.length === 0 ? undefined : firstOf(queue, item, await fillingOf(w))
  return chosen && place(w, chosen.hold, item, branch, branch)
}

async function place(
  w: Work,
  hold: HoldRow,
  item: ItemFacts,
  branch: number,
  pullFrom: number | null = null,
): Promise<Caught> {
  const state = hold.pickup_branch_id === branch ? 'ready' : 'in-transit'
  // A second scan of what already waits here changes nothing, least of all its last moment.
  if (hold.state === 'ready' && state === 'ready') {
    if (hold.pull_from_branch_id !== null) await moveHold(w, hold, 'ready', { pullFrom: null })
    return { hold, state }
  }
  if (hold.places.length > 1)
    await lockQueues(
      w,
      hold.places.map((one) => one.bib),
    )
  await moveHold(w, hold, state, {
    item: item.id,
    shelfUntil: state === 'ready' ? await shelfTimeOf(w, hold, item) : null,
    pullFrom,
  })
  await w.audit({ action: 'hold.catch', subject: `hold:${hold.id}`, detail: { item: item.id, branch, state } })
  if (state === 'ready') {
    await chargeHoldFee(w, hold, item, 'ready')
    await w.publish(holdReady, { hold: hold.id, patron: hold.patron_id, item: item.id })
  } else if (pullFrom !== null) {
    await w.publish(holdSentElsewhere, { hold: hold.id, item: item.id, from: pullFrom, to: hold.pickup_branch_id })
  }
  w.afterCommit(() => w.platform.live.tell('hold', { hold: hold.id, bib: hold.bib_id }))
  return { hold, state }
}

/** Until when a hold waits on the shelf of its pick-up branch if it gets there now. */
export async function shelfTimeOf(w: Work, hold: HoldRow, item: ItemFacts): Promise<ShelfEnd> {
  const rules = rulesFor(await fillingOf(w), await waiterOf(w, hold), item)
  return shelfEnd(rules, await calendarOf(w, hold.pickup_branch_id), w.now)
}

/** Fills the hold of a patron who borrows an item: the one it was kept for, or the one in the queue that it satisfies. */
export async function fillHold(w: Work, patron: number, item: ItemFacts): Promise<HoldRow | undefined> {
  const fitting = holdToFill(await openHoldsOf(w, item.bib), patron, item)
  if (!fitting) return undefined
  await lockQueues(w, [item.bib, ...fitting.places.map((one) => one.bib)])
  await moveHold(w, fitting, 'filled', { item: item.id, reason: 'Checked out' })
  await chargeHoldFee(w, fitting, item, 'collected')
  return fitting
}

/** Of the open holds of a title, the one that a patron's loan of an item fills: what is kept, then what is most exact. */
export function holdToFill(open: readonly HoldRow[], patron: number, item: WishedItem): HoldRow | undefined {
  const mine = open.filter((hold) => hold.patron_id === patron)
  const waiting = mine.filter((hold) => hold.state === 'waiting' && servesHold(hold, item))
  return (
    mine.find((hold) => hold.caught_item_id === item.id) ??
    waiting.find((hold) => hold.item_id !== null) ??
    waiting.find((hold) => hold.part !== null || hold.call_number !== null) ??
    waiting[0]
  )
}

const servesHold = (hold: HoldRow, item: WishedItem) =>
  serves(item, { item: hold.item_id, part: hold.part, callNumber: hold.call_number })

/** Gives back to the head of the queue a hold whose item went to someone else or was lost. */
export async function releaseItem(w: Work, item: Pick<ItemFacts, 'id' | 'bib'>): Promise<HoldRow | undefined> {
  const kept = await holdWithItem(w, item.id)
  if (!kept) return undefined
  await lockQueues(w, await bibsOfHold(w, kept.id))
  await moveHold(w, kept, 'waiting', { item: null, shelfUntil: null, pullFrom: null })
  return kept
}
