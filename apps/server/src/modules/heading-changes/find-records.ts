import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { searchAllBibs } from '../catalog/index.ts'
import type { ChangedKind } from './contract.ts'
import type { WantedHeading } from './rules/wanted-headings.ts'

const kinds: Readonly<Record<ChangedKind, readonly string[]>> = {
  any: ['name', 'title', 'subject', 'genre'],
  // A name or a title of a work is a subject in 6XX.
  name: ['name', 'subject'],
  title: ['title', 'subject'],
  subject: ['subject'],
  genre: ['genre'],
}

/** Above so many words a search would be asked for more than it is worth: the list of headings has them. */
const mostSearches = 50

/**
 * The titles that may bear some headings: those that carry one that begins so in the list of headings, and those that the
 * search finds by it in fields which are no headings of the list (653, 880).
 */
export async function recordsBearing(w: Work, wanted: readonly WantedHeading[]): Promise<readonly number[]> {
  const bibs = new Set<number>()
  const { rows } = await sql<{ bib: number }>`
    with found as materialized (${headingIds(wanted)})
    select distinct b.bib_id as bib from catalog.bib_heading_view b, unnest(b.headings) as carried(id)
    where carried.id in (select id from found)`.execute(w.db)
  for (const { bib } of rows) bibs.add(bib)
  for (const q of [...new Set(wanted.flatMap(searches))].slice(0, mostSearches)) {
    const found = await searchAllBibs(w, { q })
    // Without an index the list of headings is what there is.
    if (isRefusal(found)) break
    for (const bib of found) bibs.add(bib)
  }
  return [...bibs].sort((a, b) => a - b)
}

/** What the search is asked for. */
function searches({ kind, text, words = [] }: WantedHeading): readonly string[] {
  if (text !== undefined) return [`subject:"${text.replaceAll('"', ' ')}"`]
  // A pattern over names may mean the title of a work behind one, which the list of headings has not.
  const prefix = kind === 'subject' || kind === 'genre' ? 'subject:' : ''
  return words.filter((word) => word.length > 2).map((word) => `${prefix}*${word}*`)
}

function headingIds(wanted: readonly WantedHeading[]) {
  const rows = wanted.flatMap(({ kind, key, words, source, asSubdivision }) =>
    kinds[kind].flatMap((one) =>
      // The list has of a title of a work not all that a pattern sees.
      (one === 'title' ? [null] : (words ?? [null])).map((word) => ({
        kind: one,
        key: key ?? null,
        word,
        source,
        asSubdivision,
      })),
    ),
  )
  return sql`
    select h.id from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ key }) => key)}::text[],
        ${rows.map(({ word }) => word)}::text[], ${rows.map(({ source }) => source)}::text[]) as r(kind, key, word, source)
      join authorities.heading_view h on h.kind = r.kind
        and (r.key is null or h.key = r.key or (h.key > r.key || ' ' and h.key < r.key || '!'))
        and (r.word is null or strpos(h.key, r.word) > 0)
        and (r.source = '' or h.kind in ('name', 'title') or h.source = r.source or (r.source = 'none' and h.source = ''))
    where h.bibs > 0
    union
    select h.id from unnest(${rows.filter((row) => row.asSubdivision).map(({ key }) => key)}::text[]) as r(key)
      join authorities.heading_view h on strpos(h.key, ' ' || r.key) > 0
    where h.bibs > 0`
}

/** How many titles carry a heading that begins with this one. */
export async function titlesBearing(w: Pick<Work, 'db'>, kind: ChangedKind, key: string): Promise<number> {
  const { rows } = await sql<{ bibs: number }>`
    select coalesce(sum(h.bibs), 0)::integer as bibs from authorities.heading_view h
    where h.kind = any(${kinds[kind]}::text[]) and (h.key = ${key} or (h.key > ${`${key} `} and h.key < ${`${key}!`}))`.execute(
    w.db,
  )
  return rows[0]?.bibs ?? 0
}
