/** A stretch of a line that is written in one direction. */
export interface Stretch {
  readonly text: string
  readonly rightToLeft: boolean
}

const right = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u
const left = /[\p{L}\p{N}]/u
const mirrored: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
}

/**
 * A line in stretches from left to right as they are seen (Unicode UAX #9, for what stands on a label: no marks that
 * steer, one level in the other).
 */
export function stretches(line: string): readonly Stretch[] {
  const signs = Array.from(line)
  const sides = signs.map((sign) => (right.test(sign) ? 'right' : left.test(sign) ? 'left' : undefined))
  const base = sides.find((side) => side !== undefined) ?? 'left'
  const settled = sides.map((side, i) => {
    if (side !== undefined) return side
    const before = sides.slice(0, i).findLast((one) => one !== undefined) ?? base
    const behind = sides.slice(i + 1).find((one) => one !== undefined) ?? base
    return before === behind ? before : base
  })
  const found: { text: string; side: 'left' | 'right' }[] = []
  for (const [i, sign] of signs.entries()) {
    const side = settled[i] ?? base
    const shown = side === 'right' ? (mirrored[sign] ?? sign) : sign
    const last = found.at(-1)
    if (last?.side === side) last.text += shown
    else found.push({ text: shown, side })
  }
  const ordered = base === 'right' ? found.toReversed() : found
  return ordered.map(({ text, side }) => ({ text, rightToLeft: side === 'right' }))
}
