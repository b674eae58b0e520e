import { BarcodeProblem, type Bars } from './bars.ts'
import { code128Bars } from './code128.ts'
import { code39Bars } from './code39.ts'
import { codabarBars } from './codabar.ts'
import { ean13Bars } from './ean13.ts'

/** Barcodes whose bars go along a line. `code39-check` has a check character, `code39-full` all of ASCII. */
export const linearCodes = ['codabar', 'code39', 'code39-check', 'code39-full', 'code128', 'ean13'] as const
export type LinearBarcode = (typeof linearCodes)[number]

/**
 * How many times as wide wide bars may be as narrow ones, where a code has only these two: the usual first, then narrower
 * ones for little room; empty for codes whose bars have four widths.
 */
export function wideRatios(code: LinearBarcode): readonly number[] {
  return code === 'code128' || code === 'ean13' ? [] : [3, 2.5, 2]
}

/** The bars of a content in a code; `wide` as in {@link wideRatios}, 3 if not said. Throws `BarcodeProblem` for what the code cannot hold. */
export function linearBars(code: LinearBarcode, content: string, wide = 3): Bars {
  switch (code) {
    case 'codabar':
      return codabarBars(content, { wide })
    case 'code39':
      return code39Bars(content, { wide })
    case 'code39-check':
      return code39Bars(content, { check: true, wide })
    case 'code39-full':
      return code39Bars(content, { fullAscii: true, wide })
    case 'code128':
      return code128Bars(content)
    case 'ean13':
      return ean13Bars(content)
  }
}

/** The bars of a text in the first of these codes that can hold it; undefined when none can. */
export function firstBars(codes: readonly LinearBarcode[], content: string): Bars | undefined {
  for (const code of codes) {
    try {
      return linearBars(code, content)
    } catch (error) {
      if (!(error instanceof BarcodeProblem)) throw error
    }
  }
  return undefined
}

/** Light room that a reader needs on each side, in units of the narrowest bar. */
export function quietZone(code: LinearBarcode): number {
  return code === 'ean13' ? 11 : 10
}
