import { RfidProblem } from './rfid-problem.ts'

/** URN Code 40: three characters in two bytes (ISO/IEC 15962); the first, of value 0, fills up. */
const characters = '\u0000ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789'

/**
 * The unique item identifier of a UHF tag by ISO/TS 28560-4: ISIL, item identifier and parts, as "CH-000134-1.12345678.31", in
 * URN Code 40. Throws `RfidProblem` for small letters and other signs.
 *
 * @example packUii('CH-000134-1.12345678.31') // 14 1C C0 4F C7 0B AD B5 C6 E2 DA 1D ED 4D D3 19
 */
export function packUii(text: string): Uint8Array<ArrayBuffer> {
  if (text === '' || /[^A-Z\-.:0-9]/.test(text))
    throw new RfidProblem(
      'not-a-uii',
      `"${text}" has signs that UHF tags do not hold: capitals, digits and - . : only.`,
    )
  const triples = text.match(/.{1,3}/gs) ?? []
  return Uint8Array.from(
    triples.flatMap((triple) => {
      const [first = 0, second = 0, third = 0] = Array.from(triple, (sign) => characters.indexOf(sign))
      const value = 1600 * first + 40 * second + third + 1
      return [value >> 8, value & 255]
    }),
  )
}

/** Reads it; undefined for bytes that are not of the code. */
export function unpackUii(bytes: Uint8Array): string | undefined {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const value = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) - 1
    if (value === -1) break
    if (value >= 64_000) return undefined
    text += [Math.floor(value / 1600), Math.floor(value / 40) % 40, value % 40]
      .map((code) => characters.charAt(code))
      .join('')
  }
  return text.replace(/\u0000+$/, '')
}
