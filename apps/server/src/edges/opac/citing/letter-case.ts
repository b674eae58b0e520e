const small = new Set([
  'a',
  'an',
  'the',
  'and',
  'but',
  'or',
  'nor',
  'for',
  'as',
  'at',
  'by',
  'in',
  'of',
  'on',
  'to',
  'up',
  'via',
  'off',
  'from',
  'with',
  'into',
  'over',
  'upon',
])
const longPrepositions = new Set([
  'about',
  'above',
  'across',
  'after',
  'against',
  'along',
  'among',
  'around',
  'before',
  'behind',
  'below',
  'beneath',
  'beside',
  'between',
  'beyond',
  'during',
  'inside',
  'through',
  'toward',
  'towards',
  'under',
  'until',
  'without',
  'within',
])

/**
 * An English title in headline style: every word but the small ones begins with a capital. MLA writes all prepositions small, Chicago
 * (18th edition, 8.160) only those of up to four letters.
 */
export function headline(title: string, prepositions: 'all' | 'short'): string {
  const words = title.split(' ')
  return words
    .map((word, place) => {
      const bare = word.toLowerCase().replace(/[^\p{L}'’-]/gu, '')
      const isEdge = place === 0 || place === words.length - 1
      const isSmall = small.has(bare) || (prepositions === 'all' && longPrepositions.has(bare))
      return isSmall && !isEdge ? word : capital(word)
    })
    .join(' ')
}

/** With a capital first letter, whatever stands before it; words that have capitals inside stay. */
export function capital(text: string): string {
  const place = text.search(/\p{L}/u)
  if (place < 0) return text
  const [letter = ''] = text.slice(place)
  return `${text.slice(0, place)}${letter.toUpperCase()}${text.slice(place + letter.length)}`
}
