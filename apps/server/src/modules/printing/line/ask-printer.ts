import { readPrinterStatus, statusQuestions } from '@carrel/escpos'
import { readStatus, statusQuestion, type LabelPrinterStatus } from '@carrel/zpl'
import type { PrinterKind, PrinterState } from '../contract.ts'
import { labelPrinterState, receiptPrinterState } from '../rules/printer-state.ts'
import type { PrinterLine } from './printer-line.ts'

/** How a printer is; `toPrint` counts labels that it has taken and not printed. */
export interface Answered {
  readonly state: PrinterState
  readonly toPrint: number
}

/** Asks a printer how it is (`DLE EOT 1`–`4`, `~HS`); undefined when it does not answer in time. */
export async function askHowItIs(line: PrinterLine, kind: PrinterKind): Promise<Answered | undefined> {
  if (kind === 'receipt') {
    const status = await line.ask(statusQuestions, readPrinterStatus)
    return status && { state: receiptPrinterState(status), toPrint: 0 }
  }
  const status: LabelPrinterStatus | undefined = await line.ask(statusQuestion, readStatus)
  return status && { state: labelPrinterState(status), toPrint: status.toPrint }
}
