import type { Module } from '../../platform/module.ts'
import { jobs, startSending } from './jobs.ts'
import { endpoints } from './routes.ts'
import { printingSettings } from './settings.ts'

export { createPrinter } from './change-printers.ts'
export type { PrintDocument, Printer, PrintJob } from './contract.ts'
export { labelBatch } from './ports.ts'
export { printDocument, type PrintRequest } from './print-document.ts'
export { listPrinters, printerById } from './printers.ts'
export { listPrintJobs, printJobById } from './queue.ts'
export { createWorkstation, listWorkstations } from './workstations.ts'
export type { WrittenOut } from './written-out.ts'

/** Printers, workstations and their queues: slips, receipts and labels come out without a click. */
export const printingModule: Module = {
  name: 'printing',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'printing:print', text: 'Print on the printers of the desks, and see to their queues' },
    {
      code: 'printing:manage',
      text: 'Add and change printers, remove workstations, change what receipts and labels say',
    },
  ],
  settings: printingSettings,
  endpoints,
  jobs,
  start: startSending,
}
