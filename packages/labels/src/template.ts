import type { LinearBarcode, QrLevel } from '@carrel/barcodes'

/** A place on a label in millimetres from its upper left corner. */
export interface LabelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type LabelFont = 'sans' | 'serif' | 'mono'

/** How text stands in its box; sizes in points. */
export interface TextStyle {
  readonly size: number
  /** As small as it may become before the label is told to be too small. */
  readonly smallest: number
  readonly font: LabelFont
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly valign: 'top' | 'middle' | 'bottom'
  /** Degrees clockwise by which the box is turned about its middle. */
  readonly turn: 0 | 90 | 270
}

/** One thing on a label. Texts and contents name facts in double braces: `{{title}}`. */
export type LabelElement =
  | ({ readonly element: 'text'; readonly text: string; readonly wrap: boolean } & LabelBox & TextStyle)
  | ({ readonly element: 'call-number' } & LabelBox & TextStyle)
  | ({
      readonly element: 'barcode'
      readonly code: LinearBarcode
      readonly content: string
      /** The number in digits below the bars. */
      readonly caption: boolean
    } & LabelBox)
  | ({ readonly element: 'qr'; readonly content: string; readonly level: QrLevel } & LabelBox)
  | ({ readonly element: 'line'; readonly line: number } & LabelBox)
  | ({ readonly element: 'box'; readonly line: number } & LabelBox)
  | ({
      readonly element: 'image'
      /** A PNG or JPEG as a `data:` address. */
      readonly image: string
    } & LabelBox)

/** The paper on which labels stick, in millimetres. A roll is a page of one row. */
export interface LabelStock {
  readonly kind: 'sheet' | 'roll'
  readonly pageWidth: number
  readonly pageHeight: number
  readonly labelWidth: number
  readonly labelHeight: number
  readonly columns: number
  readonly rows: number
  /** Where the first label begins. */
  readonly left: number
  readonly top: number
  /** From the beginning of a label to that of its neighbour. */
  readonly pitchX: number
  readonly pitchY: number
  /** Radius of the corners; 0: square. */
  readonly corner: number
}

/** A label with its paper. */
export interface LabelTemplate {
  readonly stock: LabelStock
  readonly elements: readonly LabelElement[]
  /** By how much everything is moved, because the printer draws its paper in crooked; right and down. */
  readonly nudge: { readonly x: number; readonly y: number }
}

/** What is known of an item for its label: `title`, `barcode`, `callNumber` and so on. A call number may bring its own line breaks. */
export type LabelFacts = Readonly<Record<string, string>>

/** Facts that labels can name. */
export const labelFactNames = [
  'title',
  'author',
  'barcode',
  'callNumber',
  'location',
  'branch',
  'library',
  'part',
  'copyNumber',
  'itemType',
  'collection',
  'year',
  'isbn',
  'price',
  'address',
] as const

/** A text with the facts in place of their names; unknown names become nothing. */
export function filled(text: string, facts: LabelFacts): string {
  return text.replaceAll(/\{\{\s*([a-z]+)\s*\}\}/gi, (_, name: string) => facts[name] ?? '')
}
