import { BarcodeProblem, linearBars, qrCode, qrRuns, quietZone, wideRatios, type Bars } from '@carrel/barcodes'
import { lineHeight, pointsToMillimetres } from './fit-text.ts'
import type { Laid, LabelProblem, LayoutOptions } from './lay-label.ts'
import type { LabelElement } from './template.ts'

/** Narrower bars are not read by common scanners; wider ones only take room. Millimetres. */
const narrowest = 0.17
const widest = 0.5

/** Bars in their box, as wide as they can be, with their number below. */
export function layBarcode(
  one: Extract<LabelElement, { element: 'barcode' }>,
  at: number,
  content: string,
  { measure, dpi }: LayoutOptions,
): Laid {
  const told = (code: LabelProblem['code'], message: string): LabelProblem => ({ code, element: at, message })
  if (content.trim() === '') return { marks: [], problems: [told('empty', 'There is no number for the barcode.')] }
  let drawn: SizedBars
  try {
    drawn = sizedBars(one, content, dpi)
  } catch (error) {
    if (!(error instanceof BarcodeProblem)) throw error
    return { marks: [], problems: [told('barcode', error.message)] }
  }
  const { bars, module } = drawn
  const width = module * bars.width
  const caption = one.caption ? 7 * pointsToMillimetres * lineHeight : 0
  const problems =
    module < narrowest - slack || width > one.width
      ? [
          told(
            'bars-narrow',
            `The bars of ${content} would be ${module.toFixed(2)} mm thin: they need ${Math.ceil((bars.width + 2 * quietZone(one.code)) * thinnest(dpi))} mm of width, or another code.`,
          ),
        ]
      : []
  const text = content
  const captionWidth = measure(text, { font: 'mono', bold: false }) * 7 * pointsToMillimetres
  return {
    marks: [
      {
        mark: 'bars',
        x: one.x + (one.width - width) / 2,
        y: one.y,
        height: Math.max(1, one.height - caption),
        module,
        code: one.code,
        content,
        bars,
      },
      ...(one.caption
        ? [
            {
              mark: 'text' as const,
              x: one.x + (one.width - captionWidth) / 2,
              y: one.y + one.height - 0.5,
              text,
              size: 7,
              font: 'mono' as const,
              bold: false,
              room: { x: one.x, top: one.y + one.height - caption, width: one.width },
              align: 'center' as const,
            },
          ]
        : []),
    ],
    problems,
  }
}

interface SizedBars {
  readonly bars: Bars
  readonly module: number
}

/** Whole dots of a printer come near enough to the narrowest bar, in millimetres. */
const slack = 0.005

const dotOf = (dpi: number | undefined) => (dpi === undefined ? 0 : 25.4 / dpi)

/** The thinnest bar that is read, in whole dots of the printer. */
function thinnest(dpi: number | undefined): number {
  const dot = dotOf(dpi)
  return dot === 0 ? narrowest : Math.ceil((narrowest - slack) / dot) * dot
}

/** Bars as wide as fits; where that is too thin, with wide bars that are less wide. */
function sizedBars(
  one: Extract<LabelElement, { element: 'barcode' }>,
  content: string,
  dpi: number | undefined,
): SizedBars {
  const dot = dotOf(dpi)
  const sized = (wide: number | undefined): SizedBars => {
    const bars = linearBars(one.code, content, wide)
    const possible = Math.min(widest, one.width / (bars.width + 2 * quietZone(one.code)))
    return { bars, module: dot === 0 ? possible : Math.max(1, Math.floor(possible / dot + 0.001)) * dot }
  }
  const usual = sized(undefined)
  if (usual.module >= narrowest - slack) return usual
  const others = wideRatios(one.code)
    .map((wide) => ({ wide, ...sized(wide) }))
    // A wide bar is whole dots too.
    .filter(({ wide, module }) => dot === 0 || Number.isInteger(Math.round(module / dot) * wide))
  return others.find(({ module }) => module >= narrowest - slack) ?? usual
}

/** A QR code in the middle of its box, as large as it can be. */
export function layQr(
  one: Extract<LabelElement, { element: 'qr' }>,
  at: number,
  content: string,
  { dpi }: LayoutOptions,
): Laid {
  if (content.trim() === '')
    return {
      marks: [],
      problems: [{ code: 'empty', element: at, message: 'There is nothing to put into the QR code.' }],
    }
  try {
    const code = qrCode(content, { level: one.level })
    const possible = Math.min(one.width, one.height) / code.size
    const dot = dpi === undefined ? 0 : 25.4 / dpi
    const module = dot === 0 ? possible : Math.max(1, Math.floor(possible / dot + 0.001)) * dot
    const side = module * code.size
    const problems: LabelProblem[] =
      possible < 0.25
        ? [
            {
              code: 'bars-narrow',
              element: at,
              message: `The squares of the QR code would be ${possible.toFixed(2)} mm small: it needs ${Math.ceil(code.size * 0.25)} mm each way.`,
            },
          ]
        : []
    return {
      marks: [
        {
          mark: 'squares',
          x: one.x + (one.width - side) / 2,
          y: one.y + (one.height - side) / 2,
          module,
          size: code.size,
          content,
          level: one.level,
          runs: qrRuns(code),
        },
      ],
      problems,
    }
  } catch (error) {
    if (!(error instanceof BarcodeProblem)) throw error
    return { marks: [], problems: [{ code: 'barcode', element: at, message: error.message }] }
  }
}
