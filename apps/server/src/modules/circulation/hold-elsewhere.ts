import type { Work } from '../../platform/work.ts'
import { itemForUpdate } from '../catalog/index.ts'
import { endTransit, insertTransit, openTransit } from './store.ts'

/**
 * An item on a hold shelf is wanted at another branch by now: its journey is asked for, and begins when staff take it out and
 * scan it.
 */
export async function askForJourney(
  w: Work,
  wanted: { readonly hold: number; readonly item: number; readonly from: number; readonly to: number },
): Promise<void> {
  const item = await itemForUpdate(w, { id: wanted.item })
  if (!item) return
  const open = await openTransit(w, item.id)
  if (open) await endTransit(w, open.id, 'cancelled')
  await insertTransit(w, {
    item: item.id,
    from: wanted.from,
    to: wanted.to,
    hold: wanted.hold,
    reason: 'hold',
    requestedOnly: true,
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: wanted.from }))
}
