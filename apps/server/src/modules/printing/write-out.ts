import { BarcodeProblem } from '@carrel/barcodes'
import type { PaperLine } from '@carrel/escpos'
import { callNumberLines } from '@carrel/labels'
import { fittingModule, zplOf, type LabelSize, type Mark } from '@carrel/zpl'
import { ask } from '../../platform/port.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Facts } from '../../platform/template.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts, type ItemFacts } from '../catalog/index.ts'
import { printerBytes, writeSlip } from '../circulation/index.ts'
import { branchById, libraryOf, shelvingLocationsOf } from '../org/index.ts'
import type { PrintDocument, Printer } from './contract.ts'
import { labelBatch } from './ports.ts'
import { labelMarks } from './rules/label-layout.ts'
import { labelCode } from './settings.ts'
import { testPage } from './test-page.ts'
import { filledText, linesOfText } from './texts/fill-text.ts'
import { textInForce } from './texts/print-texts.ts'
import { writeReceiptOut } from './write-receipt.ts'
import { paperOf, type WriteOptions, type WrittenOut } from './written-out.ts'

/** Writes a document for a printer: by the earlier modules' own texts, in the language of its reader. */
export async function writeOut(
  w: Work,
  document: PrintDocument,
  printer: Printer,
  options: WriteOptions,
): Promise<WrittenOut | Refusal> {
  if (document.type === 'test') return testPage(w, printer)
  const one = await writeOne(w, document, printer, options)
  if (isRefusal(one) || printer.kind === 'label') return one
  return { title: one.title, bytes: repeated(one.bytes, options.copies) }
}

function writeOne(
  w: Work,
  document: Exclude<PrintDocument, { type: 'test' }>,
  printer: Printer,
  options: WriteOptions,
): Promise<WrittenOut | Refusal> {
  switch (document.type) {
    case 'spine-label':
    case 'item-label':
      return itemLabels(w, document.type, document.items, printer, options.copies)
    case 'label-batch':
      return ask(w.platform, labelBatch)(w, document.batch, printer, options.copies)
    case 'label':
      return ownLabel(w, document, printer, options.copies)
    default:
      return printer.kind === 'label' ? Promise.resolve(onlyLabels(printer)) : strip(w, document, printer, options)
  }
}

const onlyLabels = (printer: Printer) =>
  refuse({ code: 'wrong-printer', message: `${printer.name} prints labels. Choose a receipt printer for this.` })

function repeated(bytes: Uint8Array, copies: number): Uint8Array {
  return copies <= 1 ? bytes : Buffer.concat(Array.from({ length: copies }, () => bytes))
}

type Strip = Exclude<PrintDocument, { type: 'test' | 'spine-label' | 'item-label' | 'label' | 'label-batch' }>

async function strip(w: Work, document: Strip, printer: Printer, options: WriteOptions): Promise<WrittenOut | Refusal> {
  switch (document.type) {
    case 'loan-slip': {
      const count = document.loans.length
      return slip(w, 'check-out', document, printer, `Due slip, ${count} ${count === 1 ? 'item' : 'items'}`)
    }
    case 'return-slip': {
      const count = document.checkIns.length
      return slip(w, 'check-in', document, printer, `Return slip, ${count} ${count === 1 ? 'item' : 'items'}`)
    }
    case 'hold-slip':
      return slip(w, 'hold', document, printer, 'Hold slip')
    case 'transit-slip':
      return slip(w, 'transit', document, printer, 'Transit slip')
    case 'routing-slip':
      return slip(w, 'routing', document, printer, 'Routing slip')
    case 'receipt':
      return writeReceiptOut(w, document, printer, options)
    case 'text':
      return { bytes: printerBytes(`${document.title}\n${document.text}`, paperOf(printer)), title: document.title }
  }
}

async function slip(
  w: Work,
  kind: 'check-out' | 'check-in' | 'hold' | 'transit' | 'routing',
  { language, ...of }: Exclude<Strip, { type: 'receipt' | 'text' }>,
  printer: Printer,
  title: string,
): Promise<WrittenOut | Refusal> {
  const written = await writeSlip(w, kind, of, {
    paper: paperOf(printer),
    ...(language !== undefined && { language }),
  })
  if (isRefusal(written)) return written
  return {
    bytes: Buffer.from(written.escpos ?? '', 'base64'),
    title: `${title}${written.about === '' ? '' : `: ${written.about}`}`,
  }
}

const sizeOf = (printer: Printer): LabelSize => ({
  width: printer.labelWidth,
  height: printer.labelHeight,
  dpi: printer.dpi,
})

