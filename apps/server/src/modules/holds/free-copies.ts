import type { Work } from '../../platform/work.ts'
import type { ItemFacts } from '../catalog/index.ts'
import { fillingOf, fitOf } from './filling.ts'
import { serves } from './rules/wish.ts'
import { freeItems, waitingHolds } from './targets.ts'

/** A hold that waits, the free copies that would do for it, and whether one item would do too. */
export interface WaitingWithCopies {
  readonly hold: number
  readonly kind: string
  readonly patron: number
  readonly copies: readonly number[]
  readonly served: boolean
}

/** Everyone who waits for an item's title, with the free copies that rules and wishes let them have. */
export async function waitersWithCopies(
  w: Work,
  item: Pick<ItemFacts, 'id' | 'bib' | 'part' | 'callNumber'>,
  today: Temporal.PlainDate,
): Promise<readonly WaitingWithCopies[]> {
  const [waiting, free, filling] = await Promise.all([
    waitingHolds(w, [item.bib], today),
    freeItems(w, [item.bib]),
    fillingOf(w),
  ])
  return waiting.map((hold) => ({
    hold: hold.id,
    kind: hold.kind,
    patron: hold.patron,
    served: serves(item, hold),
    copies: free
      .filter((copy) => copy.id !== item.id && serves(copy, hold) && fitOf(filling, hold, copy) !== 'no')
      .map((copy) => copy.id),
  }))
}
