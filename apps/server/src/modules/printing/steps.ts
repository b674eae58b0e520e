import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { PrintDocument, type PrintJob, type PrintJobState, type Printer } from './contract.ts'
import { Value } from 'typebox/value'
import { printerById, tables } from './printers.ts'
import { printJobById } from './queue.ts'
import { tellPrint } from './tell-print.ts'
import { writeOut } from './write-out.ts'

export type PrintStep = 'again' | 'hold' | 'cancel' | 'done' | 'repeat'

/** From which states a step leads where; from others it is refused. */
const ways: Readonly<Record<PrintStep, { readonly from: readonly PrintJobState[]; readonly to: PrintJobState }>> = {
  again: { from: ['held', 'failed', 'waiting'], to: 'waiting' },
  hold: { from: ['waiting'], to: 'held' },
  cancel: { from: ['waiting', 'held', 'failed'], to: 'cancelled' },
  done: { from: ['held', 'failed'], to: 'printed' },
  repeat: { from: ['printed', 'cancelled'], to: 'waiting' },
}

const refusals: Readonly<Record<PrintJobState, string>> = {
  waiting: 'It waits for its printer; that cannot be done now.',
  printing: 'It is being printed at this moment.',
  printed: 'It has come out already.',
  failed: 'It was given up; try it again or drop it.',
  held: 'It is held; try it again or drop it.',
  cancelled: 'It was dropped.',
}

/** Takes a page of a queue a step on, as a person decides. */
export async function stepPrintJob(w: Work, id: number, step: PrintStep): Promise<PrintJob | Refusal> {
  const job = await tables(w)
    .selectFrom('printing.print_job')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!job) return printJobById(w, id)
  const way = ways[step]
  if (!way.from.includes(job.state)) return refuse({ code: `print-job-${job.state}`, message: refusals[job.state] })
  const content = way.to === 'waiting' ? await contentOf(w, job, step) : job.content
  if (content !== null && 'ok' in content) return content
  const ends = way.to === 'printed' || way.to === 'cancelled'
  await tables(w)
    .updateTable('printing.print_job')
    .set({
      state: way.to,
      content,
      problem: '',
      sent_at: null,
      ...(way.to === 'waiting' && { attempts: 0, queued_at: w.now }),
      ended_at: ends ? w.now : null,
      ...(way.to === 'printed' && { printed_at: w.now }),
    })
    .where('id', '=', id)
    .execute()
  // Who tries again has done something about it.
  if (way.to === 'waiting') await tryNow(w, job.printer_id)
  await w.audit({ action: `print-job.${step}`, subject: `print-job:${id}` })
  tellPrint(w, job.printer_id)
  return printJobById(w, id)
}

/** A printer that is told to try does not wait for its time. */
export async function tryNow(w: Work, printer: number): Promise<void> {
  await tables(w).updateTable('printing.printer').set({ next_at: null, misses: 0 }).where('id', '=', printer).execute()
}

interface KeptPage {
  readonly content: Buffer | null
  readonly document: unknown
  readonly printer_id: number
  readonly copies: number
  readonly use: string
}

async function contentOf(w: Work, job: KeptPage, step: PrintStep): Promise<Buffer | Refusal> {
  // A receipt that came out once says from then on that it is a copy.
  const anew = step === 'repeat' && job.use === 'receipts'
  if (job.content && !anew) return job.content
  const printer = await printerById(w, job.printer_id)
  return isRefusal(printer) ? printer : writtenAnew(w, job, printer, anew ? 'first' : 'anew')
}

/** Writes a page out once more from what was asked for. */
async function writtenAnew(
  w: Work,
  job: { readonly document: unknown; readonly copies: number },
  printer: Printer,
  receipt: 'first' | 'anew',
): Promise<Buffer | Refusal> {
  if (!Value.Check(PrintDocument, job.document))
    return refuse({
      code: 'content-gone',
      message: 'What it said is not kept any more. Print it anew from where it came.',
    })
  const written = await writeOut(w, job.document, printer, { copies: job.copies, receipt })
  return isRefusal(written) ? written : Buffer.from(written.bytes)
}

/** Prints elsewhere what is not out yet: the named pages, or all of a printer. Each is written out for the other paper. */
export async function movePrintJobs(
  w: Work,
  request: { readonly to: number; readonly jobs?: readonly number[]; readonly from?: number },
): Promise<{ moved: number } | Refusal> {
  const { jobs, from } = request
  if (jobs === undefined && from === undefined)
    return refuse({ code: 'nothing-to-move', field: 'jobs', message: 'Say which pages, or those of which printer.' })
  const printer = await printerById(w, request.to)
  if (isRefusal(printer)) return printer
  const rows = await tables(w)
    .selectFrom('printing.print_job')
    .selectAll()
    .where('state', 'in', ['waiting', 'held', 'failed'])
    .where('printer_id', '<>', printer.id)
    .$if(jobs !== undefined, (query) => query.where('id', 'in', [...(jobs ?? [])]))
    .$if(from !== undefined, (query) =>
      query.where('printer_id', '=', from ?? 0).where('state', 'in', ['waiting', 'held']),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    const content = await writtenAnew(w, row, printer, 'anew')
    if ('ok' in content) return content
    await tables(w)
      .updateTable('printing.print_job')
      .set({
        printer_id: printer.id,
        state: 'waiting',
        content,
        problem: '',
        attempts: 0,
        sent_at: null,
        ended_at: null,
      })
      .where('id', '=', row.id)
      .execute()
    tellPrint(w, row.printer_id)
  }
  if (rows.length > 0) {
    await tryNow(w, printer.id)
    await w.audit({
      action: 'print-job.move',
      subject: `printer:${printer.id}`,
      detail: { jobs: rows.map(({ id }) => id) },
    })
  }
  tellPrint(w, printer.id)
  return { moved: rows.length }
}
