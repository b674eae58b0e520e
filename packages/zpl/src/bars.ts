import { code128Values, linearBars, type Bars } from '@carrel/barcodes'
import { code128Data } from './code128-data.ts'

/** Bars that a label can be asked for; which of them the printer draws itself is decided in `write.ts`. */
export type LinearCode = 'codabar' | 'code39' | 'code128'

/**
 * The bars of a number or text as they come out of the printer, whether it draws them or gets them as a picture. Throws
 * `BarcodeProblem` for what the code has no bars for.
 */
export function barsOf(code: LinearCode, content: string): Bars {
  return linearBars(code, content)
}

/**
 * The field data by which a printer draws exactly the symbols of {@link barsOf} in Code 128; undefined where it needs
 * symbols of set A, whose field data printers read in ways of their own: such bars are sent as a picture.
 */
export function nativeCode128(content: string): string | undefined {
  return code128Data(code128Values(content).slice(0, -2))
}

/** One row of bars as bits, `module` dots for the narrowest bar, each row filled to whole bytes. */
export function rowOfBits({ width, bars }: Bars, module: number): Uint8Array {
  const row = new Uint8Array(Math.ceil((width * module) / 8))
  for (const bar of bars) fillBits(row, bar.at * module, bar.width * module)
  return row
}

/** Makes a stretch of a row black, first dot in the highest bit. */
export function fillBits(row: Uint8Array, from: number, count: number): void {
  for (let dot = from; dot < from + count; dot++) row[dot >> 3] = (row[dot >> 3] ?? 0) | (0x80 >> (dot & 7))
}
