import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Titles that carry a heading, the newest first. */
export async function titlesUnderHeading(
  w: Pick<Work, 'db'>,
  heading: number,
  limit: number,
): Promise<readonly number[]> {
  const { rows } = await sql<{ bib_id: number }>`
    select bib_id from catalog.bib_heading_view
    where headings @> array[${heading}::bigint] and not suppressed order by bib_id desc limit ${limit}`.execute(w.db)
  return rows.map(({ bib_id }) => bib_id)
}