/** Labels of items, one after the other in one piece, so that a job of fifty is not torn apart. */
async function itemLabels(
  w: Work,
  kind: 'spine-label' | 'item-label',
  ids: readonly number[],
  printer: Printer,
  copies: number,
): Promise<WrittenOut | Refusal> {
  const parts: Uint8Array[] = []
  let title = ''
  for (const id of ids) {
    const item = await itemFacts(w, { id })
    if (!item) return notFound('item', `There is no item ${id} to make a label for.`)
    if (kind === 'spine-label' && item.callNumber === '')
      return refuse({
        code: 'no-call-number',
        message: `${item.title} (${item.barcode}) has no call number for a spine label.`,
      })
    const { body } = await textInForce(w, kind, item.branch, [(await libraryOf(w)).locale])
    const lines = linesOfText(filledText(kind, body, await labelFacts(w, item)))
    parts.push(await labelBytes(w, lines, printer, copies))
    title ||= `${kind === 'spine-label' ? 'Spine label' : 'Barcode label'}: ${item.barcode}`
  }
  return { bytes: Buffer.concat(parts), title: ids.length === 1 ? title : `${title} and ${ids.length - 1} more` }
}

async function labelFacts(w: Work, item: ItemFacts): Promise<Facts> {
  const [{ name }, branch, shelves] = await Promise.all([
    libraryOf(w),
    branchById(w, item.branch),
    shelvingLocationsOf(w),
  ])
  return {
    'library.name': name,
    'branch.name': branch?.name ?? '',
    title: item.title,
    author: item.author ?? '',
    barcode: item.barcode,
    callNumber: item.callNumber,
    location: item.location === null ? '' : (shelves.get(item.location)?.name ?? ''),
    part: item.part ?? '',
    copyNumber: item.copyNumber ?? '',
    lines: [...callNumberLines(item.callNumber).lines, ...(item.part === null ? [] : [item.part])].map((line) => ({
      line,
    })),
  }
}

async function labelBytes(w: Work, lines: readonly PaperLine[], printer: Printer, copies: number): Promise<Uint8Array> {
  if (printer.kind === 'receipt') return labelOnPaper(lines, printer)
  const size = sizeOf(printer)
  return zplOf(size, labelMarks(size, lines, await readSetting(w, labelCode)), { copies, cutter: printer.cutter })
}

function labelOnPaper(lines: readonly PaperLine[], printer: Printer): Uint8Array {
  const text = lines.map((line) => {
    if (line.line === 'pair') return `${line.left} || ${line.right}`
    if (line.line === 'code128') return `%% ${line.content}`
    return 'text' in line ? `${line.line === 'large' ? '# ' : line.line === 'center' ? '= ' : ''}${line.text}` : ''
  })
  return printerBytes(text.join('\n'), paperOf(printer))
}

async function ownLabel(
  w: Work,
  document: Extract<PrintDocument, { type: 'label' }>,
  printer: Printer,
  copies: number,
): Promise<WrittenOut | Refusal> {
  const { barcode, symbology = 'codabar' } = document
  const title = `Label: ${(document.lines[0] ?? barcode ?? '').slice(0, 60)}`
  const lines = document.lines.map((text): PaperLine => ({ line: 'center', text, bold: false }))
  const code: PaperLine[] =
    barcode === undefined ? [] : [{ line: symbology === 'qr' ? 'qr' : 'code128', content: barcode }]
  if (lines.length + code.length === 0)
    return refuse({ code: 'empty-label', field: 'document', message: 'A label needs a line of text or a barcode.' })
  if (barcode !== undefined && symbology !== 'qr') {
    const problem = barcodeProblem(symbology, barcode, printer)
    if (problem) return problem
  }
  if (printer.kind === 'receipt') return { bytes: repeated(labelOnPaper([...lines, ...code], printer), 1), title }
  const size = sizeOf(printer)
  const marks: readonly Mark[] = labelMarks(
    size,
    [...lines, ...code],
    symbology === 'qr' ? await readSetting(w, labelCode) : symbology,
  )
  return { bytes: zplOf(size, marks, { copies, cutter: printer.cutter }), title }
}

function barcodeProblem(
  code: 'codabar' | 'code39' | 'code128',
  content: string,
  printer: Printer,
): Refusal | undefined {
  try {
    if (printer.kind === 'receipt' || fittingModule(code, content, printer.labelWidth - 3, printer.dpi) > 0)
      return undefined
    return refuse({
      code: 'label-too-narrow',
      field: 'document',
      message: `The barcode ${content} does not fit on a label ${printer.labelWidth} mm wide. Use Code 128, or a wider label.`,
    })
  } catch (error) {
    if (!(error instanceof BarcodeProblem)) throw error
    return refuse({ code: 'invalid-barcode', field: 'document', message: error.message })
  }
}
