import { foldCharacter } from './fold-character.ts'
import { withoutFinalLongMarks } from './long-mark.ts'
import { KEPT_CYRILLIC } from './fold-letters.data.ts'

/** Folds of the basic plane by pages of 256, each made when a text first needs it; undefined where the neighbour decides. */
const pages: (readonly (string | undefined)[] | undefined)[] = Array.from({ length: 256 })

function pageOf(number: number): readonly (string | undefined)[] {
  const made = pages[number]
  if (made) return made
  const page = Array.from({ length: 256 }, (_, low) => {
    const code = number * 256 + low
    return joinsWithNeighbour(code) ? undefined : foldCharacter(code)
  })
  pages[number] = page
  return page
}

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff
const isHangulPart = (code: number): boolean => code >= 0x1160 && code <= 0x11ff
const isKanaVoicing = (code: number): boolean =>
  (code >= 0x3099 && code <= 0x309c) || code === 0xff9e || code === 0xff9f

/** Marks that make й ї ў ѓ ќ, kana voicing marks, Hangul vowels and finals, halves of characters beyond the basic plane. */
function joinsWithNeighbour(code: number): boolean {
  const makesCyrillic = code === 0x301 || code === 0x306 || code === 0x308
  return makesCyrillic || isHangulPart(code) || isKanaVoicing(code) || isSurrogate(code)
}

/** Puts a mark or a Hangul part to the letter before it, where the two make one letter. */
function addJoining(folded: string, text: string, at: number): string {
  const code = text.charCodeAt(at)
  const before = text.charCodeAt(at - 1)
  if (code < 0x400 && !(before >= 0x400 && before <= 0x4ff)) return folded
  const semiVoiced = code === 0x309a || code === 0x309c || code === 0xff9f
  const part = isKanaVoicing(code) ? (semiVoiced ? '\u309A' : '\u3099') : text.charAt(at)
  const one = (folded.slice(-1) + part).normalize('NFC')
  const wanted = code < 0x400 ? KEPT_CYRILLIC.includes(one) : folded !== '' && one.length === 1
  if (wanted) return folded.slice(0, -1) + one
  return isHangulPart(code) ? folded + part : folded
}

const HEBREW_QUOTATION = /(?<=[א-ת])"(?=[א-ת])/g

/** A nasal before a consonant of its own class is written as anusvara at will: हिन्दी, हिंदी. */
const DEVANAGARI_NASAL =
  /\u0919\u094d(?=[\u0915-\u0918])|\u091e\u094d(?=[\u091a-\u091d])|\u0923\u094d(?=[\u091f-\u0922])|\u0928\u094d(?=[\u0924-\u0927])|\u092e\u094d(?=[\u092a-\u092d])/g

const HALF_WIDTH_KATAKANA = /[\uff66-\uff9f]+/g

/** {@link foldText}, but with apostrophes left in as "'", so that words can still be parted at them. */
export function foldKeepingApostrophes(given: string): string {
  const hasLongMark = given.includes('ー') || given.includes('ｰ')
  const s = hasLongMark
    ? withoutFinalLongMarks(given.normalize('NFC').replaceAll(HALF_WIDTH_KATAKANA, (run) => run.normalize('NFKC')))
    : given
  const length = s.length
  let at = 0
  while (at < length && s.charCodeAt(at) < 0x80) at++
  if (at === length) return s.toLowerCase()
  let folded = s.slice(0, at).toLowerCase()
  let twoPartVowels = false
  let hebrew = false
  while (at < length) {
    const code = s.charCodeAt(at)
    if (code < 0x80) {
      const from = at
      do at++
      while (at < length && s.charCodeAt(at) < 0x80)
      folded += s.slice(from, at).toLowerCase()
      continue
    }
    if (code >= 0x5d0) {
      if (code <= 0x5ea) hebrew = true
      else if ((code >= 0x900 && code < 0x1c00) || (code >= 0xd800 && code < 0xd840)) twoPartVowels = true
    }
    const fold = (pages[code >> 8] ?? pageOf(code >> 8))[code & 255]
    if (fold !== undefined) folded += fold
    else if (isSurrogate(code)) {
      const pair = s.codePointAt(at) ?? code
      folded += foldCharacter(pair)
      if (pair > 0xffff) at++
    } else folded = addJoining(folded, s, at)
    at++
  }
  // Vowel signs of two parts may come as one character or as two
  if (twoPartVowels) folded = folded.normalize('NFC').replaceAll(DEVANAGARI_NASAL, '\u0902')
  // Abbreviations are typed with a quotation mark for the gershayim
  return hebrew && folded.includes('"') ? folded.replaceAll(HEBREW_QUOTATION, '') : folded
}

/**
 * Folds a text for search, so that what people type meets what cataloguers wrote: case, diacritics, ligatures and
 * full-width forms go; letters that Unicode does not decompose become what a searcher types (ø→o, ł→l, þ→th, æ→ae);
 * apostrophes, ʻokina, ayn, alif, soft and hard signs of romanization are dropped; Hebrew points, Arabic harakat and
 * tatweel are dropped and variants of alef, yeh, kaf and heh unified; final sigma, ё→е and ґ→г (but й ї ў ѓ ќ stay:
 * they are letters of their own and always typed); katakana become hiragana, without a final long mark
 * that is written or left out; common traditional Chinese characters and
 * Japanese forms become simplified; digits of every script become 0 to 9; ♭ ♯ become words. Vowel signs of Indic and
 * South-East Asian scripts stay. Spaces and other punctuation stay where they are.
 *
 * Composed and decomposed input (Unicode Standard Annex 15) give the same result, and folding twice changes nothing.
 *
 * @example foldText('Søren Kierkegaard’s Frygt og Bæven') // 'soren kierkegaards frygt og baeven'
 */
export function foldText(s: string): string {
  const folded = foldKeepingApostrophes(s)
  return folded.includes("'") || folded.includes('`') ? folded.replaceAll(/['`]/g, '') : folded
}
