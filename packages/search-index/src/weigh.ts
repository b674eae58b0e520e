/*
 * How a posting is weighed (BM25F, in one byte). Nothing here depends on what else the index holds, so a document weighs
 * the same in every segment and merging changes no order.
 */

/** How much the length of a field matters, 0 to 1. */
const LENGTH_MATTERS = 0.6

/** What one occurrence in a field counts. */
export function occurrenceWeight(fieldWeight: number, length: number, usualLength: number): number {
  return fieldWeight / (1 - LENGTH_MATTERS + (LENGTH_MATTERS * length) / usualLength)
}

/**
 * The byte for occurrences that count `sum` together; at least 1. What counts `saturation` weighs half of the most; more
 * occurrences soon make no difference.
 */
export function postingWeight(sum: number, saturation: number): number {
  return Math.max(1, Math.round((255 * sum) / (saturation + sum)))
}
