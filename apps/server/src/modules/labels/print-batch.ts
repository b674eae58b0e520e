import { isRefusal, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Printer, WrittenOut } from '../printing/index.ts'
import { batchContent } from './batches.ts'
import { writtenForPrinter } from './lay-out.ts'

/**
 * A batch as ZPL for a label printer. Refused for paper in sheets, for a roll that is not in the printer, and for labels
 * that printers cannot draw: nothing comes out that is not what was seen.
 */
export async function batchForPrinter(
  w: Work,
  id: number,
  printer: Printer,
  copies: number,
): Promise<Outcome<WrittenOut>> {
  const content = await batchContent(w, id)
  if (isRefusal(content)) return content
  const { batch, template, labels } = content
  if (printer.kind !== 'label')
    return refuse({
      code: 'wrong-printer',
      message: `${printer.name} prints receipts. Choose a label printer, or print the PDF.`,
    })
  if (template.stock.kind === 'sheet' || template.stock.columns > 1)
    return refuse({
      code: 'sheets-not-on-rolls',
      message: `“${batch.templateName}” is for sheets. Print it as PDF, or make the labels for a roll.`,
    })
  const { labelWidth: width, labelHeight: height } = template.stock
  if (Math.abs(width - printer.labelWidth) > 2 || Math.abs(height - printer.labelHeight) > 2)
    return refuse({
      code: 'other-paper',
      message: `${printer.name} has labels of ${printer.labelWidth} × ${printer.labelHeight} mm; “${batch.templateName}” is for ${width} × ${height} mm. Change the roll, or the measures of the printer under Printing.`,
    })
  const written = writtenForPrinter(
    template,
    labels.map(({ facts }) => facts),
    printer.dpi,
    { copies, cutter: printer.cutter },
  )
  const problems = [...new Set(written.flatMap(({ undrawable }) => undrawable))]
  if (problems.length > 0)
    return refuse(...problems.slice(0, 10).map((message) => ({ code: 'not-on-label-printers', message })))
  const bytes = Buffer.concat(written.map((label) => label.bytes))
  return { bytes, title: `Labels: ${batch.name}` }
}
