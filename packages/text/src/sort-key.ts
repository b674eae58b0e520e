import { foldText } from './fold-text.ts'
import { stripNonSort } from './non-sort.ts'

/** A number as its count of digits and the digits, so that 9 stands before 10 in byte order. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return String.fromCharCode(0x2f + Math.min(significant.length, 40)) + significant
}

/**
 * A key by which displayed lists are sorted, to be compared bytewise: folded, punctuation as one space ("nothing before
 * something"), numbers by their value, text between non-sorting marks left out. Leading articles are the business of the
 * MARC indicator and are not looked for. Not for display.
 *
 * @example sortKey('Henry IV, part 9') < sortKey('Henry IV, part 10') // true
 */
export function sortKey(s: string): string {
  const folded = foldText(stripNonSort(s)).trim()
  const words = folded.replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()
  // A title of signs alone ("!!!") still has its place
  return (words === '' ? folded : words).replaceAll(/\d+/g, numberKey)
}
