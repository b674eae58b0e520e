import { sql } from 'kysely'
import { carrel, type Actor } from '../../platform/actor.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { mustWork, type Work } from '../../platform/work.ts'
import { noteSearchChange } from '../catalog/index.ts'

/** Numbers of titles that are looked through at once, and titles that the search index is told of at once. */
const stretch = 50_000
const portion = 500

/** Lets the search index look again at the titles whose headings are found by other forms than before. */
export const describeJob = defineJob<object>('authority-control.describe-titles')

/** Notes headings, and has their titles looked at soon. */
export async function noteHeadings(w: Work, headings: readonly number[]): Promise<void> {
  if (headings.length === 0) return
  await sql`
    insert into authority_control.heading_to_describe as h (heading_id)
    select distinct id from unnest(${headings}::bigint[]) as id order by id
    on conflict (heading_id) do update set sequence = default`.execute(w.db)
  await w.enqueue(describeJob, {}, { key: 'once' })
}

/** Notes the headings of all records that a load changed: their references may be others though their links stay. */
export async function describeLoaded(platform: Platform, actor: Actor, load: number): Promise<void> {
  await mustWork(platform, actor, async (w) => {
    await sql`
      insert into authority_control.heading_to_describe as h (heading_id)
      select h.id from authorities.authority_view a join authorities.heading_view h on h.authority_id = a.id
        join authority_control.load l on l.id = a.load_id
      where a.load_id = ${load} and a.version > 1 and a.changed_at >= l.started_at
      on conflict (heading_id) do update set sequence = default`.execute(w.db)
    await w.enqueue(describeJob, {}, { key: 'once' })
  })
}

/** Goes through all titles once and tells the search index of those that carry one of the noted headings. */
export async function describeTitles(platform: Platform): Promise<number> {
  const db = platform.database.kysely
  const asked = await sql<{ upTo: number | null; few: number[] | null }>`
    select max(sequence) as "upTo", (select array_agg(heading_id) from (
      select heading_id from authority_control.heading_to_describe limit 101) first) as few
    from authority_control.heading_to_describe`.execute(db)
  const { upTo, few } = asked.rows[0] ?? {}
  if (upTo === undefined || upTo === null) return 0
  const carries =
    few && few.length <= 100
      ? sql`b.headings && ${few}::bigint[]`
      : sql`exists (select from unnest(b.headings) as h(id)
          join authority_control.heading_to_describe d on d.heading_id = h.id)`
  const { rows: ends } = await sql<{ last: number | null }>`
    select max(bib_id) as last from catalog.bib_heading_view`.execute(db)
  const last = ends[0]?.last ?? 0
  let told = 0
  for (let from = 0; from <= last; from += stretch) {
    const { rows } = await sql<{ bib: number }>`
      select b.bib_id as bib from catalog.bib_heading_view b
      where b.bib_id >= ${from} and b.bib_id < ${from + stretch} and ${carries} order by b.bib_id`.execute(db)
    for (let at = 0; at < rows.length; at += portion) {
      const bibs = rows.slice(at, at + portion).map(({ bib }) => bib)
      await mustWork(platform, carrel, (w) => noteSearchChange(w, 'document', bibs))
    }
    told += rows.length
  }
  await sql`delete from authority_control.heading_to_describe where sequence <= ${upTo}`.execute(db)
  return told
}

/** Does that. */
export const describeHandler: JobHandler = handle(describeJob, async ({ platform }) => ({
  titles: await describeTitles(platform),
}))
