import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Printer, PrintTrouble } from './contract.ts'
import { readPrinters } from './printers.ts'
import { listPrintJobs } from './queue.ts'
import { canPrint } from './rules/printer-state.ts'
import { workstationById } from './workstations.ts'

/**
 * What a workstation is told at once: printers that it uses which cannot print while something waits, that are out of
 * something, or that hold pages of which nobody knows whether they came out.
 */
export async function listPrintTroubles(
  w: Pick<Work, 'db' | 'platform'>,
  workstation: number,
): Promise<{ rows: PrintTrouble[] } | Refusal> {
  const place = await workstationById(w, workstation)
  if (isRefusal(place)) return place
  const used = new Set(place.uses.map((use) => use.printer))
  const printers = await readPrinters(w)
  const rows: PrintTrouble[] = []
  for (const printer of printers) {
    if (!isTrouble(printer)) continue
    const jobs = (
      await listPrintJobs(w, { printer: printer.id, states: ['waiting', 'printing', 'held'], limit: 50 })
    ).rows.toReversed()
    // A page that was printed on a printer for once is still of this desk.
    if (!used.has(printer.id) && !jobs.some((job) => job.workstation === workstation)) continue
    rows.push({
      printer: printer.id,
      printerName: printer.name,
      state: printer.state,
      stateText: printer.stateText,
      jobs,
      elsewhere: printers.filter((one) => isElsewhere(one, printer)).map(({ id, name }) => ({ id, name })),
    })
  }
  return { rows }
}

function isTrouble({ state, enabled, held, waiting }: Printer): boolean {
  return held > 0 || (enabled && !canPrint(state)) || (!enabled && waiting > 0)
}

function isElsewhere(one: Printer, than: Printer): boolean {
  return (
    one.id !== than.id && one.branch === than.branch && one.kind === than.kind && one.enabled && canPrint(one.state)
  )
}
