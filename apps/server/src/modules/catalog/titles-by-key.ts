import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** The title with a match key (see rules/match-keys.ts); the lowest number when several have it. */
export async function titleByKey(
  w: Pick<Work, 'db'>,
  key: string,
): Promise<{ readonly bib: number; readonly title: string } | undefined> {
  const { rows } = await sql<{ bib: number; title: string }>`
    select b.id as bib, b.title from catalog.match_key k join catalog.bib b on b.id = k.bib_id
    where k.key = ${key} and b.deleted_at is null order by b.id limit 1`.execute(w.db)
  return rows[0]
}
