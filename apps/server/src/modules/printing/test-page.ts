import { receiptPaper } from '@carrel/escpos'
import { zplOf, type LabelSize, type Mark } from '@carrel/zpl'
import type { Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Printer } from './contract.ts'
import type { WrittenOut } from './written-out.ts'

const barcode = '31234000412345'

/** A page on which one sees whether width, letters, barcodes, knife and size are right. */
export async function testPage(w: Work, printer: Printer): Promise<WrittenOut> {
  const { name, locale } = await libraryOf(w)
  const when = w.now.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const bytes = printer.kind === 'receipt' ? strip(printer, name, when) : label(printer, name, when)
  return { bytes, title: `Test page of ${printer.name}` }
}

function strip(printer: Printer, library: string, when: string): Uint8Array {
  const paper = receiptPaper({
    paper: printer.paper,
    ...(printer.codePage !== 'auto' && { codePage: printer.codePage }),
  })
  paper
    .text(library, { bold: true, align: 'center' })
    .text(printer.name, { double: true, bold: true, align: 'center' })
    .text(`${printer.branchName}, ${when}`, { align: 'center' })
    .rule()
    .pair('Left edge', 'right edge')
    .text('1234567890'.repeat(5).slice(0, paper.columns))
    .text('áéíóúñ ÄÖÜäöüß çèêëœ € £ Łódź Война')
    .text('bold', { bold: true })
    .rule()
    .code128(barcode, { height: 50 })
    .text('If this line is the last before the cut, all is well.', { align: 'center' })
    .feed(printer.cutter ? 1 : 4)
  return (printer.cutter ? paper.cut() : paper).bytes()
}

function label(printer: Printer, library: string, when: string): Uint8Array {
  const size: LabelSize = { width: printer.labelWidth, height: printer.labelHeight, dpi: printer.dpi }
  const line = Math.min(4, (size.height - 3) / 5)
  const room = size.width - 4
  const text = (n: number, words: string): Mark => ({
    mark: 'text',
    x: 2,
    y: 1.5 + n * line,
    room,
    align: 'center',
    text: words,
    size: line * 0.85,
  })
  const marks: readonly Mark[] = [
    // All four sides of the frame are seen when the size is right.
    { mark: 'box', x: 0.5, y: 0.5, width: size.width - 1, height: size.height - 1, line: 0.3 },
    text(0, library),
    text(1, printer.name),
    text(2, `${size.width} x ${size.height} mm, ${size.dpi} dpi`),
    text(3, when),
  ]
  return zplOf(size, marks, { cutter: printer.cutter })
}
