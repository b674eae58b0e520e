import { sql } from 'kysely'
import { headingsByIds, type FoundHeading } from '../authorities/index.ts'
import type { Work } from '../../platform/work.ts'

/** A title under a heading, with what it can be put in order by. */
export interface TitleUnder {
  readonly id: number
  readonly year: number | null
  readonly title: string
}

/** Titles under one heading that are looked at, the latest additions first. */
export const mostUnder = 5000

/** The titles that carry a heading and that the public sees, the latest additions first; at most {@link mostUnder}. */
export async function titlesUnder(w: Pick<Work, 'db'>, heading: number): Promise<readonly TitleUnder[]> {
  const { rows } = await sql<TitleUnder>`
    select id, year, title from catalog.bib
    where headings @> array[${heading}::bigint] and not suppressed and deleted_at is null
    order by id desc limit ${mostUnder}`.execute(w.db)
  return rows
}

/** The headings that titles carry, by title; titles without any are left out. */
export async function headingsOfTitles(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, readonly FoundHeading[]>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<{ id: number; headings: readonly number[] }>`
    select id, headings from catalog.bib where id = any(${[...bibs]}::bigint[]) and deleted_at is null`.execute(w.db)
  const found = await headingsByIds(w, [...new Set(rows.flatMap(({ headings }) => headings))])
  const byId = new Map(found.map((heading) => [heading.id, heading]))
  return new Map(rows.map(({ id, headings }) => [id, headings.flatMap((one) => byId.get(one) ?? [])]))
}

/** Headings that so many titles carry say little about one of them, and cost much to follow. */
const commonest = 500
const followed = 8

/** Titles that share most of what a title is about, the nearest first; what few titles are about counts more. */
export async function similarTitles(w: Pick<Work, 'db'>, bib: number, limit: number): Promise<readonly number[]> {
  const own = (await headingsOfTitles(w, [bib])).get(bib) ?? []
  const telling = own
    .filter(({ kind, bibs }) => kind !== 'name' && bibs > 1 && bibs <= commonest)
    .toSorted((a, b) => a.bibs - b.bibs)
    .slice(0, followed)
  if (telling.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select b.id from unnest(${telling.map(({ id }) => id)}::bigint[], ${telling.map(({ bibs }) => bibs)}::integer[]) as h(id, bibs)
      join catalog.bib b on b.headings @> array[h.id] and not b.suppressed and b.deleted_at is null and b.id <> ${bib}
    group by b.id order by sum(1 / ln(1 + h.bibs)) desc, b.id desc limit ${limit}`.execute(w.db)
  return rows.map(({ id }) => id)
}
