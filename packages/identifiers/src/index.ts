export { gs1CheckDigit, luhnCheckDigit, modulo11CheckDigit } from './check-digits.ts'
export { detectIdentifier, detectIdentifiers, type DetectedIdentifier } from './detect-identifier.ts'
export { parseEan13, parseIsmn, parseUpc } from './ean.ts'
export { formatIsbn } from './format-isbn.ts'
export {
  checkIsbn,
  isbn10To13,
  isbn13To10,
  normalizeIsbn,
  parseIsbn,
  type Isbn,
  type IsbnCheck,
  type IsbnProblem,
} from './isbn.ts'
export { checkIssn, formatIssn, parseIssn, type IssnCheck, type IssnProblem } from './issn.ts'
export { normalizeLccn } from './lccn.ts'
export {
  checkLibraryBarcode,
  cleanScan,
  formatBarcode,
  isLibraryBarcode,
  makeLibraryBarcode,
  type BarcodeCheck,
  type BarcodePrefix,
  type BarcodeProblem,
} from './library-barcode.ts'
export { parseOclc } from './oclc.ts'
