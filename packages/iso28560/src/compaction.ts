import { bitsOfBytes, bytesOfBits } from './bits.ts'

/**
 * How ISO/IEC 15962 makes the content of an object shorter, by the code in its precursor: as the application says,
 * integer, numeric (BCD), 5, 6 and 7 bits for a character, ISO 8859-1, UTF-8.
 */
export const compactions = ['application', 'integer', 'numeric', '5-bit', '6-bit', '7-bit', 'octets', 'utf-8'] as const
export type Compaction = (typeof compactions)[number]

const encoder = new TextEncoder()

interface Scheme {
  readonly name: Compaction
  readonly fits: RegExp
  readonly pack: (text: string) => readonly number[]
}

const perCharacter = (text: string, width: number, filler: string) =>
  bytesOfBits(
    Array.from(text, (sign) => (sign.charCodeAt(0) & (2 ** width - 1)).toString(2).padStart(width, '0')).join(''),
    filler,
  )

/** In the order in which ISO/IEC 15962 tries them; fillers are those of its clauses on each scheme. */
const schemes: readonly Scheme[] = [
  { name: 'integer', fits: /^[1-9]\d{1,18}$/, pack: (text) => integerBytes(BigInt(text)) },
  { name: 'numeric', fits: /^\d{2,}$/, pack: bcdBytes },
  { name: '5-bit', fits: /^[A-_]{3,}$/, pack: (text) => perCharacter(text, 5, '0000000') },
  { name: '6-bit', fits: /^[ -_]{4,}$/, pack: (text) => perCharacter(text, 6, '100000') },
  { name: '7-bit', fits: /^[\u0000-\u007e]{8,}$/, pack: (text) => perCharacter(text, 7, '1111111') },
  { name: 'octets', fits: /^[\u0000-\u00ff]*$/, pack: (text) => Array.from(text, (sign) => sign.charCodeAt(0)) },
  { name: 'utf-8', fits: /^/, pack: (text) => [...encoder.encode(text)] },
]

function integerBytes(value: bigint): readonly number[] {
  const hex = value.toString(16)
  return (hex.padStart(hex.length + (hex.length % 2), '0').match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function bcdBytes(text: string): readonly number[] {
  const digits = text.length % 2 === 1 ? `${text}F` : text
  return (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

/**
 * The shortest bytes for a text, by the first scheme that holds it (ISO/IEC 15962: integer, numeric, 5, 6, 7 bits, octets,
 * UTF-8).
 *
 * @example compact('QA268.L55') // { compaction: '6-bit', bytes: [0x44, 0x1c, 0xb6, 0xe2, 0xe3, 0x35, 0xd6] }
 */
export function compact(text: string): { readonly compaction: Compaction; readonly bytes: readonly number[] } {
  const scheme = schemes.find(({ fits }) => fits.test(text))
  return scheme
    ? { compaction: scheme.name, bytes: scheme.pack(text) }
    : { compaction: 'utf-8', bytes: [...encoder.encode(text)] }
}

/** Bytes as eight-bit characters of ISO 8859-1. */
export const latin1 = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** The text of compacted bytes; undefined when they are not of the scheme. */
export function expand(compaction: Compaction, bytes: Uint8Array): string | undefined {
  switch (compaction) {
    case 'application':
      return undefined
    case 'integer':
      return bytes.length === 0 || bytes.length > 8 ? undefined : integerOf(bytes).toString()
    case 'numeric': {
      const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
      return /^\d*f?$/.exec(digits) ? digits.replace(/f$/, '') : undefined
    }
    case '5-bit':
      return charactersOf(bytes, 5, (code) => code + 0x40).replace(/@+$/, '')
    case '6-bit':
      // The filler of a last byte is too short for a character, or the six bits of a space.
      return charactersOf(bytes, 6, (code) => (code < 0x20 ? code + 0x40 : code)).replace(/ $/, (end) =>
        (bytes.length * 8) % 6 === 0 ? '' : end,
      )
    case '7-bit':
      return charactersOf(bytes, 7, (code) => code).replace(/\u007f$/, '')
    case 'octets':
      return latin1(bytes)
    case 'utf-8':
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch {
        return undefined
      }
  }
}

/** Bytes as a whole number, most significant first. */
export function integerOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
}

function charactersOf(bytes: Uint8Array, width: number, codeOf: (bits: number) => number): string {
  const bits = bitsOfBytes(bytes)
  const count = Math.floor(bits.length / width)
  return Array.from({ length: count }, (_, i) =>
    String.fromCharCode(codeOf(Number.parseInt(bits.slice(i * width, (i + 1) * width), 2))),
  ).join('')
}
