import type { Block } from '../../../platform/refusal.ts'

/** What may be asked of an item: to fetch it from the shelf, to have it next, to have it called back. */
export type RequestType = 'page' | 'hold' | 'recall'

/** States of items, some of which this library knows under another word or not at all. */
export type RequestableStatus =
  | 'available'
  | 'on-loan'
  | 'on-hold-shelf'
  | 'awaiting-delivery'
  | 'in-transit'
  | 'transit-cancelled'
  | 'missing'
  | 'paged'
  | 'on-order'
  | 'in-process'
  | 'restricted'
  | 'lost'
  | 'claimed-returned'
  | 'withdrawn'
  | 'damaged'
  | 'incomplete'
  | 'lost-paid'
  | 'aged-to-lost'
  | 'long-missing'
  | 'unknown'

const hold: readonly RequestableStatus[] = [
  'on-loan',
  'on-hold-shelf',
  'awaiting-delivery',
  'in-transit',
  'transit-cancelled',
  'missing',
  'paged',
  'on-order',
  'in-process',
  'restricted',
  'incomplete',
]

/** In which states of an item each can be asked for. */
export const requestTypes: Readonly<Record<RequestType, readonly RequestableStatus[]>> = {
  page: ['available', 'restricted'],
  hold,
  recall: hold.filter((status) => status !== 'missing'),
}

/** True when something of this kind can be asked of an item in this state. */
export function mayRequest(type: RequestType, status: string): boolean {
  return requestTypes[type].some((one) => one === status)
}

const messages: Readonly<Record<RequestType, string>> = {
  page: 'Nothing of this stands on a shelf to be fetched. Place a hold instead.',
  hold: 'A copy is on its shelf: have it fetched (page) instead of waiting for one.',
  recall: 'Nothing of this is with anyone from whom it could be called back.',
}

const codes: Readonly<Record<RequestType, string>> = {
  page: 'not-pageable',
  hold: 'not-holdable',
  recall: 'not-recallable',
}

/** The reason why something of a kind cannot be asked of any of these items, going by their states alone. */
export function requestTypeBlocks(type: RequestType, statuses: readonly string[]): readonly Block[] {
  if (statuses.some((status) => mayRequest(type, status))) return []
  return [{ code: codes[type], message: messages[type], override: 'holds:override', facts: { type } }]
}
