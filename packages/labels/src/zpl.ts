import { code39Check, fullAscii39 } from '@carrel/barcodes'
import { barsOf, textWidth, type LabelSize, type LinearCode, type Mark } from '@carrel/zpl'
import { lineHeight, pointsToMillimetres, type Measure } from './fit-text.ts'
import type { LaidLabel, PlacedMark } from './lay-label.ts'

/** How wide the letters of a label printer are; its own font decides, this is about right and rather wide. */
export const printerMeasure: Measure = (text) => textWidth(text, 1) * lineHeight

/** The code and content by which a printer draws a kind of bars itself; undefined where Carrel draws them. */
function ownBars(
  mark: Extract<PlacedMark, { mark: 'bars' }>,
): { readonly code: LinearCode; readonly content: string } | undefined {
  switch (mark.code) {
    case 'codabar':
      return /^[\d$:/.+-]+$/.test(mark.content) ? { code: 'codabar', content: mark.content } : undefined
    case 'code39':
      return { code: 'code39', content: mark.content }
    case 'code39-check':
      return { code: 'code39', content: mark.content + code39Check(mark.content) }
    case 'code39-full':
      return { code: 'code39', content: fullAscii39(mark.content) }
    case 'code128':
      return { code: 'code128', content: mark.content }
    case 'ean13':
      return undefined
  }
}

/** Marks of a label printer, and what it cannot print, in sentences. */
export function zplMarks(
  label: LaidLabel,
  dpi: LabelSize['dpi'],
  nudge: { readonly x: number; readonly y: number },
): { readonly marks: readonly Mark[]; readonly problems: readonly string[] } {
  const problems: string[] = []
  const marks = label.marks.flatMap((mark): readonly Mark[] => {
    switch (mark.mark) {
      case 'text':
        if (/[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Common}\p{sc=Inherited}]/u.test(mark.text))
          problems.push(`“${mark.text}” is in a script that label printers have no letters for; print it as PDF.`)
        return [
          {
            mark: 'text',
            x: mark.room.x + nudge.x,
            y: mark.room.top + nudge.y,
            text: mark.text,
            size: mark.size * pointsToMillimetres * lineHeight,
            room: mark.room.width,
            align: mark.align,
          },
        ]
      case 'bars': {
        const own = ownBars(mark)
        const module = Math.max(1, Math.round((mark.module * dpi) / 25.4))
        const at = { x: mark.x + nudge.x, y: mark.y + nudge.y, height: mark.height, module }
        return [
          own && barsOf(own.code, own.content).width === mark.bars.width
            ? { mark: 'bars', ...at, ...own }
            : { mark: 'bars', ...at, code: 'code128', content: mark.content, drawn: mark.bars },
        ]
      }
      case 'squares':
        return [
          {
            mark: 'qr',
            x: mark.x + nudge.x,
            y: mark.y + nudge.y,
            content: mark.content,
            level: mark.level,
            magnification: Math.max(1, Math.round((mark.module * dpi) / 25.4)),
          },
        ]
      case 'filled':
      case 'box': {
        const { x, y, width, height } = mark
        const line = mark.mark === 'box' ? mark.line : Math.min(width, height)
        return [{ mark: 'box', x: x + nudge.x, y: y + nudge.y, width, height, line }]
      }
      case 'image':
        problems.push('Pictures are printed as PDF only.')
        return []
      case 'turned':
        problems.push('Turned texts are printed as PDF only.')
        return []
    }
  })
  return { marks, problems: [...new Set(problems)] }
}
