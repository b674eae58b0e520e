import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { holdEnded, itemReleased } from './events.ts'
import { chargeNotCollected } from './hold-fees.ts'
import { moveHold, type HoldRow } from './store.ts'

/** True when a hold has stood on the shelf longer than it may. */
export function isShelfTimeOver(hold: Pick<HoldRow, 'state' | 'shelf_until_at'>, now: Temporal.Instant): boolean {
  return (
    hold.state === 'ready' && hold.shelf_until_at !== null && Temporal.Instant.compare(hold.shelf_until_at, now) < 0
  )
}

/** Ends a hold whose queues are locked; an item that was kept for it is free and has to be routed anew. */
export async function endHold(w: Work, hold: HoldRow, state: 'cancelled' | 'expired', reason: string): Promise<void> {
  await moveHold(w, hold, state, { reason })
  await w.audit({ action: `hold.${state === 'cancelled' ? 'cancel' : 'expire'}`, subject: `hold:${hold.id}`, reason })
  w.afterCommit(() => w.platform.live.tell('hold', { hold: hold.id, bib: hold.bib_id }))
  await w.publish(holdEnded, { hold: hold.id, patron: hold.patron_id, state, reason })
  if (hold.caught_item_id === null) return
  if (state === 'expired' && hold.state === 'ready') {
    const item = await itemFacts(w, { id: hold.caught_item_id })
    if (item) await chargeNotCollected(w, hold, item)
  }
  await w.publish(itemReleased, { item: hold.caught_item_id, hold: hold.id })
}
