import { RfidProblem } from './rfid-problem.ts'

/** Bytes as hexadecimal digits in capitals, a space behind each block of `block` bytes; 0: none. */
export function hexOf(bytes: Iterable<number>, block = 0): string {
  const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase())
  return pairs.map((pair, i) => (block > 0 && i > 0 && i % block === 0 ? ` ${pair}` : pair)).join('')
}

/** The most bytes that a tag is taken to have. */
const mostBytes = 8192

/** Reads hexadecimal digits; spaces, colons, dashes, line ends and `0x` between them are passed over. Throws `RfidProblem`. */
export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> {
  const digits = text.replaceAll(/0x|[\s:,;-]/gi, '')
  if (digits === '') throw new RfidProblem('no-bytes', 'There are no bytes to read.')
  if (!/^[0-9a-f]*$/i.test(digits))
    throw new RfidProblem('not-hex', 'Bytes are written with the digits 0 to 9 and the letters A to F.')
  if (digits.length % 2 === 1) throw new RfidProblem('odd-hex', 'A byte has two digits; one digit is left over.')
  if (digits.length > mostBytes * 2)
    throw new RfidProblem('too-many-bytes', `No tag of a library has more than ${mostBytes} bytes.`)
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
