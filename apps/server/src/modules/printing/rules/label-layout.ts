import type { PaperLine } from '@carrel/escpos'
import {
  barsWidth,
  fittingModule,
  fittingSize,
  fittingSquares,
  type LabelSize,
  type LinearCode,
  type Mark,
} from '@carrel/zpl'

/** Millimetres that stay free at each edge. */
const margin = 1.5
/** Letters are never higher than this, in millimetres, and a barcode not lower than that if there is room. */
const tallest = 6
const shares = { text: 1, center: 1, pair: 1, large: 1.7, code128: 3, qr: 4, rule: 0.4, blank: 0.5 } as const

/**
 * Lays the lines of a text out on a label: all of them share its height, no letter is taller than 6 mm, a line that is
 * too long is made smaller. Bars are centred, as wide as fits; what no bars can hold, or where not even the thinnest
 * fit, is written as text.
 */
export function labelMarks(size: LabelSize, lines: readonly PaperLine[], code: LinearCode): readonly Mark[] {
  const shown = trimmed(lines)
  const room = size.width - 2 * margin
  const total = shown.reduce((sum, { line }) => sum + shares[line], 0)
  const unit = Math.min(tallest, (size.height - 2 * margin) / Math.max(1, total))
  const marks: Mark[] = []
  let y = margin
  for (const line of shown) {
    const height = shares[line.line] * unit
    marks.push(...lineMarks(line, { x: margin, y, room, height, unit }, size, code))
    y += height
  }
  return marks
}

interface Slot {
  readonly x: number
  readonly y: number
  readonly room: number
  readonly height: number
  readonly unit: number
}

function lineMarks(line: PaperLine, slot: Slot, size: LabelSize, code: LinearCode): readonly Mark[] {
  const { x, y, room, height, unit } = slot
  const text = (words: string, align: 'left' | 'center' | 'right', wished = unit) => ({
    mark: 'text' as const,
    x,
    y,
    room,
    align,
    text: words,
    size: fittingSize(words, wished * 0.92, room),
  })
  switch (line.line) {
    case 'blank':
      return []
    case 'rule':
      return [{ mark: 'box', x, y: y + height / 2, width: room, height: 0.25, line: 0.25 }]
    case 'text':
      return [text(line.text, 'left')]
    case 'center':
      return [text(line.text, 'center')]
    case 'large':
      return [text(line.text, 'center', height)]
    case 'pair':
      return [{ ...text(line.left, 'left'), room: room * 0.62 }, text(line.right, 'right')]
    case 'qr': {
      const magnification = Math.max(1, fittingSquares(line.content, Math.min(height, room), size.dpi))
      return [{ mark: 'qr', x, y, content: line.content, magnification }]
    }
    case 'code128':
      return barMarks(line.content, slot, size, code) ?? [text(line.content, 'center')]
  }
}

function barMarks(content: string, slot: Slot, size: LabelSize, wished: LinearCode): readonly Mark[] | undefined {
  for (const code of wished === 'code128' ? [wished] : [wished, 'code128' as const]) {
    const module = moduleFor(code, content, slot.room, size)
    if (module === 0) continue
    const width = barsWidth(code, content, module, size.dpi)
    const x = slot.x + (slot.room - width) / 2
    return [{ mark: 'bars', x, y: slot.y, code, content, module, height: slot.height * 0.92 }]
  }
  return undefined
}

/** Thinner than two dots is not read from every label, so a narrower code is tried before; one dot at 300 dpi and more. */
function moduleFor(code: LinearCode, content: string, room: number, size: LabelSize): number {
  try {
    const module = fittingModule(code, content, room, size.dpi)
    return module >= (code === 'code128' ? 1 : 2) ? module : 0
  } catch {
    return 0
  }
}

function trimmed(lines: readonly PaperLine[]): readonly PaperLine[] {
  const first = lines.findIndex(({ line }) => line !== 'blank')
  const last = lines.findLastIndex(({ line }) => line !== 'blank')
  return first === -1 ? [] : lines.slice(first, last + 1)
}
