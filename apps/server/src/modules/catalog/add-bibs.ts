import { writeIso2709, type MarcRecord } from '@carrel/marc'
import type { Work } from '../../platform/work.ts'
import { writeBibs } from './bib-store.ts'
import { rememberedHeadingKeys } from './heading-keys.ts'
import { draftOf, type BibDraft } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'

/** Makes records ready for {@link addBibs}; what it gives remembers the keys of headings, which come again and again. */
export function bibDrafter(): (record: MarcRecord) => BibDraft {
  const headingKey = rememberedHeadingKeys()
  return (record) => {
    const written = writeIso2709(record, { encoding: 'utf-8' })
    if (!written.ok) throw new Error(written.problem.message)
    return draftOf(layOut(record), { bytes: written.bytes, form: 'iso2709' }, headingKey)
  }
}

/**
 * Adds many records at once that are known to be new and sound, without looking for titles that they match: for a library
 * filled with made-up records. Returns the numbers of the titles in the order of the records.
 */
export async function addBibs(w: Work, drafts: readonly BibDraft[], why: string): Promise<readonly number[]> {
  const { written } = await writeBibs(
    w,
    drafts.map((draft) => ({ draft })),
    { why },
  )
  return written.map(({ bib }) => bib)
}
