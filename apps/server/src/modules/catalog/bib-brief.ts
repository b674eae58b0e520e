import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { BibBrief } from './contract.ts'

/** True when the library has this title. */
export async function bibExists(w: Pick<Work, 'db'>, bib: number): Promise<boolean> {
  const { rows } = await sql`select from catalog.bib where id = ${bib} and deleted_at is null`.execute(w.db)
  return rows.length > 0
}

/** Titles as lists show them, in the order of the numbers given; those that are gone are left out. */
export async function bibBriefs(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<readonly BibBrief[]> {
  if (bibs.length === 0) return []
  const { rows } = await sql<BibBrief>`
    select b.id, b.title, b.original_title as "originalTitle", b.author, b.original_author as "originalAuthor", b.year,
      b.format, b.language, b.isbn, b.class_number as "classNumber"
    from unnest(${bibs}::bigint[]) with ordinality as wanted(id, place) join catalog.bib b using (id)
    where b.deleted_at is null order by wanted.place`.execute(w.db)
  return rows
}

/** One title as lists show it, or undefined when the library has no such title. */
export async function bibBrief(w: Pick<Work, 'db'>, bib: number): Promise<BibBrief | undefined> {
  return (await bibBriefs(w, [bib]))[0]
}
