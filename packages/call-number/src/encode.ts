/** Where a digit count no longer fits before the letters; longer numbers keep their order only among equals in length. */
const LONGEST = 15

/**
 * A whole number so that byte order is the order of its value: the count of its digits, then the digits. Counts above
 * nine continue behind "9" in ASCII, before all letters.
 */
export function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return String.fromCharCode(0x30 + Math.min(significant.length, LONGEST)) + significant
}

const LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Small Latin letters without their marks; a letter of another script as "|" and its code point, behind all Latin ones. */
export function asciiLetters(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(
      /[^\0-\x7F]/gu,
      (letter) => LETTERS[letter] ?? `|${(letter.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
    )
}
