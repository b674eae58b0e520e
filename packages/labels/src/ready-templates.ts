import type { LinearBarcode } from '@carrel/barcodes'
import { knownStocks } from './stocks.ts'
import type { LabelBox, LabelElement, LabelStock, LabelTemplate, TextStyle } from './template.ts'

/** A template to begin with. */
export interface ReadyTemplate {
  readonly code: string
  readonly name: string
  readonly use: 'spine' | 'barcode' | 'pocket' | 'pair' | 'rfid'
  readonly template: LabelTemplate
}

const plain: TextStyle = {
  size: 9,
  smallest: 6,
  font: 'sans',
  bold: false,
  align: 'left',
  valign: 'top',
  turn: 0,
}

/** A text of a label in the style that most have. */
export function textElement(
  text: string,
  box: LabelBox,
  style: Partial<TextStyle> & { readonly wrap?: boolean } = {},
): LabelElement {
  return { element: 'text', text, wrap: false, ...box, ...plain, ...style }
}

/** The call number of a spine. */
export function callNumberElement(box: LabelBox, style: Partial<TextStyle> = {}): LabelElement {
  return { element: 'call-number', ...box, ...plain, size: 12, smallest: 7, bold: true, valign: 'middle', ...style }
}

/** The number of the item as bars. */
export function barcodeElement(box: LabelBox, code: LinearBarcode = 'codabar'): LabelElement {
  return { element: 'barcode', code, content: '{{barcode}}', caption: true, ...box }
}

function stockOf(code: string): LabelStock {
  const known = knownStocks.find((one) => one.code === code)
  if (!known) throw new Error(`There is no paper ${code}.`)
  return known.stock
}

const box = (x: number, y: number, width: number, height: number): LabelBox => ({ x, y, width, height })
const template = (stock: string, elements: readonly LabelElement[]): LabelTemplate => ({
  stock: stockOf(stock),
  elements,
  nudge: { x: 0, y: 0 },
})

const spine = callNumberElement(box(2, 1.5, 21.4, 35), { align: 'left' })
const barcodeOnSheet = (width: number, height: number, code?: LinearBarcode): readonly LabelElement[] => [
  textElement('{{library}}', box(1.5, 0.8, width - 3, 3.2), { size: 7, smallest: 5, bold: true, align: 'center' }),
  textElement('{{title}}', box(1.5, 4, width - 3, 3), { size: 6.5, smallest: 6, align: 'center' }),
  barcodeElement(box(1, 7.4, width - 2, height - 8.4), code),
]
const pocket = (left: number, height: number): readonly LabelElement[] => [
  callNumberElement(box(left, 2, 18, height - 4), { size: 10, valign: 'top' }),
  textElement('{{author}}', box(left + 19, 2, 54, 4), { size: 9, bold: true }),
  textElement('{{title}}', box(left + 19, 6.4, 54, 12), { size: 9, smallest: 6, wrap: true }),
  textElement('{{location}}', box(left + 19, height - 11, 54, 4), { size: 8 }),
  textElement('{{barcode}}', box(left + 19, height - 6.5, 54, 4), { size: 8, font: 'mono' }),
]

/** Templates of the labels that libraries use most. */
export const readyTemplates: readonly ReadyTemplate[] = [
  { code: 'spine-roll', name: 'Spine label, roll', use: 'spine', template: template('roll-25x38', [spine]) },
  {
    code: 'spine-sheet',
    name: 'Spine labels, Letter sheet',
    use: 'spine',
    template: template('letter-spine', [callNumberElement(box(1.5, 1, 22.4, 33))]),
  },
  {
    code: 'spine-l7654',
    name: 'Spine labels, A4 sheet of 40',
    use: 'spine',
    template: template('a4-l7654', [callNumberElement(box(2, 1, 41.7, 23.4))]),
  },
  {
    code: 'pair-roll',
    name: 'Spine and pocket, roll',
    use: 'pair',
    template: template('roll-pair', [spine, ...pocket(28.5, 38.1)]),
  },
  {
    code: 'pair-sheet',
    name: 'Spine and pocket, Letter sheet',
    use: 'pair',
    template: template('letter-pair', [callNumberElement(box(1.5, 1, 22.4, 33)), ...pocket(26.5, 34.93)]),
  },
  {
    code: 'pair-l7163',
    name: 'Spine and pocket, A4 sheet of 14',
    use: 'pair',
    template: template('a4-l7163', [callNumberElement(box(1.5, 1.5, 22.4, 35)), ...pocket(26, 38.1)]),
  },
  {
    code: 'pocket-roll',
    name: 'Pocket label, roll',
    use: 'pocket',
    template: template('roll-76x51', pocket(1.5, 50.8)),
  },
  {
    code: 'pocket-5163',
    name: 'Pocket labels, Letter sheet of 10',
    use: 'pocket',
    template: template('letter-5163', pocket(3, 50.8)),
  },
  {
    code: 'barcode-roll',
    name: 'Barcode label, roll',
    use: 'barcode',
    template: template('roll-50x25', barcodeOnSheet(50.8, 25.4)),
  },
  {
    code: 'barcode-5160',
    name: 'Barcode labels, Letter sheet of 30',
    use: 'barcode',
    template: template('letter-5160', barcodeOnSheet(66.68, 25.4)),
  },
  {
    code: 'barcode-5167',
    name: 'Barcode labels, Letter sheet of 80',
    use: 'barcode',
    template: template('letter-5167', [barcodeElement(box(1, 1, 42.45, 10.7))]),
  },
  {
    code: 'barcode-l7651',
    name: 'Barcode labels, A4 sheet of 65',
    use: 'barcode',
    template: template('a4-l7651', barcodeOnSheet(38.1, 21.2, 'code128')),
  },
  {
    code: 'rfid-roll',
    name: 'RFID label, roll',
    use: 'rfid',
    template: template('roll-50x50', [
      textElement('{{library}}', box(3, 3, 44, 5), { size: 10, smallest: 6, bold: true, align: 'center' }),
      textElement('{{title}}', box(3, 9, 44, 12), { size: 9, smallest: 6, align: 'center', wrap: true }),
      callNumberElement(box(3, 20.8, 44, 8), { size: 9, align: 'center' }),
      barcodeElement(box(2, 29, 46, 18)),
    ]),
  },
]
