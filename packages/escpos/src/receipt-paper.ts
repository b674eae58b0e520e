import { code128, ean13, qrCode, type BarcodeLook } from './barcodes.ts'
import { codePageNumbers, codePages, type CodePage } from './printer-pages.ts'
import { leftAndRight, tableRow, wrapped } from './layout.ts'
import { encodeText, printable } from './text-bytes.ts'

const esc = 0x1b
const gs = 0x1d

/** What printer and paper are like. */
export interface PaperOptions {
  /** Width in millimetres: 58 has 32 columns, 80 has 48. */
  readonly paper?: 58 | 80
  /** Columns, where they differ from those of the paper. */
  readonly columns?: number
  /** The only code page that the printer has; without it, pages are changed where a character needs it. */
  readonly codePage?: CodePage
}

export type Side = 'left' | 'center' | 'right'

/** How a line of text looks. */
export interface TextLook {
  readonly bold?: boolean
  /** Twice as wide and high. */
  readonly double?: boolean
  readonly underline?: boolean
  readonly align?: Side
}

/** A strip of paper that is written line by line; `bytes()` is what the printer is sent. */
export interface ReceiptPaper {
  readonly columns: number
  /** Text, broken at spaces into lines. */
  text(text: string, look?: TextLook): ReceiptPaper
  /** One text at the left, one at the right. */
  pair(left: string, right: string, look?: Pick<TextLook, 'bold'>): ReceiptPaper
  /** A row of a table. */
  row(cells: Parameters<typeof tableRow>[0]): ReceiptPaper
  /** A line across. */
  rule(character?: string): ReceiptPaper
  feed(lines?: number): ReceiptPaper
  code128(text: string, look?: BarcodeLook & { readonly align?: Side }): ReceiptPaper
  ean13(digits: string, look?: BarcodeLook & { readonly align?: Side }): ReceiptPaper
  qr(text: string, look?: Parameters<typeof qrCode>[1] & { readonly align?: Side }): ReceiptPaper
  /** Feeds the paper to the knife and cuts it, whole or but for a corner. */
  cut(how?: 'full' | 'partial'): ReceiptPaper
  /** Opens the cash drawer on pin 2 or 5 (`ESC p`). */
  drawer(pin?: 2 | 5): ReceiptPaper
  bytes(): Uint8Array<ArrayBuffer>
}

const sides: Readonly<Record<Side, number>> = { left: 0, center: 1, right: 2 }

/**
 * Begins a receipt.
 *
 * @example receiptPaper({ paper: 80 }).text('Elm Street', { bold: true, align: 'center' }).pair('Fine', '3.40').cut().bytes()
 */
export function receiptPaper(options: PaperOptions = {}): ReceiptPaper {
  const columns = options.columns ?? (options.paper === 58 ? 32 : 48)
  const allowed: readonly CodePage[] = options.codePage ? [options.codePage] : codePages
  let page: CodePage = options.codePage ?? 'cp437'
  const out: number[] = [esc, 0x40, esc, 0x74, codePageNumbers[page]]

  const line = (text: string) => {
    const encoded = encodeText(text, page, allowed)
    page = encoded.page
    out.push(...encoded.bytes, 0x0a)
  }
  const looking = (look: TextLook, write: () => void) => {
    if (look.align && look.align !== 'left') out.push(esc, 0x61, sides[look.align])
    if (look.bold) out.push(esc, 0x45, 1)
    if (look.underline) out.push(esc, 0x2d, 1)
    if (look.double) out.push(gs, 0x21, 0x11)
    write()
    if (look.double) out.push(gs, 0x21, 0)
    if (look.underline) out.push(esc, 0x2d, 0)
    if (look.bold) out.push(esc, 0x45, 0)
    if (look.align && look.align !== 'left') out.push(esc, 0x61, 0)
  }
  const shown = (text: string) => printable(text, allowed)
  const barcode = (codes: readonly number[], align: Side = 'center') =>
    looking({ align }, () => void out.push(...codes, 0x0a))

  const paper: ReceiptPaper = {
    columns,
    text(text, look = {}) {
      const width = look.double ? Math.floor(columns / 2) : columns
      looking(look, () => {
        for (const part of text.split('\n')) for (const one of wrapped(shown(part), width)) line(one)
      })
      return paper
    },
    pair(left, right, look = {}) {
      looking(look, () => {
        for (const one of leftAndRight(shown(left), shown(right), columns)) line(one)
      })
      return paper
    },
    row(cells) {
      for (const one of tableRow(cells.map((cell) => ({ ...cell, text: shown(cell.text) })))) line(one)
      return paper
    },
    rule(character = '-') {
      line(character.repeat(columns).slice(0, columns))
      return paper
    },
    feed(lines = 1) {
      out.push(esc, 0x64, Math.min(255, Math.max(0, lines)))
      return paper
    },
    code128(text, { align, ...look } = {}) {
      barcode(code128(text, look), align)
      return paper
    },
    ean13(digits, { align, ...look } = {}) {
      barcode(ean13(digits, look), align)
      return paper
    },
    qr(text, { align, ...look } = {}) {
      barcode(qrCode(text, look), align)
      return paper
    },
    cut(how = 'partial') {
      out.push(gs, 0x56, how === 'full' ? 65 : 66, 3)
      return paper
    },
    drawer(pin = 2) {
      out.push(esc, 0x70, pin === 2 ? 0 : 1, 50, 250)
      return paper
    },
    bytes: () => new Uint8Array(out),
  }
  return paper
}
