import { stripNonSort } from './non-sort.ts'

/**
 * A title reduced to what two records of the same book agree on: lower case, composed, "&" as "and", a leading English
 * article and every inner "and" left out, punctuation and spaces removed. Diacritics stay: they tell titles apart.
 *
 * @example titleKey('The Fish & Chips') // 'fishchips'
 */
export function titleKey(s: string): string {
  const words = stripNonSort(s)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}\p{M}\s]/gu, '')
    .trim()
    .split(/\s+/)
  if (words.length > 1 && /^(?:the|an?)$/.test(words[0] ?? '')) words.shift()
  return words.filter((word, n) => word !== 'and' || n === 0 || n === words.length - 1).join('')
}
