import { barsOfWidths, type Bars } from './bars.ts'
import { code128Values } from './code128-values.ts'
import { code128Widths } from './code128.data.ts'

/** The bars of a text in Code 128. Throws `BarcodeProblem`, see {@link code128Values}. */
export function code128Bars(text: string): Bars {
  return code128SymbolBars(code128Values(text))
}

/** The bars of symbols of Code 128 (ISO/IEC 15417 table 1), from the start to the stop symbol, each 0 to 106. */
export function code128SymbolBars(values: readonly number[]): Bars {
  return barsOfWidths(values.flatMap((value) => [...(code128Widths[value] ?? '')].map(Number)))
}
