import type { MoneyAmount } from '../../format.ts'

/** How many of each coin and note were counted, by their value in minor units. */
export type Counts = ReadonlyMap<number, number>

/** What was counted, in minor units. */
export function countedSum(counts: Counts): number {
  return [...counts].reduce((sum, [value, count]) => sum + value * count, 0)
}

/** Counted less expected: below zero something is missing. */
export function differenceOf(counts: Counts, expected: MoneyAmount): MoneyAmount {
  return { amount: countedSum(counts) - expected.amount, currency: expected.currency }
}

/** The counts as the server wants them, without what was not there. */
export function countsToSend(counts: Counts): { value: number; count: number }[] {
  return [...counts].filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }))
}

/** A count as somebody types it: a whole number, or a sum of them as `12+8`; undefined for anything else. */
export function readCount(text: string): number | undefined {
  const bare = text.replaceAll(/\s/g, '')
  if (bare === '') return 0
  if (!/^\d{1,6}(\+\d{1,6})*$/.test(bare)) return undefined
  return bare.split('+').reduce((sum, part) => sum + Number(part), 0)
}
