import { coverageOf } from '@carrel/kbart'
import { foldText, sortKey } from '@carrel/text'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { CollectionTitle } from '../contract.ts'
import type { Columns } from '../rules/title-of-lines.ts'

interface Row extends Omit<CollectionTitle, 'runs'> {
  readonly lines: readonly Columns[]
  readonly total: number
}

/** Titles of a collection in their order, each with its title of the catalogue. */
export async function collectionTitles(
  w: Pick<Work, 'db'>,
  collection: number,
  {
    q = '',
    missing = false,
    limit = 50,
    offset = 0,
  }: { readonly q?: string; readonly missing?: boolean; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: CollectionTitle[] }> {
  const words = sortKey(q)
  const number = foldText(q).replaceAll(/[\s-]+/g, '')
  const { rows } = await sql<Row>`
    select t.id, t.name, t.kind, t.numbers, t.url, t.lines, b.bib, count(*) over () as total
    from e_collections.title t left join lateral (
      select min(k.bib_id) as bib from catalog.match_key_view k join catalog.bib_view v on v.id = k.bib_id
      where k.key = any(t.numbers)) b on true
    where t.collection_id = ${collection} and (not ${missing} or b.bib is null)
      and (${words} = '' or strpos(t.sort_key, ${words}) > 0
        or ${`issn:${number.toUpperCase()}`} = any(t.numbers) or ${`isbn:${number}`} = any(t.numbers))
    order by t.sort_key, t.id limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ lines, total: _total, ...row }) => ({
      ...row,
      numbers: row.numbers.filter((each) => !each.startsWith('control:')),
      runs: lines.map((line) => {
        const { from, to, depth } = coverageOf(line)
        return { from, to, depth, embargo: line['embargo_info'] ?? '' }
      }),
    })),
  }
}
