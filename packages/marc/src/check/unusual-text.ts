import { textOf, type Field } from '../record/field.ts'
import type { UnusualText } from './rule.ts'

/** What the letters of a text rule out or allow, as with the traits of fields. */
export const Sign = {
  /** Control characters, blanks that are none, characters that nobody sees or can read. */
  odd: 1,
  /** Anything from U+0300 on: below, letters and diacritics are never apart. */
  high: 2,
  /** Greek or Cyrillic letters. */
  foreign: 4,
  /** Two characters that can be one that was encoded twice. */
  twice: 8,
} as const

/** The texts of fields that really have anything but printable ASCII. */
export function unusualTexts(fields: readonly Field[]): readonly UnusualText[] {
  const texts: UnusualText[] = []
  for (const field of fields) {
    const text = textOf(field)
    if (field.source || !/^[ -~]*$/.test(text)) texts.push({ field, text, signs: signsOf(text) })
  }
  return texts
}

function signsOf(text: string): number {
  let signs = 0
  let last = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x20 && code < 0x7f) {
      last = 0
      continue
    }
    if (code <= 0xa0 || code === 0xad || (code >= 0x200b && isOdd(code))) signs |= Sign.odd
    if (code >= 0x300) signs |= code >= 0x370 && code < 0x530 ? Sign.high | Sign.foreign : Sign.high
    if (last >= 0xc2 && last <= 0xe2) signs |= Sign.twice
    last = code
  }
  return signs
}

function isOdd(code: number): boolean {
  if (code < 0xe000) return code === 0x200b || code === 0x2028 || code === 0x2029 || code === 0x2060
  return code <= 0xf8ff || code === 0xfeff || code === 0xfffd
}
