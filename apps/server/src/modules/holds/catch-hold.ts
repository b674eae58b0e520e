import type { Work } from '../../platform/work.ts'
import { type ItemFacts } from '../catalog/index.ts'
import { calendarOf, dayAt, openDayOnOrAfter, todayAt } from '../org/index.ts'
import { ageOn, patronFacts } from '../patrons/index.ts'
import { policyOf, resolve, type ResolvedAttributes } from '../policy/index.ts'
import { holdReady } from './events.ts'
import { isSuspended } from './hold-views.ts'
import { holdWithItem, lockQueue, moveHold, openHoldsOf, type HoldRow } from './store.ts'

/** A hold as it was before it got an item, and whether the item is where it is wanted. */
export interface Caught {
  readonly hold: HoldRow
  readonly state: 'ready' | 'in-transit'
}

/** The lending rules for a patron and an item, as far as holds ask them. */
async function rulesFor(
  w: Work,
  patron: number,
  item: ItemFacts,
  branch: number,
): Promise<ResolvedAttributes | undefined> {
  const facts = await patronFacts(w, { id: patron })
  if (!facts) return undefined
  const age = facts.birthDate && ageOn(facts.birthDate, await todayAt(w, branch))
  return resolve(await policyOf(w), {
    patronCategory: facts.category,
    itemType: item.itemType,
    location: item.location,
    branch,
    owner: item.branch,
    age,
  }).attributes
}

/**
 * Gives an item that is in hand at a branch to the first hold that it can fill. Returns undefined when nobody waits for it.
 * The caller holds the item's lock and moves the item as the state says.
 */
export async function catchHold(w: Work, item: ItemFacts, branch: number): Promise<Caught | undefined> {
  const [, kept, queue] = await Promise.all([
    lockQueue(w, item.bib),
    holdWithItem(w, item.id),
    openHoldsOf(w, item.bib),
  ])
  if (kept) return place(w, kept, item, branch)
  const today = await todayAt(w, branch)
  for (const hold of queue) {
    if (hold.state !== 'waiting' || isSuspended(hold, today)) continue
    if (hold.item_id !== null && hold.item_id !== item.id) continue
    const rules = await rulesFor(w, hold.patron_id, item, hold.pickup_branch_id)
    if (!rules?.holdable) continue
    return place(w, hold, item, branch)
  }
  return undefined
}

async function place(w: Work, hold: HoldRow, item: ItemFacts, branch: number): Promise<Caught> {
  const state = hold.pickup_branch_id === branch ? 'ready' : 'in-transit'
  // A second scan of what already waits here changes nothing, least of all its last day.
  if (hold.state === 'ready' && state === 'ready') return { hold, state }
  const shelfUntil = state === 'ready' ? await lastShelfDay(w, hold, item) : null
  await moveHold(w, hold, state, { item: item.id, shelfUntil })
  await w.audit({ action: 'hold.catch', subject: `hold:${hold.id}`, detail: { item: item.id, branch, state } })
  if (state === 'ready') await w.publish(holdReady, { hold: hold.id, patron: hold.patron_id, item: item.id })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: hold.id, bib: hold.bib_id }))
  return { hold, state }
}

/** Until the end of which day a hold waits on the shelf: the period of the rules, never ending on a closed day. */
async function lastShelfDay(w: Work, hold: HoldRow, item: ItemFacts): Promise<Temporal.PlainDate> {
  const rules = await rulesFor(w, hold.patron_id, item, hold.pickup_branch_id)
  const { count, unit } = rules?.holdShelf ?? { count: 7, unit: 'days' }
  const calendar = await calendarOf(w, hold.pickup_branch_id)
  const day = dayAt(
    calendar,
    w.now
      .toZonedDateTimeISO(calendar.timeZone)
      .add({ [unit]: count })
      .toInstant(),
  )
  return openDayOnOrAfter(calendar, day) ?? day
}

/** Fills the hold of a patron who borrows an item: the one it was kept for, or the one in the queue that it satisfies. */
export async function fillHold(
  w: Work,
  patron: number,
  item: Pick<ItemFacts, 'id' | 'bib'>,
): Promise<HoldRow | undefined> {
  const mine = (await openHoldsOf(w, item.bib)).filter((hold) => hold.patron_id === patron)
  const fitting =
    mine.find((hold) => hold.caught_item_id === item.id) ??
    mine.find((hold) => hold.state === 'waiting' && hold.item_id === item.id) ??
    mine.find((hold) => hold.state === 'waiting' && hold.item_id === null)
  if (!fitting) return undefined
  await lockQueue(w, item.bib)
  await moveHold(w, fitting, 'filled', { item: item.id, reason: 'Checked out' })
  return fitting
}

/** Gives back to the head of the queue a hold whose item went to someone else or was lost. */
export async function releaseItem(w: Work, item: Pick<ItemFacts, 'id' | 'bib'>): Promise<HoldRow | undefined> {
  const kept = await holdWithItem(w, item.id)
  if (!kept) return undefined
  await lockQueue(w, item.bib)
  await moveHold(w, kept, 'waiting', { item: null, shelfUntil: null })
  return kept
}
