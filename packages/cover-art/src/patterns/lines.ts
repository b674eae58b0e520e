import { box, disc, field, n, oneOf, shape, strokes, whole, type Pen } from './pen.ts'

/** Columns of different height that stand on the foot of the cover. */
export function bars(pen: Pen): string {
  const count = whole(pen, 5, 9)
  const gap = count > 7 ? 6 : 9
  const width = (field.width - 36 - gap * (count - 1)) / count
  const lit = whole(pen, 0, count - 1)
  let out = ''
  for (let i = 0; i < count; i++) {
    const height = 26 + pen.random() * 112
    out += box(18 + i * (width + gap), field.height - height, width, height, i === lit ? pen.tone : pen.ink)
  }
  return out
}

/** Stripes across the cover, growing towards the foot. */
export function bands(pen: Pen): string {
  const count = whole(pen, 4, 7)
  const lit = whole(pen, 1, count - 1)
  let out = ''
  let y = 22 + pen.random() * 10
  for (let i = 0; i < count; i++) {
    const height = 2 + (i * 15) / count + pen.random() * 4
    out += box(0, y, field.width, height, i === lit ? pen.tone : pen.ink)
    y += height + 13 - i * 0.8
  }
  return out
}

/** Lines of water. */
export function waves(pen: Pen): string {
  const count = whole(pen, 2, 6)
  const length = oneOf(pen, [64, 96, 128])
  const height = 6 + pen.random() * 12
  const shift = pen.random() * length
  const step = count > 3 ? 22 : 34
  const top = field.height - 24 - (count - 1) * step
  let d = ''
  for (let i = 0; i < count; i++) {
    const y = top + i * step
    d += `M${n(-shift - length)} ${n(y)}`
    for (let x = -shift - length; x < field.width; x += length) {
      d += `q${n(length / 4)} ${n(-height)} ${n(length / 2)} 0t${n(length / 2)} 0`
    }
  }
  const sun = count < 4 ? disc(40 + pen.random() * 110, top - 26, 13, pen.tone) : ''
  return sun + strokes(d, pen.ink, 2.6 * pen.weight)
}

/** A sun on the horizon and its rays. */
export function rays(pen: Pen): string {
  const x = oneOf(pen, [48, 96, 144])
  const y = field.height - oneOf(pen, [0, 22])
  const radius = 24 + pen.random() * 14
  const count = whole(pen, 11, 19)
  const reach = radius + 38 + pen.random() * 26
  let d = ''
  for (let i = 0; i <= count; i++) {
    const angle = Math.PI + (Math.PI * i) / count
    const from = radius + 12
    const to = i % 2 === 0 ? reach : reach - 16
    d += `M${n(x + Math.cos(angle) * from)} ${n(y + Math.sin(angle) * from)}`
    d += `L${n(x + Math.cos(angle) * to)} ${n(y + Math.sin(angle) * to)}`
  }
  const ground = y < field.height ? box(0, y, field.width, field.height - y, pen.deep) : ''
  const sun = shape(`M${n(x - radius)} ${n(y)}a${n(radius)} ${n(radius)} 0 0 1 ${n(radius * 2)} 0z`, pen.tone)
  return ground + sun + strokes(d, pen.ink, 2.6 * pen.weight, 'round')
}

/** Short strokes over and under, like a mat. */
export function weave(pen: Pen): string {
  const cell = oneOf(pen, [32, 38.4, 48])
  const lines = whole(pen, 3, 4)
  const turned = whole(pen, 0, 1)
  let upright = ''
  let level = ''
  const rows = Math.ceil((field.height - 12) / cell)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column * cell < field.width; column++) {
      const x = column * cell
      const y = field.height - (row + 1) * cell
      for (let i = 0; i < lines; i++) {
        const offset = (cell * (i + 0.5)) / lines
        if ((row + column + turned) % 2 === 0) upright += `M${n(x + offset)} ${n(y + 4)}v${n(cell - 8)}`
        else level += `M${n(x + 4)} ${n(y + offset)}h${n(cell - 8)}`
      }
    }
  }
  return strokes(upright, pen.ink, 2.4 * pen.weight) + strokes(level, pen.tone, 2.4 * pen.weight)
}

/** Ruled lines of different length, like a page seen from afar. */
export function verse(pen: Pen): string {
  const centred = whole(pen, 0, 1) === 1
  const lit = whole(pen, 1, 7)
  let out = ''
  for (let i = 0; i < 9; i++) {
    if (i === 4) continue
    const length = 60 + pen.random() * 92
    const x = centred ? (field.width - length) / 2 : 18
    const y = 24 + i * 14
    out += strokes(`M${n(x)} ${y}h${n(length)}`, i === lit ? pen.tone : pen.ink, 3 * pen.weight, 'round')
  }
  return out
}
