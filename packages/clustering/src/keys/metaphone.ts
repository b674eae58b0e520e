import { foldText } from '@carrel/text'

const isVowel = (letter: string | undefined) => letter !== undefined && 'AEIOU'.includes(letter)
const isFront = (letter: string | undefined) => letter !== undefined && 'EIY'.includes(letter)

/**
 * How English words sound, roughly, word by word (the rules of Metaphone, L. Philips, 1990): vowels count only at the
 * beginning, letters that sound alike are one. Words in other scripts and figures stay as they are.
 *
 * @example metaphone('Thompson') === metaphone('Tomson') // true
 */
export function metaphone(text: string): string {
  const words = foldText(text.toLowerCase())
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return words
    .map(soundOf)
    .filter((sound) => sound !== '')
    .join(' ')
}

const met = new Map<string, string>()
const mostMet = 100_000

function soundOf(word: string): string {
  const known = met.get(word)
  if (known !== undefined) return known
  const sound = /^[a-z]+$/.test(word) ? wordSound(word.toUpperCase()) : word
  if (met.size >= mostMet) met.clear()
  met.set(word, sound)
  return sound
}

function wordSound(given: string): string {
  const word = given
    .replace(/^(?:AE|GN|KN|PN|WR)/, (start) => start.slice(1))
    .replace(/^X/, 'S')
    .replace(/^WH/, 'W')
    .replace(/([^C])\1+/g, '$1')
    .replace(/MB$/, 'M')
  let sound = ''
  for (let at = 0; at < word.length; at += 1) {
    const part = letterSound(word, at)
    sound += part.sound
    at += part.more
  }
  return sound
}

interface Sound {
  readonly sound: string
  /** How many letters after this one it took too. */
  readonly more: number
}

const one = (sound: string): Sound => ({ sound, more: 0 })
const two = (sound: string): Sound => ({ sound, more: 1 })

const plain: Readonly<Record<string, string>> = { F: 'F', J: 'J', L: 'L', M: 'M', N: 'N', R: 'R', B: 'B' }
const changed: Readonly<Record<string, string>> = { Q: 'K', V: 'F', X: 'KS', Z: 'S' }

function letterSound(word: string, at: number): Sound {
  const letter = word[at] ?? ''
  const next = word[at + 1]
  const after = word[at + 2]
  const before = word[at - 1]
  if (isVowel(letter)) return one(at === 0 ? letter : '')
  const simple = plain[letter] ?? changed[letter]
  if (simple !== undefined) return one(simple)
  switch (letter) {
    case 'C':
      return soundOfC(word, at)
    case 'D':
      return next === 'G' && isFront(after) ? two('J') : one('T')
    case 'G':
      return soundOfG(word, at)
    case 'H':
      return one(isVowel(next) && !'CSPTG'.includes(before ?? ' ') ? 'H' : '')
    case 'K':
      return one(before === 'C' ? '' : 'K')
    case 'P':
      if (next === 'H') return two('F')
      // “Thompson”, “Hampton”: nobody hears it.
      return one(before === 'M' && (next === 'S' || next === 'T') ? '' : 'P')
    case 'S':
      if (next === 'H') return two('X')
      return one(next === 'I' && (after === 'O' || after === 'A') ? 'X' : 'S')
    case 'T':
      if (next === 'I' && (after === 'O' || after === 'A')) return one('X')
      // “Thompson” and “Thomas” are said with a plain T.
      if (next === 'H') return two(after !== undefined && word.startsWith('THOM', at) ? 'T' : '0')
      return one(next === 'C' && after === 'H' ? '' : 'T')
    case 'W':
    case 'Y':
      return one(isVowel(next) ? letter : '')
    default:
      return one('')
  }
}

function soundOfC(word: string, at: number): Sound {
  const next = word[at + 1]
  if (next === 'I' && word[at + 2] === 'A') return one('X')
  if (next === 'H') return two(word[at - 1] === 'S' ? 'K' : 'X')
  if (word[at - 1] === 'S' && isFront(next)) return one('')
  return one(isFront(next) ? 'S' : 'K')
}

function soundOfG(word: string, at: number): Sound {
  const next = word[at + 1]
  const after = word[at + 2]
  if (next === 'H') return isVowel(after) ? two('K') : two('')
  if (next === 'N' && (after === undefined || word.slice(at) === 'GNED')) return one('')
  return one(isFront(next) ? 'J' : 'K')
}
