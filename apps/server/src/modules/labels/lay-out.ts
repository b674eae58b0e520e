import { labelSvg, layLabel, printerMeasure, type LabelFacts, type LabelTemplate, type LaidLabel } from '@carrel/labels'
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

/** Lays labels out for a label printer, whose letters are its own and whose bars are whole dots. */
export function layOutForPrinter(
  template: LabelTemplate,
  all: readonly LabelFacts[],
  dpi: number,
): readonly LaidLabel[] {
  const { labelWidth: width, labelHeight: height } = template.stock
  return all.map((facts) => layLabel({ width, height }, template.elements, facts, { measure: printerMeasure, dpi }))
}

/** A label as a picture with its problems, each once. */
export function pictureOf(label: LaidLabel, corner: number): { readonly svg: string; readonly problems: string[] } {
  return { svg: labelSvg(label, corner), problems: [...new Set(label.problems.map(({ message }) => message))] }
}

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
