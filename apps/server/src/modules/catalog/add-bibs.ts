import { writeIso2709, type MarcRecord } from '@carrel/marc'
import type { Work } from '../../platform/work.ts'
import { writeBibs } from './bib-store.ts'
import { rememberedHeadingKeys } from './import/heading-keys.ts'
import { draftOf } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'

/**
 * Adds many records at once that are known to be new and sound, without looking for titles that they match: for a library
 * filled with made-up records. Returns the numbers of the titles in the order of the records.
 */
export async function addBibs(w: Work, records: readonly MarcRecord[], why: string): Promise<readonly number[]> {
  const headingKey = rememberedHeadingKeys()
  const writes = records.map((record) => {
    const written = writeIso2709(record, { encoding: 'utf-8' })
    if (!written.ok) throw new Error(written.problem.message)
    return { draft: draftOf(layOut(record), { bytes: written.bytes, form: 'iso2709' }, headingKey) }
  })
  const { written } = await writeBibs(w, writes, { why })
  return written.map(({ bib }) => bib)
}
