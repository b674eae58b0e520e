import { png } from './png.ts'

type Point = readonly [x: number, y: number]

/** The open book of `assets/app-icon.svg` in 512ths: its spine, and the outline of both pages. */
const strokes: readonly (readonly Point[])[] = [
  [
    [256, 196],
    [256, 346],
  ],
  outline(1),
  outline(-1),
]
const halfLine = 11
const green = [0x0e, 0x5e, 0x44] as const
const paper = [0xff, 0xfe, 0xfd] as const

/** One page from the top of the spine round to its foot; the corners at the spine are quarters of a circle. */
function outline(side: 1 | -1): Point[] {
  const x = (from: number) => 256 - side * from
  return [...quarter(x(53), 225, 53, side), [x(106), 172], [x(106), 324], ...quarter(x(35), 359, 35, side).toReversed()]
}

/** From straight above the middle of a circle to the spine. */
function quarter(cx: number, cy: number, radius: number, side: 1 | -1): Point[] {
  return Array.from({ length: 9 }, (_, n) => {
    const angle = (Math.PI / 2) * (1 - n / 8)
    return [cx + side * radius * Math.cos(angle), cy - radius * Math.sin(angle)] as const
  }).toReversed()
}

/** How far a point is from a line between two others. */
function distance([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay]
  const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)))
  return Math.hypot(px - ax - along * dx, py - ay - along * dy)
}

/** The icon of the site as a PNG of so many points a side: phones that put the site on their first page want no SVG. */
export function touchIcon(size: number): Buffer {
  const lines = strokes.flatMap((points) =>
    points.slice(1).map((point, n): readonly [Point, Point] => [points[n] ?? point, point]),
  )
  const scale = 512 / size
  const rows = Buffer.alloc(size * (1 + size * 3))
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const point: Point = [(x + 0.5) * scale, (y + 0.5) * scale]
      // The book stands in the middle: what is far from it needs no reckoning.
      const isNear = point[0] > 130 && point[0] < 382 && point[1] > 150 && point[1] < 375
      const far = isNear ? Math.min(...lines.map(([a, b]) => distance(point, a, b))) : halfLine * 2
      const ink = Math.max(0, Math.min(1, (halfLine - far) / scale + 0.5))
      green.forEach((ground, n) => {
        rows[y * (1 + size * 3) + 1 + x * 3 + n] = Math.round(ground + ((paper[n] ?? 0) - ground) * ink)
      })
    }
  }
  return png(size, size, rows)
}
