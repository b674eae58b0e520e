import { box, disc, field, n, oneOf, shape, strokes, whole, type Pen } from './pen.ts'

/** Rings about one point, as when a stone falls into water. */
export function rings(pen: Pen): string {
  const count = whole(pen, 2, 5)
  const step = oneOf(pen, [11, 14, 18])
  const x = oneOf(pen, [60, 96, 132, 168])
  const y = field.height - oneOf(pen, [8, 62, 78])
  let out = ''
  for (let i = 1; i <= count; i++) {
    const width = 2.8 * pen.weight
    out += `<circle cx="${x}" cy="${y}" r="${i * step}" fill="none" stroke="${pen.ink}" stroke-width="${n(width)}"/>`
  }
  return out + disc(x, y, step * 0.42, pen.tone)
}

/** Doorways within doorways. */
export function arches(pen: Pen): string {
  const across = whole(pen, 1, 3)
  const width = (field.width - 36) / across
  const nested = across === 1 ? 5 : 3
  const filled = whole(pen, 0, 1) === 1
  let out = ''
  for (let i = 0; i < across; i++) {
    const centre = 18 + width * (i + 0.5)
    const outer = Math.min(width / 2 - 4, 64)
    const rise = 34 + pen.random() * 24
    for (let ring = 0; ring < nested; ring++) {
      const r = outer * (1 - ring / nested)
      const d = `M${n(centre - r)} ${field.height}v${n(-rise)}a${n(r)} ${n(r)} 0 0 1 ${n(r * 2)} 0v${n(rise)}`
      if (filled) out += shape(`${d}z`, ring % 2 === 1 ? pen.deep : ring === 2 ? pen.tone : pen.ink)
      else out += strokes(d, ring === nested - 1 ? pen.tone : pen.ink, 2.8 * pen.weight)
    }
  }
  return out
}

/** Hills one behind the other, and what shines on them. */
export function hills(pen: Pen): string {
  const count = whole(pen, 2, 4)
  const colours = [pen.tone, pen.deep, pen.ink]
  const high = 62 + pen.random() * 20
  let out = disc(30 + pen.random() * 132, 36 + pen.random() * 12, 11 + pen.random() * 8, pen.ink)
  for (let i = 0; i < count; i++) {
    const y = field.height - high + (i * high) / count
    const lift = 18 + pen.random() * 26
    const middle = field.width * (0.25 + pen.random() * 0.5)
    const d = `M0 ${n(y + 8)}Q${n(middle * 0.5)} ${n(y - lift)} ${n(middle)} ${n(y)}T${field.width} ${n(y - 4)}V${field.height}H0z`
    out += shape(d, colours[i % colours.length] ?? pen.ink)
  }
  return out
}

/** Blocks that climb like stairs. */
export function steps(pen: Pen): string {
  const count = whole(pen, 4, 7)
  const width = field.width / count
  const rising = whole(pen, 0, 1) === 1
  const rise = 104 / count + pen.random() * 5
  let out = ''
  for (let i = 0; i < count; i++) {
    const height = 16 + rise * (rising ? i : count - 1 - i)
    const y = field.height - height
    out += box(i * width, y, width + 0.5, height, i % 2 === 0 ? pen.deep : pen.ink)
    if (i % 3 === 1) out += disc((i + 0.5) * width, y - 11, 6.5, pen.tone)
  }
  return out
}

/** Paths of small worlds about a larger one. */
export function orbits(pen: Pen): string {
  const x = oneOf(pen, [48, 96, 144])
  const y = field.height - 70
  let out = disc(x, y, 13 + pen.random() * 6, pen.ink)
  for (let i = 0; i < whole(pen, 2, 3); i++) {
    const r = 36 + i * 21
    const angle = pen.random() * Math.PI * 2
    const line = 1.6 * pen.weight
    out += `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${pen.ink}" stroke-width="${n(line)}"/>`
    const [worldX, worldY] = [x + Math.cos(angle) * r, y + Math.sin(angle) * r]
    out += disc(worldX, worldY, 5 + pen.random() * 4, pen.tone)
  }
  return out
}

/** Large discs that overlap, with the overlap in the second ink. */
export function moons(pen: Pen): string {
  const r = 40 + pen.random() * 12
  const y = field.height - 24 - r
  const apart = r * (0.7 + pen.random() * 0.6)
  const [left, right] = [96 - apart / 2, 96 + apart / 2]
  // Where the two circles cross.
  const half = Math.sqrt(r * r - (apart / 2) ** 2)
  const lens = `M96 ${n(y - half)}A${n(r)} ${n(r)} 0 0 1 96 ${n(y + half)}A${n(r)} ${n(r)} 0 0 1 96 ${n(y - half)}z`
  const [one, other] = oneOf(pen, [
    [pen.ink, pen.deep],
    [pen.deep, pen.ink],
    [pen.ink, pen.ink],
  ])
  return disc(left, y, r, one) + disc(right, y, r, other) + shape(lens, pen.tone)
}
