import { codabarPath, code128Path } from '@carrel/identifiers'
import { code39Widths } from './code39.data.ts'

/** Bars that go along a line; QR codes are squares and drawn by the printer alone. */
export type LinearCode = 'codabar' | 'code39' | 'code128'

/** Black bars from left to right, in units of the narrowest one. */
export interface Bars {
  readonly width: number
  readonly bars: readonly { readonly at: number; readonly width: number }[]
}

/** Text that a barcode cannot hold, in a sentence. */
export class BarcodeProblem extends Error {}

const problems: Readonly<Record<LinearCode, string>> = {
  codabar: 'Codabar holds 1 to 40 digits and the signs - $ : / . +',
  code39: 'Code 39 holds 1 to 40 capital letters, digits, spaces and the signs - . $ / + %',
  code128: 'Code 128 holds 1 to 40 letters, digits and signs without accents',
}

/** The bars of a number or text. Throws `BarcodeProblem` for what the code has no bars for. */
export function barsOf(code: LinearCode, content: string): Bars {
  const bars =
    code === 'code39' ? code39(content) : fromPath(code === 'codabar' ? codabarPath(content) : code128Path(content))
  if (!bars) throw new BarcodeProblem(`${problems[code]}; "${content}" does not fit.`)
  return bars
}

function fromPath(drawn: { readonly path: string; readonly width: number } | undefined): Bars | undefined {
  if (!drawn) return undefined
  const bars = Array.from(drawn.path.matchAll(/M(\d+) 0h(\d+)/g), ([, at, width]) => ({
    at: Number(at),
    width: Number(width),
  }))
  return { width: drawn.width, bars }
}

/** Wide elements are this many times as wide as narrow ones. */
const wide = 3

/** ISO/IEC 16388, without the optional check character, between two asterisks. */
function code39(content: string): Bars | undefined {
  if (!/^[0-9A-Z .$/+%-]{1,40}$/.test(content)) return undefined
  const bars: { at: number; width: number }[] = []
  let at = 0
  for (const sign of `*${content}*`) {
    for (const [i, element] of [...(code39Widths[sign] ?? '')].entries()) {
      const width = element === 'w' ? wide : 1
      if (i % 2 === 0) bars.push({ at, width })
      at += width
    }
    at += 1
  }
  return { width: at - 1, bars }
}

/** One row of bars as bits, `module` dots for the narrowest bar, each row filled to whole bytes. */
export function rowOfBits({ width, bars }: Bars, module: number): Uint8Array {
  const row = new Uint8Array(Math.ceil((width * module) / 8))
  for (const bar of bars) {
    for (let dot = bar.at * module; dot < (bar.at + bar.width) * module; dot++) {
      row[dot >> 3] = (row[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
    }
  }
  return row
}
