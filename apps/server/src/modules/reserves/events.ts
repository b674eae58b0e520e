import { defineEvent } from '../../platform/events.ts'

/**
 * An item was put on reserve while it is lent: it is wanted back. What can call it back, such as a recall or a message to the
 * borrower, may react.
 */
export const itemWantedForReserve = defineEvent<{
  readonly reading: number
  readonly course: number
  readonly item: number
}>('reserves.item-wanted')
