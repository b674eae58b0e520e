import type { HoldState } from '../contract.ts'

/** The life of a hold: from which state which action leads where. */
export const holdMoves: readonly { readonly from: HoldState; readonly action: string; readonly to: HoldState }[] = [
  { from: 'waiting', action: 'catch at the pick-up branch', to: 'ready' },
  { from: 'waiting', action: 'catch at another branch', to: 'in-transit' },
  { from: 'waiting', action: 'check out to its patron', to: 'filled' },
  { from: 'waiting', action: 'cancel', to: 'cancelled' },
  { from: 'in-transit', action: 'arrive', to: 'ready' },
  { from: 'in-transit', action: 'release its item', to: 'waiting' },
  { from: 'in-transit', action: 'check out to its patron', to: 'filled' },
  { from: 'in-transit', action: 'cancel', to: 'cancelled' },
  { from: 'ready', action: 'check out to its patron', to: 'filled' },
  { from: 'ready', action: 'move to another branch', to: 'in-transit' },
  { from: 'ready', action: 'release its item', to: 'waiting' },
  { from: 'ready', action: 'cancel', to: 'cancelled' },
  { from: 'ready', action: 'clear after its last day', to: 'expired' },
]

/** True while a hold is in the queue or has an item. */
export function isOpenHold(state: HoldState): boolean {
  return state === 'waiting' || state === 'in-transit' || state === 'ready'
}
