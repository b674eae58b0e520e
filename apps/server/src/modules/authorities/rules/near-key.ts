import { nacoKey } from '@carrel/text'
import { longestKey } from './heading-text.ts'

/** Words that only say what a date means, or what kind of form it is. */
const empty = new Set([
  'active',
  'approximately',
  'born',
  'died',
  'or',
  'and',
  'the',
  'of',
  'in',
  'ca',
  'b',
  'd',
  'fl',
  'jr',
  'sr',
])

/**
 * A looser comparison form of a heading as it is shown: without qualifiers in brackets, dates, little words, the order of
 * words and the plural of English. Headings that differ in nothing else have the same one; it proposes and never decides.
 * Empty where nothing is left.
 *
 * @example nearKey('Twain, Mark, 1835-1910') === nearKey('Mark Twain') // true
 */
export function nearKey(text: string): string {
  const words = nacoKey(text.replaceAll(/\([^()]*\)/g, ' '))
    .replaceAll('&', ' ')
    .split(/[^\p{L}\p{N}\p{M}+#@♭♯]+/u)
    .filter((word) => word !== '' && !/\d/.test(word) && !empty.has(word))
  return words.map(singular).toSorted().join(' ').slice(0, longestKey)
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
