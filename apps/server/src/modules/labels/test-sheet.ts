import { layLabel, placesOf, textElement, type LabelElement, type LabelTemplate, type LaidLabel } from '@carrel/labels'
import { typesetterFor, type Typesetter } from './pdf/set-text.ts'

/** Thickness of frames and rulers, in millimetres. */
const thin = 0.15
/** How many labels of a roll are tried. */
const ofRoll = 3

/**
 * A sheet of frames where the labels of a paper should be, to be printed on plain paper and held against it: each with its
 * number, a cross in its middle and its measures, the first with a ruler in millimetres along its upper and left edge, by
 * which one reads how far everything has to be moved.
 */
export async function testSheet(
  template: LabelTemplate,
): Promise<{ readonly labels: readonly LaidLabel[]; readonly typesetter: Typesetter }> {
  const { stock } = template
  const size = { width: stock.labelWidth, height: stock.labelHeight }
  const count = stock.kind === 'sheet' ? placesOf(stock) : ofRoll * placesOf(stock)
  const measures = `${size.width} × ${size.height} mm`
  const typesetter = await typesetterFor([measures])
  const labels = Array.from({ length: count }, (_, i) =>
    layLabel(size, frame(size, i + 1, measures), {}, { measure: typesetter.measure }),
  )
  return { labels, typesetter }
}

function frame(
  { width, height }: { readonly width: number; readonly height: number },
  number: number,
  measures: string,
): readonly LabelElement[] {
  const arm = Math.min(4, width / 4, height / 4)
  const [x, y] = [width / 2, height / 2]
  const line = (left: number, top: number, wide: number, high: number): LabelElement => ({
    element: 'line',
    line: thin,
    x: left,
    y: top,
    width: wide,
    height: high,
  })
  const room = { x: 1, width: Math.max(1, width - 2), height: Math.max(1, Math.min(4.5, height / 4)) }
  const style = { size: 9, smallest: 4, align: 'center' } as const
  return [
    { element: 'box', line: thin, x: 0, y: 0, width, height },
    line(x - arm / 2, y - thin / 2, arm, thin),
    line(x - thin / 2, y - arm / 2, thin, arm),
    textElement(String(number), { ...room, y: y + arm / 2 + 0.5 }, { ...style, bold: true }),
    textElement(measures, { ...room, y: height - room.height - 1 }, { ...style, size: 6 }),
    ...(number === 1 ? [...ruler(width, (at, long) => line(at - thin / 2, 0, thin, long))] : []),
    ...(number === 1 ? [...ruler(height, (at, long) => line(0, at - thin / 2, long, thin))] : []),
  ]
}

/** A stroke each millimetre, a longer one each five. */
function ruler(length: number, stroke: (at: number, long: number) => LabelElement): readonly LabelElement[] {
  const strokes = Math.min(100, Math.floor(length - 0.5))
  return Array.from({ length: Math.max(0, strokes) }, (_, i) => stroke(i + 1, (i + 1) % 5 === 0 ? 2 : 1))
}
