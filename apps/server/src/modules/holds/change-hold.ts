import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Hold } from './contract.ts'
import { itemReleased } from './events.ts'
import { holdById } from './hold-views.ts'
import { pickupBlocks } from './place-hold.ts'
import { isOpenHold } from './rules/hold-states.ts'
import { holdForUpdate, moveHold, openHoldsOf, updateHold, writeQueue, type HoldRow } from './store.ts'

/** What may be changed of a hold. */
export interface HoldChange {
  readonly pickup?: number
  /** A day to come: passed over until then. Null: taken up again. */
  readonly suspendedUntil?: string | null
  readonly position?: number
  readonly note?: string
}

const ended = (hold: HoldRow) =>
  refuse({ code: 'hold-ended', message: `This hold has ended (${hold.state}); there is nothing to change any more.` })

/** Finds an open hold, of this patron only if one is given, locked with its queue. */
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
  if (change.pickup !== undefined && change.pickup !== hold.pickup_branch_id) {
    const blocks = await pickupBlocks(w, change.pickup)
    if (blocks.length > 0) return refuse(...blocks)
    if (hold.state !== 'waiting') {
      return refuse({
        code: 'hold-caught',
        field: 'pickup',
        message:
          'An item is already on its way or on the shelf for this hold, so its pick-up branch stands. Cancel it and place it anew to collect elsewhere.',
      })
    }
    await updateHold(w, id, { pickup: change.pickup })
  }
  if (change.suspendedUntil !== undefined) {
    const problem = await suspend(w, hold, change.suspendedUntil)
    if (problem) return problem
  }
  if (change.position !== undefined) {
    if (hold.state !== 'waiting')
      return refuse({
        code: 'hold-caught',
        field: 'position',
        message: 'This hold has its item already and is not in the queue any more.',
      })
    const waiting = (await openHoldsOf(w, hold.bib_id)).filter((one) => one.state === 'waiting').map((one) => one.id)
    await writeQueue(w, waiting.filter((one) => one !== id).toSpliced(change.position - 1, 0, id))
  }
  if (change.note !== undefined) await updateHold(w, id, { note: change.note })
  await w.audit({ action: 'hold.change', subject: `hold:${id}`, detail: { ...change } })
  return shown(w, id)
}

async function suspend(w: Work, hold: HoldRow, until: string | null): Promise<Refusal | undefined> {
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

/** Ends a hold; an item that was kept for it is set free and routed anew. */
export async function cancelHold(w: Work, id: number, reason: string, patron?: number): Promise<Hold | Refusal> {
  const hold = await openHold(w, id, patron)
  if ('ok' in hold) return hold
  await endHold(w, hold, 'cancelled', reason)
  return shown(w, id)
}

/** Clears a hold from the shelf after its last day. */
export async function expireHold(w: Work, id: number): Promise<Hold | Refusal> {
  const hold = await openHold(w, id, undefined)
  if ('ok' in hold) return hold
  if (hold.state !== 'ready')
    return refuse({ code: 'hold-not-on-shelf', message: 'This hold has no item on the shelf.' })
  await endHold(w, hold, 'expired', 'Not collected')
  return shown(w, id)
}

async function endHold(w: Work, hold: HoldRow, state: 'cancelled' | 'expired', reason: string): Promise<void> {
  await moveHold(w, hold, state, { reason })
  await w.audit({ action: `hold.${state === 'cancelled' ? 'cancel' : 'expire'}`, subject: `hold:${hold.id}`, reason })
  if (hold.caught_item_id !== null) await w.publish(itemReleased, { item: hold.caught_item_id, hold: hold.id })
}
