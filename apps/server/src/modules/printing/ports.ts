import { definePort } from '../../platform/port.ts'
import type { Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Printer } from './contract.ts'
import type { WrittenOut } from './written-out.ts'

/** Writes a batch of labels out for a printer; the module that makes labels answers. */
export const labelBatch =
  definePort<(w: Work, batch: number, printer: Printer, copies: number) => Promise<WrittenOut | Refusal>>(
    'printing.label-batch',
  )
