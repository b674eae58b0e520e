export { BarcodeProblem, code128, ean13, ean13CheckDigit, qrCode, type BarcodeLook } from './barcodes.ts'
export { codePages, type CodePage } from './printer-pages.ts'
export { explainEscpos, linesOf, type PrinterStep } from './explain.ts'
export { paperLines, writeLines, type PaperLine } from './from-text.ts'
export { leftAndRight, tableRow, wrapped } from './layout.ts'
export { receiptPaper, type PaperOptions, type ReceiptPaper, type Side, type TextLook } from './receipt-paper.ts'
export {
  isStatusByte,
  readPrinterStatus,
  statusAnswers,
  statusBytes,
  statusQuestions,
  type ReceiptPrinterStatus,
} from './status.ts'
export { encodeText, printable, printedWidth } from './text-bytes.ts'
