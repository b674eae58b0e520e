import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { BibBrief } from './contract.ts'
import { rankOf } from './rank-of.ts'
import { askSearch } from './search/service.ts'

/** The editions of one work that the public may see: at most as many as were asked for, the newest first. */
export interface Editions {
  readonly count: number
  readonly editions: readonly BibBrief[]
}

/**
 * The editions of the works of some titles, by title, by the rule by which a search puts them together (rules/work-key.ts).
 * A title that is the only one of its work is left out; where the index does not answer, all are.
 */
export async function editionsOf(
  w: Work,
  bibs: readonly number[],
  most: number,
): Promise<ReadonlyMap<number, Editions>> {
  if (bibs.length === 0) return new Map()
  const found = await askSearch(w.platform, 'alike', { key: 'work', ids: bibs, most }, { rank: rankOf(w.actor) })
  if (isRefusal(found)) return new Map()
  const works = found.filter(({ count }) => count > 1)
  const briefs = await publicBriefs(w, [...new Set(works.flatMap(({ ids }) => ids))])
  return new Map(
    works.flatMap(({ id, count, ids }) => {
      const editions = ids.flatMap((one) => briefs.get(one) ?? [])
      const hidden = ids.length - editions.length
      if (editions.length < 2) return []
      const newest = editions.toSorted((a, b) => (b.year ?? -9999) - (a.year ?? -9999) || b.id - a.id)
      return [[id, { count: count - hidden, editions: newest }] as const]
    }),
  )
}

async function publicBriefs(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<ReadonlyMap<number, BibBrief>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<BibBrief>`
    select id, title, original_title as "originalTitle", author, original_author as "originalAuthor", year, format, language,
      isbn, class_number as "classNumber"
    from catalog.bib where id = any(${[...bibs]}::bigint[]) and deleted_at is null and not suppressed`.execute(w.db)
  return new Map(rows.map((row) => [row.id, row]))
}
