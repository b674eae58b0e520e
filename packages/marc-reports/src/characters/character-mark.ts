/** What may be wrong with a character. */
export type CharacterMark =
  /** Not text: what could not be read (U+FFFD), control characters, numbers that are no characters, private use. */
  | 'dead'
  /** Cannot be seen, so that two texts look the same and are not. */
  | 'invisible'
  /** A letter of another script in the middle of a word that looks like one of the word's own. */
  | 'look-alike'
  /** A letter and an accent that Unicode also has as one character. */
  | 'unnormalised'
  /** An old or typographic form of another character: a ligature, a wide letter, half of a double mark. */
  | 'compatibility'

/** Non-sorting marks, which some formats want. */
const meantControls = new Set([0x88, 0x89, 0x98, 0x9c])

/** What is wrong with a character wherever it stands; undefined for the others. */
export function characterMark(codePoint: number): CharacterMark | undefined {
  if (codePoint === 0xfffd || (codePoint >= 0xd800 && codePoint <= 0xdfff)) return 'dead'
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0))
    return meantControls.has(codePoint) ? undefined : 'dead'
  const character = String.fromCodePoint(codePoint)
  if (/[\p{Co}\p{Cn}]/u.test(character)) return 'dead'
  if (/\p{Cf}/u.test(character) || isIn(blanks, codePoint)) return 'invisible'
  return isIn(oldForms, codePoint) ? 'compatibility' : undefined
}

/** Blanks that are none, and letters that are never seen. */
const blanks = [
  0xa0, 0xa0, 0x34f, 0x34f, 0x115f, 0x1160, 0x2000, 0x200a, 0x202f, 0x202f, 0x205f, 0x205f, 0x3164, 0x3164,
]
/** Ligatures, two letters in one, halves of double marks, Arabic letters by place in the word, wide letters. */
const oldForms = [
  0x132, 0x133, 0x1c4, 0x1cc, 0x1f1, 0x1f3, 0xfb00, 0xfb06, 0xfe20, 0xfe2f, 0xfe70, 0xfefc, 0xff01, 0xff5e,
]

/** Whether a number lies between the first and the last of one of the pairs. */
function isIn(ranges: readonly number[], number: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) if (number >= ranges[at]! && number <= ranges[at + 1]!) return true
  return false
}

/** Letters of the Cyrillic and Greek scripts that look like Latin ones. */
const likeLatin = /[АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϳν]/u
/** Letters of the Latin script that look like Cyrillic or Greek ones. */
const likeOthers = /[ABEHIJKMOPTXYaceijopsxyv]/u
const wordPattern = /[\p{L}\p{M}]+/gu

/**
 * The letters that stand in a word of another script and look like letters of it: the Cyrillic `а` in `Bаch`. A word of which
 * half is in each script is left alone.
 */
export function lookAlikes(text: string): string[] {
  const found: string[] = []
  for (const [word] of text.matchAll(wordPattern)) {
    const latin = word.match(/\p{Script=Latin}/gu) ?? []
    const others = word.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? []
    if (latin.length === 0 || others.length === 0 || latin.length === others.length) continue
    if (latin.length > others.length) found.push(...others.filter((letter) => likeLatin.test(letter)))
    else found.push(...latin.filter((letter) => likeOthers.test(letter)))
  }
  return found
}

/** Letters with accents that are not written as one character although there is one: `e` and U+0301. */
export function unnormalised(text: string): string[] {
  if (text.normalize('NFC') === text) return []
  return (text.match(/\P{M}\p{M}+/gu) ?? []).filter((letter) => letter.normalize('NFC') !== letter)
}
