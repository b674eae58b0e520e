import type { SlipPaper } from '../circulation/index.ts'
import type { Printer } from './contract.ts'

/** A document as its printer is sent it. */
export interface WrittenOut {
  readonly bytes: Uint8Array
  /** How staff find it in the queue; it names no patron. */
  readonly title: string
}

/** How a document is written out: how many, and whether a receipt is new (`first`: noted as printed) or is written anew. */
export interface WriteOptions {
  readonly copies: number
  readonly receipt: 'first' | 'anew'
}

/** The paper of a receipt printer. */
export function paperOf(printer: Printer): SlipPaper {
  return {
    paper: printer.paper,
    cutter: printer.cutter,
    ...(printer.codePage !== 'auto' && { codePage: printer.codePage }),
  }
}
