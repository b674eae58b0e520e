import type { Block } from '../../../platform/refusal.ts'
import type { ItemStatus } from '../contract.ts'

/** States that staff set by hand on an item; the others follow from lending, holds and transport. */
export const statusesByHand: readonly ItemStatus[] = [
  'available',
  'in-process',
  'on-order',
  'restricted',
  'missing',
  'lost',
  'lost-paid',
  'damaged',
  'withdrawn',
]

/** States that only their own action may end, with what to do instead. */
const ends: Readonly<Partial<Record<ItemStatus, Block>>> = {
  'on-loan': {
    code: 'item-on-loan',
    message: 'This item is on loan. Check it in first, or declare the loan lost.',
  },
  'claimed-returned': {
    code: 'item-on-loan',
    message: 'This item is on loan and its patron says that it was brought back. Settle that on the loan first.',
  },
  'on-hold-shelf': {
    code: 'item-on-hold-shelf',
    message: 'This item is kept on the hold shelf for a patron. Cancel that hold or check the item out first.',
  },
  'in-transit': {
    code: 'item-in-transit',
    message: 'This item is on its way to another branch. Check it in to end its journey first.',
  },
}

/** Why the state of an item may not be changed by hand in this way, or undefined. */
export function statusByHandProblem(from: ItemStatus, to: ItemStatus): Block | undefined {
  if (from === to) return undefined
  if (!statusesByHand.includes(to)) {
    return {
      code: 'invalid-status',
      field: 'status',
      message: `"${to}" is not set by hand: it follows from lending, returns and holds.`,
    }
  }
  const end = ends[from]
  return end && { ...end, field: 'status' }
}

/** Why an item in this state may not be deleted, or undefined. */
export function deletionProblem(status: ItemStatus): Block | undefined {
  return ends[status]
}

/** True when an item in this state stands on its shelf for anyone to take. */
export function isOnShelf(status: ItemStatus): boolean {
  return status === 'available'
}
