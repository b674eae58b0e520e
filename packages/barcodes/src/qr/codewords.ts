import { BarcodeProblem } from '../bars.ts'
import { blockCounts, checkCodewords } from './blocks.data.ts'
import { checkWords } from './reed-solomon.ts'

/** How much of a QR code may be lost: about 7, 15, 25 or 30 per cent. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

type Mode = 'numeric' | 'alphanumeric' | 'byte'
const modeBits: Readonly<Record<Mode, number>> = { numeric: 1, alphanumeric: 2, byte: 4 }
/** Bits of the count of characters, for versions to 9, to 26 and to 40 (ISO/IEC 18004, table 3). */
const countBits: Readonly<Record<Mode, readonly [number, number, number]>> = {
  numeric: [10, 12, 14],
  alphanumeric: [9, 11, 13],
  byte: [8, 16, 16],
}

/** Bits of the whole symbol that hold codewords (ISO/IEC 18004, table 1). */
function dataModules(version: number): number {
  const aligns = Math.floor(version / 7) + 2
  const all = (16 * version + 128) * version + 64
  return version === 1 ? all : all - ((25 * aligns - 10) * aligns - 55) - (version >= 7 ? 36 : 0)
}

function dataWords(version: number, level: QrLevel): number {
  const blocks = blockCounts[level][version - 1] ?? 0
  return Math.floor(dataModules(version) / 8) - (checkCodewords[level][version - 1] ?? 0) * blocks
}

/** A content as bits and the version that is large enough. Throws `BarcodeProblem` when none is. */
export function fittedBits(
  text: string,
  level: QrLevel,
  least: number,
): { readonly version: number; readonly words: readonly number[] } {
  const bytes = new TextEncoder().encode(text)
  const mode: Mode = /^\d+$/.test(text)
    ? 'numeric'
    : [...text].every((sign) => alphanumeric.includes(sign))
      ? 'alphanumeric'
      : 'byte'
  const count = mode === 'byte' ? bytes.length : text.length
  // Readers guess the script of bytes beyond ASCII unless they are told (7.4.3): the assignment 26 is UTF-8
  const script = mode === 'byte' && bytes.some((byte) => byte > 127) ? bitsOf(7, 4) + bitsOf(26, 8) : ''
  const content = mode === 'byte' ? [...bytes].map((byte) => bitsOf(byte, 8)).join('') : charBits(text, mode)
  for (let version = least; version <= 40; version++) {
    const width = countBits[mode][version < 10 ? 0 : version < 27 ? 1 : 2]
    const room = dataWords(version, level) * 8
    if (count >= 2 ** width || script.length + 4 + width + content.length > room) continue
    return { version, words: padded(script + bitsOf(modeBits[mode], 4) + bitsOf(count, width) + content, room) }
  }
  throw new BarcodeProblem(`A QR code with so much safety (${level}) has no room for ${count} characters.`)
}

const bitsOf = (value: number, width: number): string => value.toString(2).padStart(width, '0')

function charBits(text: string, mode: 'numeric' | 'alphanumeric'): string {
  const parts = text.match(mode === 'numeric' ? /.{1,3}/g : /.{1,2}/g) ?? []
  return parts
    .map((part) => {
      if (mode === 'numeric') return bitsOf(Number(part), part.length * 3 + 1)
      const [first = 0, second] = Array.from(part, (sign) => alphanumeric.indexOf(sign))
      return second === undefined ? bitsOf(first, 6) : bitsOf(first * 45 + second, 11)
    })
    .join('')
}

/** The terminator, zeros to the next byte, and 236 and 17 in turn (ISO/IEC 18004, 7.4.9 and 7.4.10). */
function padded(bits: string, room: number): readonly number[] {
  const ended = bits + '0'.repeat(Math.min(4, room - bits.length))
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0')
  const words = (whole.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  for (let i = 0; words.length < room / 8; i++) words.push(i % 2 === 0 ? 236 : 17)
  return words
}

/** Data and check codewords of all blocks, interleaved (ISO/IEC 18004, 7.6). */
export function interleaved(words: readonly number[], version: number, level: QrLevel): readonly number[] {
  const blocks = blockCounts[level][version - 1] ?? 1
  const checks = checkCodewords[level][version - 1] ?? 0
  const all = Math.floor(dataModules(version) / 8)
  const short = Math.floor(all / blocks) - checks
  const longer = all % blocks
  let at = 0
  const parts = Array.from({ length: blocks }, (_, i) => {
    const block = words.slice(at, at + short + (i >= blocks - longer ? 1 : 0))
    at += block.length
    return { block, check: checkWords(block, checks) }
  })
  const turns = (list: readonly (readonly number[])[], length: number) =>
    Array.from({ length }, (_, i) => list.flatMap((one) => (i < one.length ? [one[i] ?? 0] : []))).flat()
  return [
    ...turns(
      parts.map(({ block }) => block),
      short + 1,
    ),
    ...turns(
      parts.map(({ check }) => check),
      checks,
    ),
  ]
}
