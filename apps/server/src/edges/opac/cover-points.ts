import { coverCloth, type CoverOf } from '@carrel/cover-art'
import { png } from './png.ts'

const width = 200
const height = 300
const spine = 8
/** The ornament stands below, in squares that mirror each other. */
const square = 16
const ornament = { left: 28, top: 172, columns: 9, rows: 7 }

type Colour = readonly [red: number, green: number, blue: number]

/**
 * The cover of a title in points (PNG, 200 × 300), for programs that show no drawings: cloth, spine and an ornament of its own,
 * without words, which such programs set beside it.
 */
export function coverPoints(of: CoverOf): Buffer {
  const { ground, edge, inks, isBoundRight, random } = coverCloth(of)
  const colours = [ground, edge, ...inks].map(colourOf)
  const middle = Math.ceil(ornament.columns / 2)
  const squares = Array.from({ length: ornament.rows }, () =>
    Array.from({ length: middle }, () => Math.floor(random() * (colours.length + 1))),
  )
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isSpine = isBoundRight ? x >= width - spine : x < spine
      const column = Math.floor((x - ornament.left) / square)
      const row = squares[Math.floor((y - ornament.top) / square)]
      const ink = row?.[Math.min(column, ornament.columns - 1 - column)] ?? 0
      const colour = colours[isSpine ? 1 : ink > 1 ? ink : 0] ?? colours[0] ?? [0, 0, 0]
      rows.set(colour, y * (1 + width * 3) + 1 + x * 3)
    }
  }
  return png(width, height, rows)
}

/** A colour out of `#rrggbb`. */
function colourOf(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16)
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
}
