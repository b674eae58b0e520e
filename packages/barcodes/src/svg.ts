import type { Bars } from './bars.ts'
import type { QrCode } from './qr/qr-code.ts'

/** How a code is drawn. */
export interface SvgOptions {
  /** Units of light room on every side; 10 for bars and 4 for squares if not said. */
  readonly quiet?: number
  /** Height of bars in units of the narrowest one; 30 if not said. */
  readonly height?: number
}

/** Bars as the path of an SVG: one unit for the narrowest bar, `height` units high. */
export function barsPath({ bars }: Bars, height = 1): string {
  return bars.map(({ at, width }) => `M${at} 0h${width}v${height}h-${width}z`).join('')
}

/** Bars as a picture (SVG), one unit for the narrowest bar; it can be made any size. */
export function barsSvg({ width, bars }: Bars, options: SvgOptions = {}): string {
  const { quiet = 10, height = 30 } = options
  const path = bars.map((bar) => `M${bar.at + quiet} 0h${bar.width}v${height}h-${bar.width}z`).join('')
  return picture(width + 2 * quiet, height, path)
}

/** A QR code as a picture (SVG), one unit for a square. */
export function qrSvg(code: QrCode, options: Pick<SvgOptions, 'quiet'> = {}): string {
  const { quiet = 4 } = options
  const path = qrRuns(code)
    .map(({ x, y, width }) => `M${x + quiet} ${y + quiet}h${width}v1h-${width}z`)
    .join('')
  return picture(code.size + 2 * quiet, code.size + 2 * quiet, path)
}

/** The black squares of a QR code as stretches of a row: few shapes say the same as many. */
export function qrRuns({
  size,
  isDark,
}: QrCode): readonly { readonly x: number; readonly y: number; readonly width: number }[] {
  const runs: { x: number; y: number; width: number }[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y)) continue
      const last = runs.at(-1)
      if (last && last.y === y && last.x + last.width === x) last.width += 1
      else runs.push({ x, y, width: 1 })
    }
  }
  return runs
}

function picture(width: number, height: number, path: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`
}
