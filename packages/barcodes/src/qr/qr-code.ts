import { fittedBits, interleaved, type QrLevel } from './codewords.ts'
import { drawFormat, fillGrid, patternGrid } from './grid.ts'
import { masked, penalty } from './mask.ts'

export type { QrLevel } from './codewords.ts'

/** A QR code: `size` squares each way, without the light room of four around it. */
export interface QrCode {
  readonly size: number
  readonly version: number
  readonly isDark: (x: number, y: number) => boolean
}

/** How a QR code is made. */
export interface QrOptions {
  /** `M` if not said. */
  readonly level?: QrLevel
  /** The smallest version (1 to 40) that may be taken, so that all codes of a sheet are of one size. */
  readonly least?: number
}

/**
 * A text as a QR code (ISO/IEC 18004, model 2): digits, capitals with some signs, or UTF-8 bytes, in the smallest version
 * that holds it, under the mask that is easiest to read. Throws `BarcodeProblem` when nothing holds it.
 *
 * @example qrCode('https://library.example.org/titles/17').version // 3
 */
export function qrCode(text: string, options: QrOptions = {}): QrCode {
  const { level = 'M', least = 1 } = options
  const { version, words } = fittedBits(text, level, Math.min(40, Math.max(1, Math.trunc(least))))
  const plain = patternGrid(version)
  fillGrid(plain, interleaved(words, version, level))
  const tried = Array.from({ length: 8 }, (_, mask) => {
    const grid = masked(plain, mask)
    drawFormat(grid, level, mask)
    return { grid, penalty: penalty(grid) }
  })
  const best = tried.reduce((easiest, one) => (one.penalty < easiest.penalty ? one : easiest))
  const { size, dark } = best.grid
  return { size, version, isDark: (x, y) => dark[y * size + x] === 1 }
}
