import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import { draftOf, type RecordForm } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'
import { documentForm } from './rules/search-document.ts'
import { noteSearchChange } from './search/note-change.ts'
import { storedRecord } from './stored-record.ts'

const RenewDocuments = defineJob('catalog.renew-search-documents')
const batchSize = 500

/** Makes what is searched of a title anew, where an older Carrel made it, so that new facets and forms count for every title. */
export const renewDocumentsHandler: JobHandler = handle(RenewDocuments, async ({ platform }) => {
  for (let after = 0; ;) {
    const last = await mustWork(platform, carrel, (w) => renewBatch(w, after))
    if (last === undefined) return
    after = last
  }
})

async function renewBatch(w: Work, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ bib: number; form: RecordForm; record: Buffer }>`
    select b.id as bib, v.form, v.record from catalog.bib b
      join catalog.search_document d on d.bib_id = b.id
      join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
    where b.id > ${after} and d.form <> ${documentForm} and b.deleted_at is null
    order by b.id limit ${batchSize}`.execute(w.db)
  if (rows.length === 0) return undefined
  const made = rows.map(({ bib, form, record }) => {
    const { document } = draftOf(layOut(storedRecord(record, form)), { bytes: record, form })
    return { bib, document }
  })
  // What somebody saves meanwhile has the present form already and stays.
  const { rows: renewed } = await sql<{ bib: number }>`
    update catalog.search_document d set document = made.document, form = ${documentForm}
    from unnest(${made.map(({ bib }) => bib)}::bigint[], ${made.map(({ document }) => document)}::text[]) as made(bib, document)
    where d.bib_id = made.bib and d.form <> ${documentForm} returning d.bib_id as bib`.execute(w.db)
  if (renewed.length > 0)
    await noteSearchChange(
      w,
      'document',
      renewed.map(({ bib }) => bib),
    )
  return rows.at(-1)?.bib
}

/** Queues that work where a document of an older form is left. */
export async function renewDocumentsOnce(platform: Platform): Promise<void> {
  const { rows } = await sql<{ older: boolean }>`
    select exists (select from catalog.search_document where form < ${documentForm}) as older`.execute(
    platform.database.kysely,
  )
  if (rows[0]?.older === true) await mustWork(platform, carrel, (w) => w.enqueue(RenewDocuments, {}, { key: 'once' }))
}
