import type { ReceiptPrinterStatus } from '@carrel/escpos'
import type { LabelPrinterStatus } from '@carrel/zpl'
import type { PrinterState } from '../contract.ts'

/** What a receipt printer's answers mean at the desk. */
export function receiptPrinterState(status: ReceiptPrinterStatus): PrinterState {
  if (status.coverOpen) return 'cover-open'
  if (status.paperOut) return 'paper-out'
  if (status.knifeStuck || status.fault) return 'error'
  if (status.offline) return 'paused'
  return status.paperLow ? 'paper-low' : 'ready'
}

/** What a label printer's answer means at the desk. */
export function labelPrinterState(status: LabelPrinterStatus): PrinterState {
  if (status.headOpen) return 'cover-open'
  if (status.paperOut) return 'paper-out'
  if (status.ribbonOut) return 'ribbon-out'
  if (status.fault) return 'error'
  return status.paused ? 'paused' : 'ready'
}

/** True while pages may be sent. */
export function canPrint(state: PrinterState): boolean {
  return state === 'ready' || state === 'paper-low' || state === 'quiet' || state === 'unknown'
}

/** The states in words for the desk: what is wrong and what to do. */
export const stateWords: Readonly<Record<PrinterState, string>> = {
  unknown: 'Nothing was printed here yet.',
  ready: 'Ready.',
  quiet: 'Prints; it is not asked how it is.',
  'paper-low': 'Ready; the roll is nearly at its end.',
  offline: 'Does not answer. Is it switched on, and is its cable in?',
  'paper-out': 'Out of paper. Put a roll in.',
  'cover-open': 'Its cover is open. Close it.',
  'ribbon-out': 'Out of ribbon. Put one in.',
  paused: 'Paused at the printer. Press its feed or pause button.',
  error: 'Has a fault that wants a person: look at its lamps.',
}

/** Seconds until a printer that could not print is tried again, after so many misses: soon when somebody is about to put paper in. */
export function secondsToWait(state: PrinterState, misses: number): number {
  if (state !== 'offline') return 5
  return [2, 4, 8, 15, 30][misses - 1] ?? 60
}
