import { anselSet } from '../marc8/code-sets.ts'

/** What the bytes above 7F of a text look like, taken as MARC-8 and as Latin-1. */
export interface ByteCount {
  /** Bytes from 80 upward. */
  readonly high: number
  /** Bytes that make no sense in MARC-8: undefined ones, and marks that stand before no letter. */
  readonly wrongInMarc8: number
  /** Bytes that MARC-8 does not define. */
  readonly undefinedInMarc8: number
  /** Marks before a letter that often has them in some language. */
  readonly usualInMarc8: number
  /** Bytes that make no sense in Latin-1: control characters (80 to 9F). */
  readonly wrongInLatin1: number
}

/** Letters that are often seen with each mark of MARC-8; marks that are not here are seen with any letter. */
const usualLetters: Readonly<Record<number, string>> = {
  0xe0: 'aeiouy',
  0xe1: 'aeiou',
  0xe2: 'aeiouyclnrsz',
  0xe3: 'aeiouwyjcghs',
  0xe4: 'anoiu',
  0xe5: 'aeiouy',
  0xe6: 'aegiou',
  0xe7: 'cegiz',
  0xe8: 'aeiouyw',
  0xe9: 'cdenrstzlagu',
  0xea: 'au',
  0xee: 'ou',
  0xf0: 'cstgklnr',
  0xf1: 'aeiou',
  0xf2: 'adehilmnorstuyz',
  0xf3: '',
  0xf4: 'rl',
  0xf5: '',
  0xf6: 'bdhkt',
}

/** Counts how well the bytes fit MARC-8 and Latin-1. */
export function judgeBytes(bytes: Uint8Array, start: number, end: number): ByteCount {
  let [high, wrongInMarc8, undefinedInMarc8, usualInMarc8, wrongInLatin1] = [0, 0, 0, 0, 0]
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    high++
    if (isMark(byte)) {
      let next = at + 1
      while (next < end && isMark(bytes[next]!)) next++
      if (next >= end || !isLetter(bytes[next]!)) wrongInMarc8++
      else if (isUsual(byte, bytes[next]!)) usualInMarc8++
    } else if (!isDefined(byte)) {
      wrongInMarc8++
      undefinedInMarc8++
    }
    if (byte < 0xa0) wrongInLatin1++
  }
  return { high, wrongInMarc8, undefinedInMarc8, usualInMarc8, wrongInLatin1 }
}

function isUsual(mark: number, letter: number): boolean {
  const letters = usualLetters[mark]
  return letters === undefined || letters.includes(String.fromCharCode(letter | 0x20))
}

function isMark(byte: number): boolean {
  return byte > 0xdf && anselSet.marks[byte & 0x7f] === 1
}

function isDefined(byte: number): boolean {
  if (byte < 0xa1) return byte === 0x88 || byte === 0x89 || byte === 0x8d || byte === 0x8e
  return anselSet.characters[byte & 0x7f]! > 0
}

/** Letters of ASCII, those of ANSEL, and the soft and hard sign; a mark can stand on nothing else. */
function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || (byte >= 0xa1 && byte <= 0xbd)
}
