import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { carrel, mustWork, type Work } from '../../../platform/work.ts'
import { shelfKeyOf } from '../rules/call-number.ts'

interface Classed {
  readonly bib: number
  readonly number: string | null
}

const batchSize = 5000

/** Notes where titles stand by their class numbers, after their records were written; most keep theirs. */
export async function shelveTitles(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<void> {
  if (bibs.length === 0) return
  const { rows } = await sql<Classed>`
    select b.id as bib, b.class_number as number from catalog.bib b left join catalog.title_shelf t on t.bib_id = b.id
    where b.id = any(${[...bibs]}::bigint[]) and t.class_number is distinct from b.class_number`.execute(w.db)
  await writeShelf(w, rows)
}

async function writeShelf(w: Pick<Work, 'db'>, rows: readonly Classed[]): Promise<void> {
  const none = rows.flatMap(({ bib, number }) => (number === null ? bib : []))
  if (none.length > 0) await sql`delete from catalog.title_shelf where bib_id = any(${none}::bigint[])`.execute(w.db)
  const some = rows.flatMap(({ bib, number }) => (number === null ? [] : { bib, number }))
  if (some.length === 0) return
  await sql`
    insert into catalog.title_shelf (bib_id, class_number, shelf_key)
    select * from unnest(${some.map(({ bib }) => bib)}::bigint[], ${some.map(({ number }) => number)}::text[],
      ${some.map(({ number }) => shelfKeyOf(number))}::text[])
    on conflict (bib_id) do update set class_number = excluded.class_number, shelf_key = excluded.shelf_key`.execute(
    w.db,
  )
}

const ShelveAllTitles = defineJob('catalog.shelve-titles')

/** Shelves the titles of a library that was there before titles were shelved, or was filled past the catalogue. */
export const shelveTitlesHandler: JobHandler = handle(ShelveAllTitles, async ({ platform }) => {
  let after = 0
  for (;;) {
    const last = await mustWork(platform, carrel, (w) => shelveBatch(w, after))
    if (last === undefined) return
    after = last
  }
})

async function shelveBatch(w: Work, after: number): Promise<number | undefined> {
  const { rows } = await sql<Classed>`
    select id as bib, class_number as number from catalog.bib where id > ${after} order by id limit ${batchSize}`.execute(
    w.db,
  )
  await writeShelf(w, rows)
  return rows.at(-1)?.bib
}

/** Queues that work where no title is shelved although there are some. */
export async function shelveTitlesOnce(platform: Platform): Promise<void> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (select from catalog.bib where class_number is not null)
      and not exists (select from catalog.title_shelf) as missing`.execute(platform.database.kysely)
  if (rows[0]?.missing === true) {
    await mustWork(platform, carrel, (w) => w.enqueue(ShelveAllTitles, {}, { key: 'once' }))
  }
}
