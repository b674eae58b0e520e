import { sql } from 'kysely'
import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { authorityExists, headingById, headingsOfAuthority } from '../authorities/index.ts'
import { searchAllBibs } from '../catalog/index.ts'

/** A title under a heading. */
interface TitleRow {
  readonly id: number
  readonly title: string
  readonly author: string | null
  readonly year: number | null
  readonly heading: string
}
interface Titles {
  total: number
  rows: TitleRow[]
}

/** Titles that carry a heading. */
export async function titlesOfHeading(w: Work, id: number, limit = 50): Promise<Outcome<Titles>> {
  const heading = await headingById(w, id)
  if (!heading) return notFound('heading', `There is no heading ${id}.`)
  return { total: heading.bibs, rows: await titlesUnder(w, [{ id, text: heading.text, bibs: heading.bibs }], limit) }
}

/** Titles under all headings that are linked to an authority. */
export async function titlesOfAuthority(w: Work, id: number, limit = 50): Promise<Outcome<Titles>> {
  if (!(await authorityExists(w, id))) return notFound('authority', `There is no authority record ${id}.`)
  const headings = await headingsOfAuthority(w, id, 200)
  const rows = await titlesUnder(w, headings, limit)
  return { total: headings.reduce((sum, { bibs }) => sum + bibs, 0), rows }
}

/**
 * The search index knows quickly which titles have the words of a heading; which of these carry it is asked of the database.
 * Where the index does not answer, the database looks through all.
 */
async function titlesUnder(
  w: Work,
  headings: readonly { readonly id: number; readonly text: string; readonly bibs: number }[],
  limit: number,
): Promise<TitleRow[]> {
  const found: TitleRow[] = []
  for (const { id, text, bibs } of headings) {
    if (bibs === 0 || found.length >= limit) continue
    const candidates = await searchAllBibs(w, { q: `"${text.replaceAll('"', ' ')}"` })
    const ids = isRefusal(candidates) ? undefined : candidates
    const quick = ids === undefined ? [] : await carrying(w, id, limit - found.length, ids)
    found.push(...(quick.length > 0 ? quick : await carrying(w, id, limit - found.length)))
  }
  return found
}

async function carrying(w: Work, heading: number, limit: number, among?: readonly number[]): Promise<TitleRow[]> {
  const { rows } = await sql<TitleRow>`
    select b.id, b.title, b.author, b.year, h.text as heading
    from catalog.bib_heading_view c join catalog.bib_view b on b.id = c.bib_id
      join authorities.heading_view h on h.id = ${heading}
    where c.headings @> array[${heading}::bigint]
      and ${among === undefined ? sql`true` : sql`c.bib_id = any(${among}::bigint[])`}
    order by c.bib_id desc limit ${limit}`.execute(w.db)
  return rows
}
