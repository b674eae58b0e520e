import type { Block } from '../../../platform/refusal.ts'

/** How far a check-out that has happened is written: as far as it can be true, or what is not in the stock any more too. */
export type Happened = 'as-possible' | 'in-any-case'

// Nobody can be lent what they have; and what was withdrawn has first to be looked at.
const impossible: Readonly<Record<Happened, readonly string[]>> = {
  'as-possible': ['item-on-loan-here', 'item-withdrawn', 'fast-add-not-allowed', 'invalid-due'],
  'in-any-case': ['item-on-loan-here', 'fast-add-not-allowed', 'invalid-due'],
}

/**
 * Sorts what stands against a check-out that has happened without the server: the item has gone, so that limits, fines and
 * blocks are passed and told; only what cannot be true stands.
 */
export function judgeHappened(
  blocks: readonly Block[],
  happened: Happened,
): { readonly standing: readonly Block[]; readonly passed: readonly Block[] } {
  const stands = (block: Block) => impossible[happened].includes(block.code)
  return { standing: blocks.filter(stands), passed: blocks.filter((block) => !stands(block)) }
}
