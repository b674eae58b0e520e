import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Printer, PrinterState } from './contract.ts'
import { askHowItIs } from './line/ask-printer.ts'
import { LineBroken, openLine, type Patience } from './line/printer-line.ts'
import { printerById } from './printers.ts'
import { noteState } from './note-state.ts'
import { addressPolicy } from './settings.ts'
import { tryNow } from './steps.ts'
import { printTopic } from './tell-print.ts'

/** Somebody waits in front of a screen for this answer. */
const patience: Patience = { connect: 3000, answer: 3000, stall: 3000 }

/** Asks a printer how it is now, and has what waits for it tried at once. No transaction is open while it is waited for. */
export async function askPrinter(w: Work, id: number): Promise<Printer | Refusal> {
  const printer = await printerById(w, id)
  if (isRefusal(printer)) return printer
  const state = await answerOf(printer, await addressPolicy(w))
  await noteState(w.platform, id, state)
  if (printer.waiting > 0) await tryNow(w, id)
  w.platform.live.tell(printTopic, { printer: id })
  return printerById(w, id)
}

async function answerOf(printer: Printer, policy: Parameters<typeof openLine>[1]): Promise<PrinterState> {
  try {
    const line = await openLine(printer, policy, patience)
    try {
      if (!printer.asksStatus) return 'quiet'
      return (await askHowItIs(line, printer.kind))?.state ?? 'offline'
    } finally {
      line.close()
    }
  } catch (error) {
    if (error instanceof LineBroken) return 'offline'
    throw error
  }
}
