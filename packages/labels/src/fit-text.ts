import { fittedLines, type BrokenCallNumber } from './call-number-lines.ts'
import type { TextStyle } from './template.ts'

/** How wide a text is, in parts of its size. */
export type Measure = (text: string, style: Pick<TextStyle, 'font' | 'bold'>) => number

/** Points in a millimetre, and the height of a line in parts of the size of its letters. */
export const pointsToMillimetres = 25.4 / 72
export const lineHeight = 1.18

/** Lines at a size in points; `cut` when not everything had room. */
export interface FittedText {
  readonly lines: readonly string[]
  readonly size: number
  readonly cut: boolean
}

interface Room {
  readonly width: number
  readonly height: number
}

const step = 0.5

function* sizes({ size, smallest }: Pick<TextStyle, 'size' | 'smallest'>): Generator<number> {
  for (let now = size; now > smallest; now -= step) yield now
  yield Math.min(size, smallest)
}

const linesIn = (room: Room, size: number) =>
  Math.floor((room.height + 0.01) / (size * pointsToMillimetres * lineHeight))

/** A call number in its box: at its size, else smaller, broken and joined as the width and the number of lines allow. */
export function fitCallNumber(broken: BrokenCallNumber, room: Room, style: TextStyle, measure: Measure): FittedText {
  for (const size of sizes(style)) {
    const fits = (line: string) => measure(line, style) * size * pointsToMillimetres <= room.width + 0.01
    const lines = fittedLines(broken, fits, linesIn(room, size))
    if (lines) return { lines, size, cut: false }
  }
  return cutDown(broken.lines, room, style, measure)
}

/** A text in its box: at its size or smaller; words go to the next line where that is wished. */
export function fitText(text: string, wrap: boolean, room: Room, style: TextStyle, measure: Measure): FittedText {
  const given = text.split('\n').map((line) => line.replaceAll(/\s+/g, ' ').trim())
  for (const size of sizes(style)) {
    const fits = (line: string) => measure(line, style) * size * pointsToMillimetres <= room.width + 0.01
    const lines = wrap ? given.flatMap((line) => wrapped(line, fits)) : given
    if (lines.length <= linesIn(room, size) && lines.every(fits)) return { lines, size, cut: false }
  }
  const fits = (line: string) => measure(line, style) * style.smallest * pointsToMillimetres <= room.width + 0.01
  return cutDown(wrap ? given.flatMap((line) => wrapped(line, fits)) : given, room, style, measure)
}

/** Between any two characters of Chinese, Japanese and Korean a line may end; else at spaces and behind hyphens. */
const places = /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])(?![\p{P}\p{M}ー])|(?<=[ \-/])/u

function wrapped(line: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = []
  for (const piece of line.split(places)) {
    const last = lines.at(-1)
    if (last !== undefined && fits((last + piece).trimEnd())) lines[lines.length - 1] = last + piece
    else lines.push(piece)
  }
  return lines.length === 0 ? [''] : lines.map((one) => one.trimEnd())
}

/** What does not go on even at the smallest size ends in an ellipsis, and is told. */
function cutDown(lines: readonly string[], room: Room, style: TextStyle, measure: Measure): FittedText {
  const size = Math.min(style.size, style.smallest)
  const fits = (line: string) => measure(line, style) * size * pointsToMillimetres <= room.width + 0.01
  const most = Math.max(1, linesIn(room, size))
  const kept = lines.slice(0, most).map((line, i) => {
    const more = i === most - 1 && lines.length > most
    if (fits(line) && !more) return line
    const signs = [...line]
    while (signs.length > 0 && !fits(`${signs.join('')}…`)) signs.pop()
    return `${signs.join('')}…`
  })
  return { lines: kept, size, cut: true }
}
