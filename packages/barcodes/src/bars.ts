/** Black bars from left to right, in units of the narrowest one, without the quiet zones beside them. */
export interface Bars {
  readonly width: number
  readonly bars: readonly Bar[]
}

/** One bar: where it begins and how wide it is, in units of the narrowest bar. */
export interface Bar {
  readonly at: number
  readonly width: number
}

/** What a barcode has no bars for, in a sentence for the desk. */
export class BarcodeProblem extends Error {}

/** The problem of a text that a code cannot hold: what it holds, and the text. */
export function doesNotFit(holds: string, text: string): BarcodeProblem {
  const given = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new BarcodeProblem(`${holds}; “${given.replaceAll(/\p{Cc}/gu, '␣')}” does not fit.`)
}

/** Bars from the widths of bars and spaces in turn, bar first. */
export function barsOfWidths(widths: Iterable<number>): Bars {
  const bars: Bar[] = []
  let at = 0
  let black = true
  for (const width of widths) {
    if (black) bars.push({ at, width })
    at += width
    black = !black
  }
  const last = bars.at(-1)
  return { width: last ? last.at + last.width : 0, bars }
}

/** The bars as zeros and ones, one for each unit: `1` is black. */
export function barBits({ width, bars }: Bars): string {
  const bits = Array.from({ length: width }, () => '0')
  for (const bar of bars) bits.fill('1', bar.at, bar.at + bar.width)
  return bits.join('')
}
