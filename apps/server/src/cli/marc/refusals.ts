import type { MarcEntry } from '@carrel/marc'
import { createOutput, type MarcOutput } from './output.ts'

/** Records that were refused, kept as they came in a file of their own that appears only when there are any. */
export interface Refusals {
  readonly count: number
  keep(entry: MarcEntry): Promise<void>
  finish(): Promise<void>
  abort(): Promise<void>
  /** ` (kept in FILE)`, or nothing when no record was refused. */
  readonly note: string
}

/**
 * Makes a place for refused records.
 *
 * @param file - without one they are only counted
 */
export function keepRefusals(file: string | undefined): Refusals {
  let output: MarcOutput | undefined
  let count = 0
  return {
    get count() {
      return count
    },
    get note() {
      return count > 0 && file !== undefined ? ` (kept in ${file})` : ''
    },
    async keep({ raw }) {
      count++
      if (file === undefined) return
      output ??= createOutput(file)
      await output.write(raw)
    },
    finish: async () => output?.finish(),
    abort: async () => output?.abort(),
  }
}
