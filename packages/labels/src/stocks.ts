import type { LabelStock } from './template.ts'

/** A paper that can be bought, by its measures. */
export interface KnownStock {
  readonly code: string
  readonly name: string
  readonly stock: LabelStock
}

const letter = { pageWidth: 215.9, pageHeight: 279.4 }
const a4 = { pageWidth: 210, pageHeight: 297 }

function sheet(
  page: { readonly pageWidth: number; readonly pageHeight: number },
  [columns, rows]: readonly [number, number],
  [labelWidth, labelHeight]: readonly [number, number],
  [left, top]: readonly [number, number],
  [pitchX, pitchY]: readonly [number, number],
  corner = 0,
): LabelStock {
  return { kind: 'sheet', ...page, columns, rows, labelWidth, labelHeight, left, top, pitchX, pitchY, corner }
}

/** A roll of labels one behind the other. */
export function rollOf(labelWidth: number, labelHeight: number, columns = 1, gap = 2): LabelStock {
  return {
    kind: 'roll',
    pageWidth: labelWidth * columns + gap * (columns - 1),
    pageHeight: labelHeight,
    labelWidth,
    labelHeight,
    columns,
    rows: 1,
    left: 0,
    top: 0,
    pitchX: labelWidth + gap,
    pitchY: labelHeight,
    corner: 1,
  }
}

/** Papers in common use; measures as their makers give them, to be set right with a print on plain paper. */
export const knownStocks: readonly KnownStock[] = [
  { code: 'roll-25x38', name: 'Roll, spine labels 25 × 38 mm (1 × 1½ in)', stock: rollOf(25.4, 38.1) },
  { code: 'roll-38x25', name: 'Roll, labels 38 × 25 mm (1½ × 1 in)', stock: rollOf(38.1, 25.4) },
  { code: 'roll-50x25', name: 'Roll, barcode labels 50 × 25 mm (2 × 1 in)', stock: rollOf(50.8, 25.4) },
  { code: 'roll-57x32', name: 'Roll, labels 57 × 32 mm (2¼ × 1¼ in)', stock: rollOf(57.2, 31.8) },
  { code: 'roll-50x50', name: 'Roll, RFID labels 50 × 50 mm (2 × 2 in)', stock: rollOf(50, 50) },
  { code: 'roll-76x51', name: 'Roll, pocket labels 76 × 51 mm (3 × 2 in)', stock: rollOf(76.2, 50.8) },
  { code: 'roll-pair', name: 'Roll, spine 25 × 38 mm with pocket 76 × 38 mm', stock: rollOf(103.6, 38.1) },
  {
    code: 'letter-5160',
    name: 'Letter, 30 labels 2⅝ × 1 in (as Avery 5160)',
    stock: sheet(letter, [3, 10], [66.68, 25.4], [4.76, 12.7], [69.85, 25.4], 2),
  },
  {
    code: 'letter-5161',
    name: 'Letter, 20 labels 4 × 1 in (as Avery 5161)',
    stock: sheet(letter, [2, 10], [101.6, 25.4], [3.97, 12.7], [106.36, 25.4], 2),
  },
  {
    code: 'letter-5162',
    name: 'Letter, 14 labels 4 × 1⅓ in (as Avery 5162)',
    stock: sheet(letter, [2, 7], [101.6, 33.87], [3.97, 21.17], [106.36, 33.87], 2),
  },
  {
    code: 'letter-5163',
    name: 'Letter, 10 labels 4 × 2 in (as Avery 5163)',
    stock: sheet(letter, [2, 5], [101.6, 50.8], [3.97, 12.7], [106.36, 50.8], 2),
  },
  {
    code: 'letter-5164',
    name: 'Letter, 6 labels 4 × 3⅓ in (as Avery 5164)',
    stock: sheet(letter, [2, 3], [101.6, 84.67], [3.97, 12.7], [106.36, 84.67], 2),
  },
  {
    code: 'letter-5167',
    name: 'Letter, 80 labels 1¾ × ½ in (as Avery 5167)',
    stock: sheet(letter, [4, 20], [44.45, 12.7], [7.62, 12.7], [52.07, 12.7], 1.5),
  },
  {
    code: 'letter-spine',
    name: 'Letter, 49 spine labels 1 × 1⅜ in, seven in a row',
    stock: sheet(letter, [7, 7], [25.4, 34.93], [9.53, 15.88], [28.58, 35.56]),
  },
  {
    code: 'letter-pair',
    name: 'Letter, 14 pairs: spine 1 × 1⅜ in and pocket 3 × 1⅜ in',
    stock: sheet(letter, [2, 7], [101.6, 34.93], [5.08, 15.88], [104.14, 35.56]),
  },
  {
    code: 'a4-l4731',
    name: 'A4, 189 labels 25.4 × 10 mm (as Avery L4731)',
    stock: sheet(a4, [7, 27], [25.4, 10], [8.6, 13.5], [27.9, 10], 1),
  },
  {
    code: 'a4-l7654',
    name: 'A4, 40 labels 45.7 × 25.4 mm (as Avery L7654)',
    stock: sheet(a4, [4, 10], [45.7, 25.4], [9.7, 21.5], [48.3, 25.4], 1.5),
  },
  {
    code: 'a4-l7651',
    name: 'A4, 65 labels 38.1 × 21.2 mm (as Avery L7651)',
    stock: sheet(a4, [5, 13], [38.1, 21.2], [4.75, 10.7], [40.6, 21.2], 1),
  },
  {
    code: 'a4-l7636',
    name: 'A4, 48 labels 45.7 × 21.2 mm (as Avery L7636)',
    stock: sheet(a4, [4, 12], [45.7, 21.2], [9.8, 21.5], [48.3, 21.2], 1),
  },
  {
    code: 'a4-l7159',
    name: 'A4, 24 labels 63.5 × 33.9 mm (as Avery L7159)',
    stock: sheet(a4, [3, 8], [63.5, 33.9], [7.2, 13.1], [66, 33.9], 1.5),
  },
  {
    code: 'a4-l7160',
    name: 'A4, 21 labels 63.5 × 38.1 mm (as Avery L7160)',
    stock: sheet(a4, [3, 7], [63.5, 38.1], [7.2, 15.1], [66, 38.1], 1.5),
  },
  {
    code: 'a4-l7161',
    name: 'A4, 18 labels 63.5 × 46.6 mm (as Avery L7161)',
    stock: sheet(a4, [3, 6], [63.5, 46.6], [7.2, 8.7], [66, 46.6], 1.5),
  },
  {
    code: 'a4-l7162',
    name: 'A4, 16 labels 99.1 × 33.9 mm (as Avery L7162)',
    stock: sheet(a4, [2, 8], [99.1, 33.9], [4.7, 12.9], [101.6, 33.9], 1.5),
  },
  {
    code: 'a4-l7163',
    name: 'A4, 14 labels 99.1 × 38.1 mm (as Avery L7163)',
    stock: sheet(a4, [2, 7], [99.1, 38.1], [4.7, 15.1], [101.6, 38.1], 1.5),
  },
  {
    code: 'a4-l7164',
    name: 'A4, 12 labels 63.5 × 72 mm (as Avery L7164)',
    stock: sheet(a4, [3, 4], [63.5, 72], [7.2, 4.5], [66, 72], 1.5),
  },
  {
    code: 'a4-l7165',
    name: 'A4, 8 labels 99.1 × 67.7 mm (as Avery L7165)',
    stock: sheet(a4, [2, 4], [99.1, 67.7], [4.7, 13.1], [101.6, 67.7], 1.5),
  },
]
