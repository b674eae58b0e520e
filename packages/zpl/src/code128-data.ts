import { BarcodeProblem } from '@carrel/barcodes'

const startB = 104
const startC = 105
const toC = 99
const toB = 100

/** Symbols of set B that are written with `>` and a sign, since they steer the printer themselves. */
const invoked: Readonly<Record<number, string>> = { 30: '>0', 94: '>=', 95: '>1' }

/**
 * Symbols of Code 128, from the start symbol to the last of the data, as field data of `^BC` in mode N: `>:` begins in
 * letters, `>;` in pairs of digits, `>5` and `>6` change between them. Undefined when there are others than of sets B and C.
 *
 * @example code128Data([105, 12, 34, 100, 21]) // '>;1234>65'
 */
export function code128Data(symbols: readonly number[]): string | undefined {
  const [start, ...rest] = symbols
  if (start !== startB && start !== startC) return undefined
  let pairs = start === startC
  let data = pairs ? '>;' : '>:'
  for (const value of rest) {
    if (pairs && value < toC + 1) data += String(value).padStart(2, '0')
    else if (pairs && value === toB) data += '>6'
    else if (!pairs && value === toC) data += '>5'
    else if (!pairs && value < 96) data += invoked[value] ?? String.fromCharCode(value + 32)
    else return undefined
    if (value === (pairs ? toB : toC)) pairs = !pairs
  }
  return data
}

/** What the field data of `^BC` in mode N says: its symbols and its text. Throws `BarcodeProblem` for what is none. */
export function readCode128Data(data: string): { readonly symbols: readonly number[]; readonly text: string } {
  const given = /^>[:;]/.test(data) ? data : `>:${data}`
  const symbols: number[] = [given.startsWith('>;') ? startC : startB]
  let pairs = given.startsWith('>;')
  let text = ''
  for (const [sign] of given.slice(2).matchAll(/>.|\d\d|[^]/gu)) {
    for (const part of pairs || sign.startsWith('>') ? [sign] : sign) {
      if (pairs ? part === '>6' : part === '>5') {
        symbols.push(pairs ? toB : toC)
        pairs = !pairs
        continue
      }
      const value = pairs ? (/^\d\d$/.test(part) ? Number(part) : undefined) : letterValue(part)
      if (value === undefined) throw new BarcodeProblem(`"${part}" cannot stand in the data of Code 128.`)
      symbols.push(value)
      text += pairs ? part : String.fromCharCode(value + 32)
    }
  }
  return { symbols, text }
}

function letterValue(part: string): number | undefined {
  const known = Object.entries(invoked).find(([, written]) => written === part)
  if (known) return Number(known[0])
  const code = part.charCodeAt(0) - 32
  return part.length === 1 && code >= 0 && code < 95 ? code : undefined
}
