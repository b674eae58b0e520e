import { barsOfWidths, doesNotFit, type Bars } from './bars.ts'
import { codabarWidths } from './codabar.data.ts'

/** Letters with which Codabar begins and ends; systems of libraries use A and B most. */
export type CodabarLetter = 'A' | 'B' | 'C' | 'D'

/** How Codabar is written. */
export interface CodabarOptions {
  readonly start?: CodabarLetter
  readonly stop?: CodabarLetter
  /** Wide elements are this many times as wide as narrow ones, 2 to 3; 3 if not said. */
  readonly wide?: number
}

/**
 * The bars of a number in Codabar (EN 798) between its start and stop letters (A and A if not said; a text such as
 * "A31234B" brings its own). Throws `BarcodeProblem` for letters elsewhere.
 */
export function codabarBars(text: string, options: CodabarOptions = {}): Bars {
  const own = /^([A-D])(.*)([A-D])$/i.exec(text)
  const [first, inside, last] = own
    ? [(own[1] ?? 'A').toUpperCase(), own[2] ?? '', (own[3] ?? 'A').toUpperCase()]
    : [options.start ?? 'A', text, options.stop ?? 'A']
  if (!/^[0-9$:/.+-]{1,60}$/.test(inside))
    throw doesNotFit('Codabar holds 1 to 60 digits and the signs - $ : / . +', text)
  const wide = options.wide ?? 3
  return barsOfWidths(
    [...`${first}${inside}${last}`].flatMap((sign) => [
      ...[...(codabarWidths[sign] ?? '')].map((element) => (element === '1' ? wide : 1)),
      1,
    ]),
  )
}
