import { violates } from '../../platform/db.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { lendingBranch } from '../org/index.ts'
import type { Printer } from './contract.ts'
import { printerById, readPrinters, tables } from './printers.ts'
import { addressProblem } from './rules/address.ts'
import { addressPolicy } from './settings.ts'
import { tellPrint } from './tell-print.ts'

/** What can be said about a printer; the rest stays or is as usual. */
export type PrinterContent = Partial<
  Omit<Printer, 'id' | 'branchName' | 'state' | 'stateText' | 'stateAt' | 'waiting' | 'held'>
>

function valuesOf(content: PrinterContent) {
  const { branch, name, host, labelWidth, labelHeight, codePage, asksStatus, ...same } = content
  return {
    ...same,
    ...(branch !== undefined && { branch_id: branch }),
    ...(name !== undefined && { name: name.trim() }),
    ...(host !== undefined && { host: host.trim() }),
    ...(labelWidth !== undefined && { label_width: Math.round(labelWidth * 10) }),
    ...(labelHeight !== undefined && { label_height: Math.round(labelHeight * 10) }),
    ...(codePage !== undefined && { code_page: codePage }),
    ...(asksStatus !== undefined && { asks_status: asksStatus }),
  }
}

async function problemsOf(
  w: Work,
  printer: PrinterContent & Pick<Printer, 'branch' | 'name' | 'host' | 'port'>,
  self?: number,
): Promise<Refusal | undefined> {
  const place = await lendingBranch(w, printer.branch, 'branch')
  if (isRefusal(place)) return place
  const name = printer.name.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the printer a name.' })
  const address = addressProblem(printer.host.trim(), printer.port, await addressPolicy(w))
  if (address !== undefined)
    return refuse({
      code: 'invalid-address',
      field: address.startsWith('Port') ? 'port' : 'host',
      message: address,
    })
  const others = await readPrinters(w, { branch: printer.branch })
  if (others.some((one) => one.id !== self && one.name.toLowerCase() === name.toLowerCase())) return nameTaken(name)
  return undefined
}

const nameTaken = (name: string) =>
  refuse({ code: 'name-taken', field: 'name', message: `The branch has another printer called ${name}.` })

/** Adds a printer; it is asked how it is when the first page goes to it. */
export async function createPrinter(
  w: Work,
  content: PrinterContent & Pick<Printer, 'branch' | 'name' | 'kind' | 'host'>,
): Promise<Printer | Refusal> {
  const port = content.port ?? 9100
  const problem = await problemsOf(w, { ...content, port })
  if (problem) return problem
  // Label printers seldom have a knife.
  const cutter = content.cutter ?? content.kind === 'receipt'
  const row = await tables(w)
    .insertInto('printing.printer')
    .values({
      ...valuesOf({ ...content, port, cutter }),
      branch_id: content.branch,
      name: content.name.trim(),
      kind: content.kind,
      host: content.host.trim(),
      port,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'printer.create', subject: `printer:${row.id}`, detail: { ...content } })
  tellPrint(w, row.id)
  return printerById(w, row.id)
}

/** Changes a printer. What waits goes to the new address; what was written for other paper is not written anew. */
export async function changePrinter(w: Work, id: number, content: PrinterContent): Promise<Printer | Refusal> {
  const before = await printerById(w, id)
  if (isRefusal(before)) return before
  const problem = await problemsOf(w, { ...before, ...content }, id)
  if (problem) return problem
  const moved = content.host !== undefined || content.port !== undefined || content.asksStatus !== undefined
  try {
    await tables(w)
      .updateTable('printing.printer')
      .set({
        ...valuesOf(content),
        misses: 0,
        next_at: null,
        ...(moved && { state: 'unknown' as const, state_at: null }),
      })
      .where('id', '=', id)
      .execute()
  } catch (error) {
    if (violates(error, 'printer_name')) return nameTaken(content.name ?? before.name)
    throw error
  }
  await w.audit({ action: 'printer.change', subject: `printer:${id}`, detail: { ...content } })
  tellPrint(w, id)
  return printerById(w, id)
}

/** Removes a printer; workstations that used it print in the browser. */
export async function removePrinter(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const printer = await printerById(w, id)
  if (isRefusal(printer)) return printer
  const left = printer.waiting + printer.held
  if (left > 0)
    return refuse({
      code: 'pages-waiting',
      message: `${left} ${left === 1 ? 'page waits' : 'pages wait'} for ${printer.name}. Print them elsewhere or drop them first.`,
    })
  await tables(w)
    .updateTable('printing.workstation_use')
    .set({ printer_id: null })
    .where('printer_id', '=', id)
    .execute()
  await tables(w).updateTable('printing.printer').set({ removed_at: w.now }).where('id', '=', id).execute()
  await w.audit({ action: 'printer.remove', subject: `printer:${id}`, detail: { name: printer.name } })
  tellPrint(w, id)
  return {}
}
