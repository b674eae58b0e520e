import { box, disc, field, n, oneOf, shape, whole, type Pen } from './pen.ts'

/** Calls `draw` for each cell of a grid that stands on the foot of the cover. */
function grid(cell: number, rows: number, draw: (x: number, y: number, row: number, column: number) => void): void {
  const columns = Math.floor((field.width - 24) / cell)
  const left = (field.width - columns * cell) / 2
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      draw(left + column * cell, field.height - 14 - (row + 1) * cell, row, column)
    }
  }
}

/** Squares and discs on a grid, thinning out upwards. */
export function tiles(pen: Pen): string {
  const cell = oneOf(pen, [28, 42])
  const rows = cell === 28 ? 4 : 3
  const inset = cell * 0.09
  const size = cell - inset * 2
  let out = ''
  grid(cell, rows, (x, y, row) => {
    if (pen.random() < row * 0.24) return
    const colour = pen.random() < 0.28 ? pen.tone : pen.ink
    const kind = whole(pen, 0, 2)
    if (kind === 0) out += disc(x + cell / 2, y + cell / 2, size / 2, colour)
    else if (kind === 1) out += box(x + inset, y + inset, size, size, colour)
    else out += quarter(x + inset, y + inset, size, whole(pen, 0, 3), colour)
  })
  return out
}

/** A quarter of a disc in a square, turned by quarters. */
function quarter(x: number, y: number, size: number, turn: number, colour: string): string {
  const [cornerX, cornerY] = [turn % 2 === 0 ? x : x + size, turn < 2 ? y : y + size]
  const [endX, endY] = [turn % 2 === 0 ? x + size : x, turn < 2 ? y + size : y]
  const sweep = turn === 0 || turn === 3 ? 1 : 0
  return shape(
    `M${n(cornerX)} ${n(cornerY)}H${n(endX)}A${n(size)} ${n(size)} 0 0 ${sweep} ${n(cornerX)} ${n(endY)}z`,
    colour,
  )
}

/** Dots that swell towards one edge, like a printed photograph. */
export function dots(pen: Pen): string {
  const cell = oneOf(pen, [14, 16.8, 21])
  const rows = Math.floor((field.height - 26) / cell)
  const slant = oneOf(pen, [-0.5, 0, 0.5])
  const lit = whole(pen, 0, 5)
  let out = ''
  grid(cell, rows, (x, y, row, column) => {
    const along = 1 - row / rows + slant * (column / (field.width / cell) - 0.5)
    const radius = cell * 0.46 * Math.min(1, Math.max(0, along))
    if (radius < 1) return
    out += disc(x + cell / 2, y + cell / 2, radius, (row + column) % 6 === lit ? pen.tone : pen.ink)
  })
  return out
}

/** Squares cut corner to corner, as in a quilt. */
export function quilt(pen: Pen): string {
  const cell = oneOf(pen, [28, 42])
  const rows = cell === 28 ? 4 : 3
  let out = ''
  grid(cell, rows, (x, y) => {
    const [right, foot] = [x + cell, y + cell]
    const corners = [
      [x, y],
      [right, y],
      [right, foot],
      [x, foot],
    ]
    const first = whole(pen, 0, 3)
    const points = [0, 1, 2].map((i) => (corners[(first + i) % 4] ?? [0, 0]).map(n).join(' '))
    out += shape(`M${points.join('L')}z`, oneOf(pen, [pen.ink, pen.ink, pen.tone, pen.deep]))
  })
  return out
}

/** Rows of leaves that lean left and right in turn. */
export function leaves(pen: Pen): string {
  const cell = oneOf(pen, [28, 42])
  const rows = cell === 28 ? 4 : 3
  const along = whole(pen, 0, 1)
  let out = ''
  grid(cell, rows, (x, y, row, column) => {
    const [a, b] = [cell * 0.06, cell * 0.94]
    const leans = (along === 1 ? row : row + column) % 2 === 0
    const [x1, x2] = leans ? [x + a, x + b] : [x + b, x + a]
    const r = n(cell * 0.88)
    const d = `M${n(x1)} ${n(y + b)}A${r} ${r} 0 0 1 ${n(x2)} ${n(y + a)}A${r} ${r} 0 0 1 ${n(x1)} ${n(y + b)}z`
    out += shape(d, pen.random() < 0.2 ? pen.tone : pen.ink)
  })
  return out
}

/** Overlapping half rounds, like roof tiles or the scales of a fish. */
export function scales(pen: Pen): string {
  const radius = oneOf(pen, [16, 24, 32])
  const rows = Math.ceil((field.height - 26) / radius)
  let out = ''
  for (let row = 0; row < rows; row++) {
    const y = field.height - (rows - 1 - row) * radius
    const shift = row % 2 === 0 ? 0 : radius
    for (let x = -shift; x <= field.width + radius; x += radius * 2) {
      const colour = pen.random() < 0.16 ? pen.tone : pen.deep
      out += disc(x, y, radius - 0.8, pen.ink) + disc(x, y, radius * 0.72, colour)
    }
  }
  return out
}
