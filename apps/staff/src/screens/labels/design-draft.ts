import type { LabelTemplateView } from '../../../../server/src/modules/labels/contract-templates.ts'

/** What stands on a label, as the API has it. */
export type Definition = LabelTemplateView['definition']
export type Element = Definition['elements'][number]
export type ElementKind = Element['element']
export type Stock = Definition['stock']

export const elementKinds = [
  'call-number',
  'text',
  'barcode',
  'qr',
  'line',
  'box',
  'image',
] as const satisfies readonly ElementKind[]

/** A label that begins with the call number on a roll. */
export const freshDefinition: Definition = {
  stock: {
    kind: 'roll',
    pageWidth: 25.4,
    pageHeight: 38.1,
    labelWidth: 25.4,
    labelHeight: 38.1,
    columns: 1,
    rows: 1,
    left: 0,
    top: 0,
    pitchX: 27.4,
    pitchY: 38.1,
    corner: 1,
  },
  elements: [newElement('call-number', { labelWidth: 25.4, labelHeight: 38.1 })],
  nudge: { x: 0, y: 0 },
}

/** A new element that fits on a label. */
export function newElement(
  kind: ElementKind,
  { labelWidth, labelHeight }: Pick<Stock, 'labelWidth' | 'labelHeight'>,
): Element {
  const width = Math.max(1, Math.round((labelWidth - 4) * 10) / 10)
  const box = (height: number) => ({ x: 2, y: 2, width, height: Math.max(0.5, Math.min(height, labelHeight - 4)) })
  const style = {
    size: 9,
    smallest: 6,
    font: 'sans',
    bold: false,
    align: 'left',
    valign: 'top',
    turn: 0,
  } as const
  switch (kind) {
    case 'call-number':
      return { element: kind, ...box(labelHeight - 4), ...style, size: 12, smallest: 7, bold: true, valign: 'middle' }
    case 'text':
      return { element: kind, text: '{{title}}', wrap: false, ...box(5), ...style }
    case 'barcode':
      return { element: kind, code: 'codabar', content: '{{barcode}}', caption: true, ...box(14) }
    case 'qr':
      return { element: kind, content: '{{address}}', level: 'M', ...box(15), width: Math.min(15, width) }
    case 'line':
      return { element: kind, line: 0.3, ...box(0.5) }
    case 'box':
      return { element: kind, line: 0.3, ...box(labelHeight - 4) }
    case 'image':
      return { element: kind, image: blankPicture, ...box(10), width: Math.min(20, width) }
  }
}

/** One white dot, until a picture is chosen. */
export const blankPicture =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAfZaW5wAAAABJRU5ErkJggg=='

/** What an element says, in a few words. */
export function briefOf(element: Element): string {
  switch (element.element) {
    case 'text':
      return element.text
    case 'barcode':
    case 'qr':
      return element.content
    default:
      return ''
  }
}

/** A list with one of its elements changed, taken away or put before its neighbour. */
export function changedAt<T>(list: readonly T[], at: number, change: T | 'remove' | 'earlier'): T[] {
  if (change === 'remove') return list.filter((_, i) => i !== at)
  if (change !== 'earlier') return list.with(at, change)
  const [before, own] = [list[at - 1], list[at]]
  return before === undefined || own === undefined ? [...list] : list.with(at - 1, own).with(at, before)
}
