import { foldCharacter } from './fold-character.ts'

/** How a character takes part in words: it parts them, is of them, clings to the one before, or belongs to a script without spaces. */
export const SEPARATOR = 0
export const WORD = 1
export const IDEOGRAPH = 2
export const CLUSTER = 3
export const MARK = 4
export const APOSTROPHE = 5
export const HYPHEN = 6

const classes = new Uint8Array(65536)
const made = new Uint8Array(256)

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70]/u
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Vowels of Thai and Lao that are written after their consonant and count as letters in Unicode. */
const followingVowel = /[\u0e30\u0e32\u0e33\u0e45\u0eb0\u0eb2\u0eb3]/

function classify(code: number): number {
  if (code >= 0xdc00 && code <= 0xdfff) return MARK
  if (code >= 0xd840 && code <= 0xd8bf) return IDEOGRAPH
  if (code >= 0xd83c && code <= 0xd83e) return SEPARATOR
  if (code >= 0xd800 && code <= 0xdbff) return WORD
  const fold = foldCharacter(code)
  if (fold === '') return MARK
  if (fold === "'" || fold === '`') return APOSTROPHE
  if (fold === '-') return HYPHEN
  if (followingVowel.test(fold) || /^\p{M}/u.test(fold)) return MARK
  if (ideograph.test(fold)) return IDEOGRAPH
  if (unspaced.test(fold)) return /^[\p{L}\p{N}]/u.test(fold) ? CLUSTER : SEPARATOR
  return /^[\p{L}\p{N}]/u.test(fold) ? WORD : SEPARATOR
}

/** The class of a UTF-16 unit; NaN (beyond the end of a text) is a separator. */
export function classOf(code: number): number {
  if (!(code >= 0)) return SEPARATOR
  const page = code >> 8
  if (made[page] === 0) {
    for (let low = 0; low < 256; low++) classes[page * 256 + low] = classify(page * 256 + low)
    made[page] = 1
  }
  return classes[code] ?? SEPARATOR
}
