import { counter } from '../plural.ts'

const count = counter('en')

/** Words of labels: making them, their designs, barcodes for items to come, RFID tags. */
export const labelWords = {
  title: 'Labels',
  intro:
    'Spine, pocket, barcode and RFID labels: made for any list of items, printed as sheets or on the label printer.',
  views: 'Parts of labels',
  make: 'Make labels',
  batches: 'Made before',
  designs: 'Designs',
  barcodes: 'New barcodes',
  tags: 'RFID tags',

  whichItems: 'Which items',
  which: 'Labels for',
  branch: 'Branch',
  anyBranch: 'Every branch',
  location: 'Shelving location',
  anyLocation: 'Every location',
  from: 'From call number',
  to: 'To call number',
  scan: 'Scan an item',
  add: 'Add',
  pasteLabel: 'Barcodes, one a line',
  pasteHint: 'Scan above, or paste a list.',
  noItem: (barcode: string) => `No item has the barcode ${barcode}.`,
  unknown: (n: number, first: string) =>
    n === 1 ? `No item has the barcode ${first}.` : `${n} barcodes have no item: ${first} and others.`,
  items: (n: number) => count(n, { one: 'item', other: 'items' }),
  first: (shown: number, total: number) => `The first ${shown} of ${total} are shown; labels are made for all.`,
  item: 'Item',
  callNumber: 'Call number',
  spine: 'Lines',
  why: 'Why',
  before: (callNumber: string) => `until now ${callNumber === '' ? 'none' : callNumber}`,
  byHand: 'broken by hand',
  noCallNumber: 'no call number',
  emptyQueueTitle: 'Nothing waits for a label',
  emptyQueueText: 'New items and items whose call number changes come here by themselves.',
  emptyTitle: 'No items yet',
  emptyText: 'Say above for which items labels are to be made.',
  breakLines: 'Break lines',
  breakTitle: (title: string) => `Lines of the label of ${title}`,
  breakHint: 'Each line as it is to stand on the label.',
  byRule: 'Break by rule',
  takeOff: (n: number) => `Take ${n} off the list`,
  takenOff: (n: number) => `${count(n, { one: 'item', other: 'items' })} taken off the list.`,
  wait: 'Wait for labels',
  waits: 'It waits for labels now.',

  labels: 'Labels',
  design: 'Label',
  noDesigns: 'There are no labels yet. Add some under Designs.',
  copies: 'Copies of each',
  start: 'Begin at label',
  startHint: (places: number) => `A sheet has ${places}. Choose the first that is left.`,
  startPlace: (n: number) => `Begin at label ${n}`,
  preview: 'How they will look',
  sample: 'A made-up book',
  problems: (n: number) => `${count(n, { one: 'label has', other: 'labels have' })} something to look at`,
  makeN: (n: number) => (n === 0 ? 'Make labels' : `Make ${count(n, { one: 'label', other: 'labels' })}`),

  batch: 'Labels',
  source: 'From',
  made: 'Made',
  by: (name: string) => `by ${name}`,
  printed: 'Printed',
  notPrinted: 'Not printed yet',
  pages: (n: number) => count(n, { one: 'sheet', other: 'sheets' }),
  labelCount: (n: number) => count(n, { one: 'label', other: 'labels' }),
  size: 'Size',
  openPdf: 'Open PDF',
  onPrinter: 'Print on label printer',
  noPrinter: 'This computer has no label printer. Name one under Printing, This computer, or print the PDF.',
  sent: (printer: string) => `Sent to ${printer}.`,
  cameOut: 'They came out',
  takeBack: 'They did not come out',
  markedPrinted: 'Marked as printed. The items wait for labels no more.',
  markedNot: 'The items wait for labels again.',
  forget: 'Forget',
  forgetTitle: 'Forget these labels?',
  forgetText: 'They cannot be printed again as they are. Labels on books stay what they are.',
  howToPrint:
    'Print at 100 per cent (“actual size”), on plain paper first: hold it against the labels to see whether they meet.',
  noBatchesTitle: 'No labels were made yet',
  noBatchesText: 'What you make can be printed again from here, just as it was.',
  more: 'More',
  showMore: (n: number) => `Show ${n} more`,

  newDesign: 'New label',
  copyOf: (name: string) => `${name} (copy)`,
  addReady: 'Add the usual ones',
  name: 'Name',
  use: 'For',
  paper: 'Paper',
  known: 'Known papers',
  ownPaper: 'By its measures',
  kind: 'Comes as',
  perSheet: (n: number) => `${n} a sheet`,
  adjust: 'Adjust',
  adjustHint: 'When all labels come out a little beside their place.',
  nudgeX: 'Move right',
  nudgeY: 'Move down',
  elements: 'What stands on it',
  element: (n: number, name: string) => `${n}. ${name}`,
  addElement: 'Add',
  remove: 'Remove',
  up: 'Earlier',
  x: 'From left',
  y: 'From top',
  width: 'Width',
  height: 'Height',
  text: 'Text',
  textHint: 'Names in double braces are filled in: {{title}}, {{author}}, {{location}}, {{barcode}} …',
  wrap: 'May take several lines',
  fontSize: 'Letters',
  smallest: 'Smallest letters',
  points: 'pt',
  font: 'Font',
  bold: 'Bold',
  align: 'Stands',
  valign: 'Upright',
  turn: 'Turned',
  code: 'Bars',
  content: 'Says',
  caption: 'Number below the bars',
  level: 'Safety',
  thickness: 'Thickness',
  picture: 'Choose a picture',
  pictureTooLarge: 'The picture is too large even when it is made smaller.',
  save: 'Save',
  saved: 'Saved.',
  removeDesign: 'Remove',
  removeDesignTitle: (name: string) => `Remove “${name}”?`,
  removeDesignText: 'Labels that were made by it can still be printed again.',
  tryOn: 'Try it on items',
  tryHint: 'Barcodes of up to six items.',
  mm: 'mm',
  version: (n: number) => `version ${n}`,
  noDesignsTitle: 'No labels are designed yet',
  noDesignsText: 'Add the usual ones, and change them to what your library sticks on its books.',

  ranges: 'Ranges of barcodes',
  newRange: 'New range',
  prefix: 'Begins with',
  prefixHint: 'For 14-digit library barcodes: 3 and the four digits of the library.',
  digits: 'Digits of the number',
  checkDigit: 'Check digit',
  firstNumber: 'First number',
  lastNumber: 'Last number',
  next: 'Next free',
  left: 'Left',
  usedUp: 'used up',
  addRange: 'Add range',
  endRange: 'End range',
  takeOne: 'Take one',
  taken: (barcode: string) => `${barcode} is yours; nobody else gets it.`,
  sheets: 'Sheets of new barcodes',
  sheetsText: 'Labels for items to come. The numbers are given out once; they are taken when you make the labels.',
  howMany: 'How many numbers',
  noRangesTitle: 'There are no ranges yet',
  noRangesText: 'Say which numbers your barcodes have, and Carrel gives out the next free one.',

  writeTag: 'What goes on a tag',
  writeText: 'Scan an item to see the bytes of its tag. The software of an RFID pad gets the same from the API.',
  model: 'Written by',
  chip: 'Chip',
  owner: 'Owner (ISIL)',
  parts: 'Parts in all',
  part: 'This is part',
  withTitle: 'With title',
  bytes: (used: number, all: number) => `${used} of ${all} bytes`,
  block: 'Block',
  lock: 'locked',
  hex: 'Bytes',
  copy: 'Copy bytes',
  copied: 'Copied.',
  dsfid: 'DSFID',
  afi: 'AFI in stock / on loan',
  readTag: 'What stands on a tag',
  readText: 'Paste what a reader shows, in hexadecimal digits.',
  read: 'Read',
  sound: 'The tag is sound.',
  isItem: 'Its item',
  noSuchItem: 'The library has no item with this number.',
}

