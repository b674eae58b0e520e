import {
  labelSvg,
  layLabel,
  printerMeasure,
  zplMarks,
  type LabelFacts,
  type LabelTemplate,
  type LaidLabel,
} from '@carrel/labels'
import { zplOf, zplPictures, type LabelSize, type PrintOptions } from '@carrel/zpl'
import { typesetterFor, type Typesetter } from './pdf/set-text.ts'

/** Labels in their places, and what they are set with. */
export interface LaidOut {
  readonly labels: readonly LaidLabel[]
  readonly typesetter: Typesetter
}

/** Lays labels out as they will stand on paper, in the fonts of the PDF. */
export async function layOutLabels(template: LabelTemplate, all: readonly LabelFacts[]): Promise<LaidOut> {
  const own = template.elements.flatMap((one) => (one.element === 'text' ? [one.text] : []))
  const typesetter = await typesetterFor([...own, ...all.flatMap((facts) => Object.values(facts))])
  const { labelWidth: width, labelHeight: height } = template.stock
  const labels = all.map((facts) =>
    layLabel({ width, height }, template.elements, facts, { measure: typesetter.measure }),
  )
  return { labels, typesetter }
}

/** How many dots to an inch the heads of label printers have. */
export type PrinterDots = LabelSize['dpi']

/** A label in the words of a label printer, with what is wrong with it and what no such printer can draw, in sentences. */
export interface PrinterLabel {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly problems: readonly string[]
  readonly undrawable: readonly string[]
}

/** Lays labels out for a label printer, whose letters are its own and whose bars are whole dots, and writes them in ZPL. */
export function writtenForPrinter(
  { stock, elements, nudge }: LabelTemplate,
  all: readonly LabelFacts[],
  dpi: PrinterDots,
  options: PrintOptions = {},
): readonly PrinterLabel[] {
  const { labelWidth: width, labelHeight: height } = stock
  return all.map((facts) => {
    const laid = layLabel({ width, height }, elements, facts, { measure: printerMeasure, dpi })
    const { marks, problems } = zplMarks(laid, dpi, nudge)
    return { bytes: zplOf({ width, height, dpi }, marks, options), problems: sentences(laid), undrawable: problems }
  })
}

/** Labels as a label printer will burn them: drawn from the bytes that it gets. */
function picturesFromPrinter(
  template: LabelTemplate,
  all: readonly LabelFacts[],
  dpi: PrinterDots,
): readonly LabelDrawing[] {
  return writtenForPrinter(template, all, dpi).map(({ bytes, problems, undrawable }) => ({
    svg: zplPictures(bytes, dpi)[0] ?? '',
    problems: [...problems, ...undrawable],
  }))
}

/** Labels as pictures: on paper, or as a label printer of so many dots to an inch will burn them. */
export async function pictures(
  template: LabelTemplate,
  all: readonly LabelFacts[],
  dpi?: PrinterDots,
): Promise<readonly LabelDrawing[]> {
  if (dpi !== undefined) return picturesFromPrinter(template, all, dpi)
  const { labels } = await layOutLabels(template, all)
  return labels.map((label) => ({ svg: labelSvg(label, template.stock.corner), problems: sentences(label) }))
}

/** A label as a picture with its problems, each once. */
export interface LabelDrawing {
  readonly svg: string
  readonly problems: string[]
}

const sentences = ({ problems }: LaidLabel) => [...new Set(problems.map(({ message }) => message))]

/** A made-up book, for looking at a label before there is one. */
export const sampleFacts: LabelFacts = {
  title: 'The overstory',
  author: 'Powers, Richard',
  barcode: '31234000412345',
  callNumber: 'PS3566.O92 O94 2018',
  location: 'Fiction',
  branch: 'Elm Street',
  library: 'Your library',
  part: '',
  copyNumber: '2',
  itemType: 'book',
  collection: '',
  year: '2018',
  isbn: '9780393635522',
  price: '27.95 USD',
  address: 'https://library.example.org/titles/1',
}
