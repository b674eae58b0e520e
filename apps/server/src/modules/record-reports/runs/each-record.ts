import { setImmediate as breathe } from 'node:timers/promises'
import type { MarcRecord } from '@carrel/marc'
import type { Work } from '../../../platform/work.ts'
import { bibRecords, storedRecord } from '../../catalog/index.ts'

/** So many records are looked at before desks get their turn: a few milliseconds. */
const turn = 10

/** Hands out the records of titles as they are now. */
export async function eachRecord(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
  each: (record: MarcRecord, bib: number) => void,
): Promise<void> {
  for (const [index, { bib, bytes, form }] of (await bibRecords(w, bibs)).entries()) {
    each(storedRecord(bytes, form), bib)
    if (index % turn === turn - 1) await breathe()
  }
}
