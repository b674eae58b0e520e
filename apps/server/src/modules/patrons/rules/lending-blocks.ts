import type { Block } from '../../../platform/refusal.ts'

/** Permission to lend although the card has expired. */
export const overrideExpired = 'patrons:override-expired'
/** Permission to lend although the patron is blocked by hand or the card was reported lost. */
export const overrideBlocked = 'patrons:override-blocked'

/** What decides whether a patron may borrow at all. */
export interface Standing {
  readonly active: boolean
  readonly expires: Temporal.PlainDate | null
  /** The card that was shown, or the patron's own. */
  readonly card: { readonly barcode: string; readonly state: 'active' | 'replaced' | 'lost' } | null
  /** Blocks by hand that nobody has cleared, those past their last day too. */
  readonly blocks: readonly { readonly reason: string; readonly until: Temporal.PlainDate | null }[]
}

/** Every reason in a patron's own standing why nothing may be lent on a day; none for good standing. */
export function lendingBlocks(patron: Standing, today: Temporal.PlainDate): readonly Block[] {
  const blocks: Block[] = []
  if (!patron.active) {
    blocks.push({
      code: 'patron-inactive',
      message: 'This account is closed. Open it again under the patron, Change, before lending.',
    })
  }
  if (patron.expires && Temporal.PlainDate.compare(patron.expires, today) < 0) {
    blocks.push({
      code: 'patron-expired',
      message: `The card expired on ${patron.expires.toString()}. Renew it, or lend all the same with a reason.`,
      override: overrideExpired,
      facts: { expires: patron.expires.toString() },
    })
  }
  if (patron.card?.state === 'lost') {
    blocks.push({
      code: 'card-lost',
      message: `Card ${patron.card.barcode} was reported lost. Check who is holding it, and ask for the new card.`,
      override: overrideBlocked,
    })
  }
  for (const block of patron.blocks.filter((one) => isInForce(one, today))) {
    blocks.push({
      code: 'patron-blocked',
      message: `Blocked by hand: ${block.reason}${block.until ? ` (until ${block.until.toString()})` : ''}.`,
      override: overrideBlocked,
      facts: { reason: block.reason, until: block.until?.toString() ?? null },
    })
  }
  return blocks
}

/** True on the days of a block, its last day included. */
export function isInForce(block: { readonly until: Temporal.PlainDate | null }, today: Temporal.PlainDate): boolean {
  return block.until === null || Temporal.PlainDate.compare(block.until, today) >= 0
}
