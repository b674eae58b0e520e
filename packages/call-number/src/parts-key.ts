import { asciiLetters, numberKey } from './encode.ts'
import { enumerationWord, monthNumber, romanNumber } from './enumeration.ts'
import type { Part } from './parts.ts'

/** Where words stand: after all cutters (LC, NLM), or among them by their letters, as author marks do (Dewey, local). */
export type WordPlace = 'last' | 'among'

/**
 * The key of the parts, each with a space before it: nothing before something, numbers (by their value) before cutters
 * (by their decimals), cutters before words. A work mark follows its number before longer decimals do (T65, T65h,
 * T653). Words for volumes are filed alike however written, and months after a number by the year's order.
 */
export function partsKey(parts: readonly Part[], words: WordPlace): string {
  return parts.map((_, at) => ` ${partKey(parts, at, words)}`).join('')
}

function partKey(parts: readonly Part[], at: number, words: WordPlace): string {
  const part = parts[at]
  if (part === undefined) return ''
  if (part.kind === 'cutter') return part.letters + part.digits + (part.workMark === '' ? '' : `.${part.workMark}`)
  if (part.kind === 'number') return numberKey(part.digits) + part.suffix
  return (
    monthKey(part.word, parts[at - 1]) ??
    volumeKey(part.word, parts[at - 1]) ??
    wordKey(part.word, parts[at + 1], words)
  )
}

/** "1990 Feb." stands before "1990 Mar.". */
function monthKey(word: string, before: Part | undefined): string | undefined {
  const month = before?.kind === 'number' ? monthNumber(word) : undefined
  return month === undefined ? undefined : `m${String(month).padStart(2, '0')}`
}

/** "Bd. IX" is filed as "Bd. 9". */
function volumeKey(word: string, before: Part | undefined): string | undefined {
  const counted = before?.kind === 'word' && enumerationWord(before.word) !== undefined
  const value = counted ? romanNumber(word) : undefined
  return value === undefined ? undefined : numberKey(String(value))
}

function wordKey(word: string, next: Part | undefined, words: WordPlace): string {
  const counts = next?.kind === 'number' || (next?.kind === 'word' && romanNumber(next.word) !== undefined)
  const filed = (counts ? enumerationWord(word) : undefined) ?? asciiLetters(word)
  return words === 'last' ? filed : filed.toUpperCase()
}
