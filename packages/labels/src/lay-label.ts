import type { Bars, LinearBarcode, qrRuns, QrLevel } from '@carrel/barcodes'
import { callNumberLines } from './call-number-lines.ts'
import { layBarcode, layQr } from './lay-codes.ts'
import { fitCallNumber, fitText, lineHeight, pointsToMillimetres, type FittedText, type Measure } from './fit-text.ts'
import {
  filled,
  type LabelBox,
  type LabelElement,
  type LabelFacts,
  type LabelFont,
  type TextStyle,
} from './template.ts'

/** One thing at its place, in millimetres. */
export type PlacedMark =
  | {
      readonly mark: 'text'
      /** Where the line begins, and its base line. */
      readonly x: number
      readonly y: number
      readonly text: string
      readonly size: number
      readonly font: LabelFont
      readonly bold: boolean
      /** Room in which the line stands, for printers with letters of their own. */
      readonly room: { readonly x: number; readonly top: number; readonly width: number }
      readonly align: TextStyle['align']
    }
  | {
      readonly mark: 'bars'
      readonly x: number
      readonly y: number
      readonly height: number
      readonly module: number
      readonly code: LinearBarcode
      readonly content: string
      readonly bars: Bars
    }
  | {
      readonly mark: 'squares'
      readonly x: number
      readonly y: number
      readonly module: number
      readonly size: number
      readonly content: string
      readonly level: QrLevel
      readonly runs: ReturnType<typeof qrRuns>
    }
  | ({ readonly mark: 'box'; readonly line: number } & LabelBox)
  | ({ readonly mark: 'filled' } & LabelBox)
  | ({ readonly mark: 'image'; readonly image: string } & LabelBox)
  | {
      readonly mark: 'turned'
      readonly x: number
      readonly y: number
      readonly degrees: number
      readonly marks: readonly PlacedMark[]
    }

/** What is wrong with a label, in a sentence; `element` is its number from 0. */
export interface LabelProblem {
  readonly code: 'too-long' | 'no-call-number' | 'barcode' | 'bars-narrow' | 'off-label' | 'empty'
  readonly element: number
  readonly message: string
}

/** A label with everything in its place. */
export interface LaidLabel {
  readonly width: number
  readonly height: number
  readonly marks: readonly PlacedMark[]
  readonly problems: readonly LabelProblem[]
}

/** How a label is laid out. */
export interface LayoutOptions {
  readonly measure: Measure
  /** Dots to an inch of a printer whose bars must be whole dots wide. */
  readonly dpi?: number
}

/** Marks of one element, and what is wrong with it. */
export type Laid = { readonly marks: readonly PlacedMark[]; readonly problems: readonly LabelProblem[] }

/**
 * Lays a label out. Texts shrink to their limit; what is still too long ends in an ellipsis and is told, as are barcodes that
 * cannot be drawn or read.
 */
export function layLabel(
  size: { readonly width: number; readonly height: number },
  elements: readonly LabelElement[],
  facts: LabelFacts,
  options: LayoutOptions,
): LaidLabel {
  const laid = elements.map((element, i) => layElement(element, i, facts, options))
  const off = elements.flatMap((one, element): LabelProblem[] =>
    one.x + one.width > size.width + 0.05 || one.y + one.height > size.height + 0.05 || one.x < -0.05 || one.y < -0.05
      ? [{ code: 'off-label', element, message: `${nameOf(one)} reaches over the edge of the label.` }]
      : [],
  )
  return {
    ...size,
    marks: laid.flatMap(({ marks }) => marks),
    problems: [...laid.flatMap(({ problems }) => problems), ...off],
  }
}

const names: Readonly<Record<LabelElement['element'], string>> = {
  text: 'A text',
  'call-number': 'The call number',
  barcode: 'The barcode',
  qr: 'The QR code',
  line: 'A line',
  box: 'A frame',
  image: 'A picture',
}
const nameOf = ({ element }: LabelElement) => names[element]

function layElement(one: LabelElement, at: number, facts: LabelFacts, options: LayoutOptions): Laid {
  const sound = (...marks: readonly PlacedMark[]): Laid => ({ marks, problems: [] })
  switch (one.element) {
    case 'line':
      return sound({
        ...boxOf(one),
        mark: 'filled',
        ...(one.width > one.height ? { height: one.line } : { width: one.line }),
      })
    case 'box':
      return sound({ ...boxOf(one), mark: 'box', line: one.line })
    case 'image':
      return sound({ ...boxOf(one), mark: 'image', image: one.image })
    case 'text':
      return layText(one, at, filled(one.text, facts), options, (text, room) =>
        fitText(text, one.wrap, room, one, options.measure),
      )
    case 'call-number': {
      const text = facts['callNumber'] ?? ''
      if (text.trim() === '')
        return {
          marks: [],
          problems: [{ code: 'no-call-number', element: at, message: 'The item has no call number.' }],
        }
      return layText(one, at, text, options, (given, room) =>
        fitCallNumber(callNumberLines(given), room, one, options.measure),
      )
    }
    case 'barcode':
      return layBarcode(one, at, filled(one.content, facts), options)
    case 'qr':
      return layQr(one, at, filled(one.content, facts), options)
  }
}

const boxOf = ({ x, y, width, height }: LabelBox): LabelBox => ({ x, y, width, height })

function layText(
  one: Extract<LabelElement, { element: 'text' | 'call-number' }>,
  at: number,
  text: string,
  { measure }: LayoutOptions,
  fit: (text: string, room: { readonly width: number; readonly height: number }) => FittedText,
): Laid {
  if (text.trim() === '') return { marks: [], problems: [] }
  const room = one.turn === 0 ? boxOf(one) : { x: 0, y: 0, width: one.height, height: one.width }
  const fitted = fit(text, room)
  const height = fitted.size * pointsToMillimetres * lineHeight
  const left = room.height - height * fitted.lines.length
  const top = room.y + (one.valign === 'top' ? 0 : one.valign === 'middle' ? left / 2 : left)
  const marks = fitted.lines.flatMap((line, i): PlacedMark[] => {
    const width = measure(line, one) * fitted.size * pointsToMillimetres
    const x =
      room.x + (one.align === 'left' ? 0 : one.align === 'center' ? (room.width - width) / 2 : room.width - width)
    const lineTop = top + height * i
    return line === ''
      ? []
      : [
          {
            mark: 'text',
            x,
            y: lineTop + fitted.size * pointsToMillimetres * 0.92,
            text: line,
            size: fitted.size,
            font: one.font,
            bold: one.bold,
            room: { x: room.x, top: lineTop, width: room.width },
            align: one.align,
          },
        ]
  })
  const problems: LabelProblem[] = fitted.cut
    ? [
        {
          code: 'too-long',
          element: at,
          message: `“${text.replaceAll(/\s+/g, ' ').slice(0, 80)}” is too long for its place, even at ${fitted.size} points.`,
        },
      ]
    : []
  return { marks: one.turn === 0 ? marks : [turned(one, marks)], problems }
}

/** Marks of a box that stands upright in a box that lies, or the other way round. */
function turned(one: LabelBox & Pick<TextStyle, 'turn'>, marks: readonly PlacedMark[]): PlacedMark {
  return one.turn === 90
    ? { mark: 'turned', x: one.x + one.width, y: one.y, degrees: 90, marks }
    : { mark: 'turned', x: one.x, y: one.y + one.height, degrees: 270, marks }
}