export const labelWays = {
  queue: 'What waits for labels',
  barcodes: 'Scanned items',
  titles: 'Titles',
  shelf: 'A stretch of shelf',
} as const

export const labelReasons = { new: 'New', 'call-number': 'New call number', 'by-hand': 'Put here' } as const

export const labelUses = {
  spine: 'Spine',
  barcode: 'Barcode',
  pocket: 'Pocket',
  pair: 'Spine and pocket',
  rfid: 'RFID',
} as const

export const labelKinds = { sheet: 'Sheets', roll: 'Roll' } as const

export const labelMeasures = {
  pageWidth: 'Paper width',
  pageHeight: 'Paper height',
  labelWidth: 'Label width',
  labelHeight: 'Label height',
  columns: 'Labels in a row',
  rows: 'Rows',
  left: 'First label from the left',
  top: 'First label from the top',
  pitchX: 'Step to the right',
  pitchY: 'Step down',
  corner: 'Rounded corners',
} as const

export const labelElements = {
  text: 'Text',
  'call-number': 'Call number',
  barcode: 'Barcode',
  qr: 'QR code',
  line: 'Line',
  box: 'Frame',
  image: 'Picture',
} as const

export const labelFonts = { sans: 'Sans serif', serif: 'Serif', mono: 'Typewriter' } as const

export const labelAligns = { left: 'Left', center: 'In the middle', right: 'Right' } as const

export const labelValigns = { top: 'At the top', middle: 'In the middle', bottom: 'At the bottom' } as const

export const labelTurns = { '0': 'Not', '90': 'To the right', '270': 'To the left' } as const

export const barcodeNames = {
  codabar: 'Codabar',
  code39: 'Code 39',
  'code39-check': 'Code 39 with check character',
  'code39-full': 'Code 39, full ASCII',
  code128: 'Code 128',
  ean13: 'EAN-13 (ISBN)',
} as const

export const qrLevels = { L: '7 %', M: '15 %', Q: '25 %', H: '30 %' } as const

export const checkDigits = { luhn: 'As on library barcodes', none: 'None' } as const

export const tagModels = { 'iso28560-2': 'ISO 28560-2', 'iso28560-3': 'ISO 28560-3 (Danish model)' } as const

export const tagReadModels = {
  'iso28560-2': 'ISO 28560-2',
  'iso28560-3': 'ISO 28560-3',
  empty: 'Empty',
  unknown: 'Unknown',
} as const
