import { APOSTROPHES, DROPPED, HYPHENS, KEPT_CYRILLIC, LETTER_FOLDS } from './fold-letters.data.ts'
import { HAN_VARIANTS } from './han-variants.data.ts'

const letterFolds = new Map<string, string>()
const letters = LETTER_FOLDS.split(' ')
for (let i = 0; i + 1 < letters.length; i += 2)
  letterFolds.set(letters[i] ?? '', (letters[i + 1] ?? '').replace('_', ' '))
const han = Array.from(HAN_VARIANTS)
for (let i = 0; i + 1 < han.length; i += 2) letterFolds.set(han[i] ?? '', han[i + 1] ?? '')

const isDropped = (code: number): boolean => DROPPED.some(([from, to]) => code >= from && code <= to)
const isVoicing = (code: number): boolean => code === 0x3099 || code === 0x309a
const isDigit = /^\p{Nd}$/u

/** The value of a decimal digit of any script: each script's ten digits stand together, from zero to nine. */
function digitValue(code: number): number {
  let before = 0
  while (isDigit.test(String.fromCodePoint(code - before - 1))) before++
  return before % 10
}

/** Folds one of the characters that a compatibility character is made of; katakana stand 0x60 above hiragana. */
function foldPart(part: string): string {
  const code = part.codePointAt(0) ?? 0
  if (isVoicing(code)) return part
  if (isDropped(code)) return ''
  if ((code >= 0x30a1 && code <= 0x30f6) || code === 0x30fd || code === 0x30fe) return String.fromCodePoint(code - 0x60)
  if (APOSTROPHES.includes(part)) return "'"
  const lower = part.toLowerCase()
  return letterFolds.get(lower) ?? lower
}

/**
 * Folds one code point for search. An apostrophe of any shape gives "'" and a hyphen of any shape "-", so that the
 * caller can still see where a word may be parted; what has no meaning for search gives ''.
 */
export function foldCharacter(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return ' '
  const given = String.fromCodePoint(code)
  if (APOSTROPHES.includes(given)) return "'"
  if (HYPHENS.includes(given)) return '-'
  if (isDropped(code)) return ''
  const lower = given.toLowerCase().normalize('NFC')
  const known = letterFolds.get(lower)
  if (known !== undefined) return known
  if (KEPT_CYRILLIC.includes(lower)) return lower
  if (code > 0x7f && isDigit.test(given)) return String(digitValue(code))
  let folded = ''
  for (const part of lower.normalize('NFKD')) folded += foldPart(part)
  return folded.normalize('NFC').replace(/[\u3099\u309a]/, '')
}
