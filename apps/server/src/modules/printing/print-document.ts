import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { usesOf, type PrintDocument, type PrintJob } from './contract.ts'
import { printerById, tables } from './printers.ts'
import { printJobById } from './queue.ts'
import { tellPrint } from './tell-print.ts'
import { workstationById } from './workstations.ts'
import { writeOut } from './write-out.ts'

/** What to print and where: on a printer, or on the one that a workstation has for such documents. */
export interface PrintRequest {
  readonly document: PrintDocument
  readonly printer?: number
  readonly workstation?: number
  readonly copies?: number
}

/** More than this in one piece is a mistake; printers choke on it. */
const mostBytes = 2_000_000

/**
 * Writes a document out and puts it into the queue of its printer; it is sent after this work commits. Refused with
 * `no-printer-set` where the workstation prints such documents in the browser, and with what the document's own module
 * says when it names nothing.
 */
export async function printDocument(w: Work, request: PrintRequest): Promise<PrintJob | Refusal> {
  const { document, workstation } = request
  const use = usesOf[document.type]
  const found = await printerFor(w, request)
  if (typeof found !== 'number') return found
  const printer = await printerById(w, found)
  if (isRefusal(printer)) return printer
  const copies = request.copies ?? (document.type === 'test' ? 1 : printer.copies)
  const written = await writeOut(w, document, printer, { copies, receipt: 'first' })
  if (isRefusal(written)) return written
  if (written.bytes.length > mostBytes)
    return refuse({ code: 'too-much', message: 'This is too much for one print job. Print it in smaller parts.' })
  const { id } = await tables(w)
    .insertInto('printing.print_job')
    .values({
      printer_id: printer.id,
      workstation_id: workstation ?? null,
      use,
      title: written.title.slice(0, 300),
      copies,
      document: jsonb(document),
      content: Buffer.from(written.bytes),
      created_at: w.now,
      queued_at: w.now,
      created_by: actorName(w.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  tellPrint(w, printer.id)
  return printJobById(w, id)
}

async function printerFor(w: Work, { document, printer, workstation }: PrintRequest): Promise<number | Refusal> {
  const place = workstation === undefined ? undefined : await workstationById(w, workstation)
  if (isRefusal(place)) return place
  if (printer !== undefined) return printer
  const use = usesOf[document.type]
  const set = place?.uses.find((one) => one.use === use)?.printer
  return (
    set ??
    refuse({
      code: 'no-printer-set',
      message: place
        ? `${place.name} has no printer for this; it prints in the browser. Choose one under Settings, Printing.`
        : 'Say which printer, or which workstation, it is to be printed on.',
    })
  )
}
