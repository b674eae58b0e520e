import { barsOfWidths, type Bars } from './bars.ts'
import { code128Values } from './code128-values.ts'
import { code128Widths } from './code128.data.ts'

/** The bars of a text in Code 128. Throws `BarcodeProblem`, see {@link code128Values}. */
export function code128Bars(text: string): Bars {
  return barsOfWidths(code128Values(text).flatMap((value) => [...(code128Widths[value] ?? '')].map(Number)))
}
