import { circulationStatus } from '@carrel/sip2'
import type { ItemStatus } from '../../../modules/catalog/contract.ts'

/** What decides the status of an item in message 18. */
export interface StatusFacts {
  readonly status: ItemStatus
  /** Its open loan was called back for someone who waits. */
  readonly recalled: boolean
}

const byStatus: Readonly<Record<ItemStatus, keyof typeof circulationStatus>> = {
  available: 'available',
  'on-loan': 'charged',
  'on-hold-shelf': 'hold-shelf',
  'in-transit': 'in-transit',
  'transit-cancelled': 'to-reshelve',
  'in-process': 'in-process',
  'on-order': 'on-order',
  restricted: 'other',
  missing: 'missing',
  lost: 'lost',
  'lost-paid': 'lost',
  incomplete: 'other',
  'claimed-returned': 'claimed-returned',
  damaged: 'other',
  withdrawn: 'other',
}

/** Two digits (SIP2, "circulation status"). */
export function circulationStatusOf({ status, recalled }: StatusFacts): string {
  return circulationStatus[status === 'on-loan' && recalled ? 'recalled' : byStatus[status]]
}
