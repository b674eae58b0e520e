/** Version of a QR code, dots on a side, and the centres of its alignment patterns. */
export interface QrSize {
  readonly version: number
  readonly dots: number
  readonly alignment: readonly number[]
}

/** For versions 1 to 10 at level M: check words to a block, and blocks of so many data words (ISO/IEC 18004 table 9). */
const blocks: readonly (readonly [check: number, ...data: number[]])[] = [
  [10, 16],
  [16, 28],
  [26, 44],
  [18, 32, 32],
  [24, 43, 43],
  [16, 27, 27, 27, 27],
  [18, 31, 31, 31, 31],
  [22, 38, 38, 39, 39],
  [22, 36, 36, 36, 37, 37],
  [26, 43, 43, 43, 43, 44],
]
const alignments: readonly (readonly number[])[] = [
  [],
  [6, 18],
  [6, 22],
  [6, 26],
  [6, 30],
  [6, 34],
  [6, 22, 38],
  [6, 24, 42],
  [6, 26, 46],
  [6, 28, 50],
]

/** The words of a QR code in the order in which they are laid, for the smallest size that holds the bytes. */
export function codewordsFor(bytes: Uint8Array): { readonly size: QrSize; readonly codewords: readonly number[] } {
  const index = blocks.findIndex(([, ...data], n) => sum(data) * 8 >= 4 + lengthBits(n + 1) + bytes.length * 8)
  const [check = 0, ...data] = blocks[index] ?? []
  if (index < 0) throw new RangeError('This text is too long for a QR code on a screen.')
  const words = dataWords(bytes, lengthBits(index + 1), sum(data))
  let from = 0
  const parts = data.map((length) => words.slice(from, (from += length)))
  const checks = parts.map((part) => remainder(part, check))
  return {
    size: { version: index + 1, dots: 21 + 4 * index, alignment: alignments[index] ?? [] },
    codewords: [...interleaved(parts), ...interleaved(checks)],
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
const lengthBits = (version: number) => (version < 10 ? 8 : 16)

/** Byte mode, the length, the bytes, an end, and padding (clause 7.4). */
function dataWords(bytes: Uint8Array, forLength: number, room: number): readonly number[] {
  const digits = (value: number, count: number) => value.toString(2).padStart(count, '0')
  const text = `0100${digits(bytes.length, forLength)}${[...bytes].map((byte) => digits(byte, 8)).join('')}`
  const ended = text + '0'.repeat(Math.min(4, room * 8 - text.length))
  const whole = ended + '0'.repeat((8 - (ended.length % 8)) % 8)
  const words = Array.from({ length: whole.length / 8 }, (_, n) => Number.parseInt(whole.slice(n * 8, n * 8 + 8), 2))
  for (let pad = 0xec; words.length < room; pad ^= 0xec ^ 0x11) words.push(pad)
  return words
}

function interleaved(parts: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: longest }, (_, n) => parts.flatMap((part) => part[n] ?? [])).flat()
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}

/** The check words of a block: Reed-Solomon over GF(256) with the polynomial 0x11d (clause 7.5.2). */
function remainder(data: readonly number[], count: number): readonly number[] {
  const divisor: number[] = Array.from({ length: count }, (_, n) => (n === count - 1 ? 1 : 0))
  let root = 1
  for (let n = 0; n < count; n++) {
    for (let k = 0; k < count; k++) divisor[k] = times(divisor[k] ?? 0, root) ^ (divisor[k + 1] ?? 0)
    root = times(root, 2)
  }
  const rest: number[] = Array.from({ length: count }, () => 0)
  for (const word of data) {
    const factor = word ^ (rest.shift() ?? 0)
    rest.push(0)
    divisor.forEach((one, k) => (rest[k] = (rest[k] ?? 0) ^ times(one, factor)))
  }
  return rest
}
