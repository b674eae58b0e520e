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
 * Subdivisions keep their order and their dates: the 19th century is not the 20th. Empty where nothing is left of the main
 * heading.
 *
 * @example nearKey('Twain, Mark, 1835-1910') === nearKey('Mark Twain') // true
 */
export function nearKey(text: string): string {
  const [main = '', ...divisions] = text.split(' -- ')
  const key = alike(wordsOf(main).filter((word) => !/\d/.test(word)))
  if (key === '') return ''
  return [key, ...divisions.map((one) => alike(wordsOf(one)))].join(' -- ').slice(0, longestKey)
}

function wordsOf(text: string): readonly string[] {
  const plain = nacoKey(text.replaceAll(/\([^()]*\)/g, ' ')).replaceAll('&', ' ')
  return plain.split(/[^\p{L}\p{N}\p{M}+#@♭♯]+/u).filter((word) => word !== '' && !empty.has(word))
}

function alike(words: readonly string[]): string {
  return words.map(singular).toSorted().join(' ')
}

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:[sxz]|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
}
