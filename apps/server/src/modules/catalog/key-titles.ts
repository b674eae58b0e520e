import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import { draftOf, type RecordForm } from './rules/bib-draft.ts'
import { layOut } from './rules/fields.ts'
import { storedRecord } from './stored-record.ts'

const KeyTitles = defineJob('catalog.key-titles')
const batchSize = 500

/** Gives the titles of a library that was there before titles had keys by their words these keys. */
export const keyTitlesHandler: JobHandler = handle(KeyTitles, async ({ platform }) => {
  for (let after = 0; ;) {
    const last = await mustWork(platform, carrel, (w) => keyBatch(w, after))
    if (last === undefined) return
    after = last
  }
})

async function keyBatch(w: Work, after: number): Promise<number | undefined> {
  const { rows } = await sql<{ bib: number; form: RecordForm; record: Buffer }>`
    select b.id as bib, v.form, v.record from catalog.bib b
      join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
    where b.id > ${after} and b.deleted_at is null order by b.id limit ${batchSize}`.execute(w.db)
  const keys = rows.flatMap(({ bib, form, record }) => {
    const draft = draftOf(layOut(storedRecord(record, form)), { bytes: record, form })
    return draft.matchKeys.filter((key) => /^(?:title|standard):/.test(key)).map((key) => ({ bib, key }))
  })
  await sql`
    insert into catalog.match_key (key, bib_id)
    select * from unnest(${keys.map(({ key }) => key)}::text[], ${keys.map(({ bib }) => bib)}::bigint[])
    on conflict do nothing`.execute(w.db)
  return rows.at(-1)?.bib
}

/** Queues that work where there are titles and none has such a key. */
export async function keyTitlesOnce(platform: Platform): Promise<void> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select from catalog.bib where deleted_at is null)
      and not exists (select from catalog.match_key where key >= 'title:' and key < 'title;') as missing`.execute(
    platform.database.kysely,
  )
  if (rows[0]?.missing === true) await mustWork(platform, carrel, (w) => w.enqueue(KeyTitles, {}, { key: 'once' }))
}
