import { qrCode, type Bars, type QrLevel } from '@carrel/barcodes'
import { barsOf, type LinearCode } from './bars.ts'

/** A label as it lies in the printer, in millimetres; `dpi` dots of the print head to an inch. */
export interface LabelSize {
  readonly width: number
  readonly height: number
  readonly dpi: 203 | 300 | 600
}

export type Side = 'left' | 'center' | 'right'

/** One thing on a label; `x`, `y` and all measures in millimetres from the upper left corner. */
export type Mark =
  | {
      readonly mark: 'text'
      readonly x: number
      readonly y: number
      readonly text: string
      /** Height of capitals with their leading. */
      readonly size: number
      /** Room in which the line stands at a side; without it, it begins at `x`. */
      readonly room?: number
      readonly align?: Side
    }
  | {
      readonly mark: 'bars'
      readonly x: number
      readonly y: number
      readonly code: LinearCode
      readonly content: string
      readonly height: number
      /** Dots of the narrowest bar. */
      readonly module: number
      /** Bars of a code that the printer does not know: they are sent as a picture. */
      readonly drawn?: Bars
    }
  | {
      readonly mark: 'qr'
      readonly x: number
      readonly y: number
      readonly content: string
      /** Dots of a square's side. */
      readonly magnification: number
      /** How much of it may be spoilt; `M` if not said. */
      readonly level?: QrLevel
    }
  | {
      readonly mark: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly line: number
    }

/** A length as whole dots of the print head. */
export function dots(millimetres: number, dpi: LabelSize['dpi']): number {
  return Math.round((millimetres * dpi) / 25.4)
}

/** How wide bars are, in millimetres. Throws `BarcodeProblem` for what the code cannot hold. */
export function barsWidth(code: LinearCode, content: string, module: number, dpi: LabelSize['dpi']): number {
  return (barsOf(code, content).width * module * 25.4) / dpi
}

/** The widest bars that fit into a room, in dots of the narrowest bar, at most `most`; 0 when not even one dot fits. */
export function fittingModule(
  code: LinearCode,
  content: string,
  room: number,
  dpi: LabelSize['dpi'],
  most = 3,
): number {
  return Math.min(most, Math.floor(dots(room, dpi) / barsOf(code, content).width))
}

/** The largest squares with which a QR code fits into a room, in dots, at most 10; 0 when not even one dot fits. */
export function fittingSquares(content: string, room: number, dpi: LabelSize['dpi']): number {
  return Math.min(10, Math.floor(dots(room, dpi) / qrCode(content).size))
}

// The scalable font of these printers is a condensed one; capitals and digits take a little more than half their height.
const advance = 0.56

/** How wide a line will be, about; the printer's own font decides. */
export function textWidth(text: string, size: number): number {
  return [...text].length * size * advance
}

/** The size at which a line fits into a room: as wished, or smaller. */
export function fittingSize(text: string, wished: number, room: number): number {
  const width = textWidth(text, wished)
  return width <= room ? wished : Math.floor(wished * (room / width) * 100) / 100
}
