import { diacriticNames, letterNames, plainNames } from './mnemonics.data.ts'

/** What a mnemonic such as `{acute}` or `{C3}` stands for. */
export interface Mnemonic {
  /** Characters between the braces and the braces themselves. */
  readonly length: number
  /** Bytes of MARC-8. */
  readonly bytes: readonly number[]
  /** True for a byte given by its number, which is meant as that byte in any encoding. */
  readonly isByte: boolean
}

const byName = new Map<string, readonly number[]>([
  ...[...diacriticNames, ...letterNames].map(([name, byte]): [string, number[]] => [name, [byte]]),
  ...plainNames.map(([name, text]): [string, number[]] => [name, Array.from(text, (each) => each.charCodeAt(0))]),
])
const diacritics = new Map(diacriticNames)

const names = new Map<number, string>()
for (const [name, byte] of [...diacriticNames, ...letterNames]) if (!names.has(byte)) names.set(byte, name)

const LEFT = 0x7b
const RIGHT = 0x7d
const LONGEST_NAME = 12

/** Reads the mnemonic at `at`, which holds `{`; `undefined` when the braces hold no name that is known. */
export function readMnemonic(bytes: Uint8Array, at: number, end: number): Mnemonic | undefined {
  if (bytes[at] !== LEFT) return undefined
  let name = ''
  let next = at + 1
  for (; next < end && bytes[next] !== RIGHT; next++) {
    if (name.length > LONGEST_NAME) return undefined
    name += String.fromCharCode(bytes[next]!)
  }
  if (next >= end || name === '') return undefined
  const length = next + 1 - at
  if (/^[0-9A-F]{2}$/.test(name)) return { length, bytes: [Number.parseInt(name, 16)], isByte: true }
  const found = byName.get(name) ?? letterWithDiacritic(name)
  return found && { length, bytes: found, isByte: false }
}

/** `{eacute}` is the diacritic `acute` and the letter `e`. */
function letterWithDiacritic(name: string): readonly number[] | undefined {
  const diacritic = diacritics.get(name.slice(1))
  return diacritic !== undefined && /^[A-Za-z]/.test(name) ? [diacritic, name.charCodeAt(0)] : undefined
}

/** The mnemonic of a byte of MARC-8: its name, or its number where it has none. */
export function mnemonicOf(byte: number): string {
  return `{${names.get(byte) ?? byte.toString(16).toUpperCase().padStart(2, '0')}}`
}
