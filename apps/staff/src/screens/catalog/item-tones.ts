import type { ItemStatus } from '../../../../server/src/modules/catalog/contract.ts'
import type { Tone } from '../../ui/tone.ts'

/** The colour of the state of an item. */
export const itemTones: Readonly<Record<ItemStatus, Tone>> = {
  available: 'ok',
  'on-loan': 'neutral',
  'on-hold-shelf': 'info',
  'in-transit': 'info',
  'transit-cancelled': 'warn',
  'in-process': 'neutral',
  'on-order': 'neutral',
  restricted: 'warn',
  missing: 'warn',
  lost: 'stop',
  'lost-paid': 'stop',
  incomplete: 'stop',
  'claimed-returned': 'warn',
  damaged: 'warn',
  withdrawn: 'stop',
}

/** States that staff give by hand; the others follow from lending, holds and transport. */
export const statusesByHand = [
  'available',
  'in-process',
  'on-order',
  'restricted',
  'missing',
  'lost',
  'lost-paid',
  'incomplete',
  'damaged',
  'withdrawn',
] as const satisfies readonly ItemStatus[]

/** True where the state of an item may be changed by hand: nobody has it and nobody waits for this copy. */
export function canChangeByHand(status: ItemStatus): boolean {
  return statusesByHand.some((one) => one === status)
}
