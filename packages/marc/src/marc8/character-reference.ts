/** A numeric character reference that was read. */
export interface Reference {
  readonly length: number
  readonly character: number
  /** True when it was not written as it should be: `&#x0E01;`. */
  readonly isDamaged: boolean
}

/**
 * Reads the reference at `at`, which holds an ampersand: `&#x` with one to six hexadecimal digits and a semicolon, by
 * which MARC-8 carries what it has no code for (MARC 21, "Lossless conversion"). Also reads the damaged forms `&#x0E01%x;`
 * and `&#x0E01` without semicolon behind exactly four digits. Control characters and surrogates stay as text.
 */
export function readReference(bytes: Uint8Array, at: number, end: number): Reference | undefined {
  if (bytes[at + 1] !== 0x23 || (bytes[at + 2] !== 0x78 && bytes[at + 2] !== 0x58)) return undefined
  let next = at + 3
  let character = 0
  for (; next < end && next < at + 9; next++) {
    const digit = hexDigit(bytes[next]!)
    if (digit < 0) break
    character = character * 16 + digit
  }
  const digits = next - at - 3
  if (digits === 0 || !isText(character)) return undefined
  if (next < end && bytes[next] === 0x3b) return { length: next + 1 - at, character, isDamaged: false }
  if (next + 2 < end && bytes[next] === 0x25 && bytes[next + 1] === 0x78 && bytes[next + 2] === 0x3b) {
    return { length: next + 3 - at, character, isDamaged: true }
  }
  return digits === 4 ? { length: next - at, character, isDamaged: true } : undefined
}

function isText(character: number): boolean {
  return character >= 0x20 && character <= 0x10ffff && (character < 0xd800 || character > 0xdfff)
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
