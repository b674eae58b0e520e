import { sortKey } from '@carrel/text'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'

/** A title of the list of e-journals and e-books, brought together from all collections that have it. */
export interface EJournal {
  readonly name: string
  readonly kind: 'serial' | 'monograph'
  /** ISSNs and ISBNs as they are kept, without what they are. */
  readonly numbers: readonly string[]
  /** Its ways, by the numbers of their titles in collections. */
  readonly ids: readonly number[]
  /** Its title of the catalogue, if the public is shown one. */
  readonly bib: number | null
}

/** Which titles are listed. */
export interface EJournalsAsked {
  readonly kind: 'serial' | 'monograph'
  /** The first letter; empty: all. `#` stands for figures and signs. */
  readonly letter?: string
  /** With what the title, or one of its words, begins. */
  readonly q?: string
  readonly limit: number
  readonly offset: number
}

const letterOf = sql`case when t.sort_key ~ '^[[:alpha:]]' then upper(left(t.sort_key, 1)) else '#' end`
const open = sql`c.active and c.deleted_at is null`

/** First letters that titles have, in their order, with how many. */
export async function eJournalLetters(
  w: Pick<Work, 'db'>,
  kind: EJournalsAsked['kind'],
): Promise<readonly { readonly letter: string; readonly titles: number }[]> {
  const { rows } = await sql<{ letter: string; titles: number }>`
    select ${letterOf} as letter, count(distinct t.sort_key) as titles
    from e_collections.title t join e_collections.collection c on c.id = t.collection_id
    where ${open} and t.kind = ${kind} group by 1 order by 1`.execute(w.db)
  return rows
}

/** Titles by their names; those of the same name and kind stand together. */
export async function eJournals(
  w: Pick<Work, 'db'>,
  { kind, letter = '', q = '', limit, offset }: EJournalsAsked,
): Promise<{ readonly total: number; readonly rows: readonly EJournal[] }> {
  const begins = sortKey(q).slice(0, 100)
  const { rows } = await sql<EJournal & { readonly total: number }>`
    with page as (
      select min(t.name) as name, t.kind, t.sort_key, array_agg(t.id order by t.id) as ids, count(*) over () as total
      from e_collections.title t join e_collections.collection c on c.id = t.collection_id
      where ${open} and t.kind = ${kind} and (${letter} = '' or ${letterOf} = ${letter})
        and (${begins} = '' or starts_with(t.sort_key, ${begins}) or strpos(t.sort_key, ${` ${begins}`}) > 0)
      group by t.kind, t.sort_key order by t.sort_key limit ${limit} offset ${offset}
    )
    select p.name, p.kind, p.ids, p.total,
      array(select distinct split_part(n, ':', 2) from e_collections.title o, unnest(o.numbers) n
        where o.id = any(p.ids) and n not like 'control:%' order by 1 limit 6) as numbers,
      (select min(b.id) from e_collections.title o join catalog.match_key_view k on k.key = any(o.numbers)
        join catalog.bib_view b on b.id = k.bib_id where o.id = any(p.ids) and not b.suppressed) as bib
    from page p order by p.sort_key`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows }
}
