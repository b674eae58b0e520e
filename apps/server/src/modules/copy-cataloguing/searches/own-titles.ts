import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibBriefs, searchCatalog } from '../../catalog/index.ts'
import type { OwnTitle } from '../contract.ts'
import { type SearchTerm } from '../contract-search-keys.ts'
import { readyTerm } from '../rules/search-terms.ts'

const mostShown = 10
const prefixes = { title: 'title:', author: 'author:', any: '' } as const

/** What this library has already that fits a search: by numbers exactly, by words as its own search finds it. */
export async function ownTitles(w: Work, terms: readonly SearchTerm[]): Promise<readonly OwnTitle[]> {
  const keys = matchKeysFor(terms)
  const bibs = keys.length > 0 ? await bibsWithKeys(w, keys) : await bibsByWords(w, terms)
  return titlesWithItems(w, bibs.slice(0, mostShown))
}

/** Keys by which the catalogue knows the numbers that are searched for. */
export function matchKeysFor(terms: readonly SearchTerm[]): readonly string[] {
  return terms.flatMap((term) => {
    if (term.key === 'title' || term.key === 'author' || term.key === 'any') return []
    const ready = readyTerm(term)
    const [number] = 'problem' in ready ? [] : (ready.ways[0] ?? [])
    if (number === undefined) return []
    return term.key === 'issn' ? [`issn:${number}`, `issn:${number.replace('-', '')}`] : [`${term.key}:${number}`]
  })
}

/** Titles with one of the keys, lowest number first. */
export async function bibsWithKeys(w: Pick<Work, 'db'>, keys: readonly string[]): Promise<readonly number[]> {
  const { rows } = await sql<{ bib: number }>`
    select distinct k.bib_id as bib from catalog.match_key_view k join catalog.bib_view b on b.id = k.bib_id
    where k.key = any(${keys}::text[] collate "C") order by 1 limit ${mostShown}`.execute(w.db)
  return rows.map(({ bib }) => bib)
}

async function bibsByWords(w: Work, terms: readonly SearchTerm[]): Promise<readonly number[]> {
  const q = terms
    .map(({ key, text }) => (key === 'title' || key === 'author' || key === 'any' ? `${prefixes[key]}${text}` : text))
    .join(' ')
  const found = await searchCatalog(w, { q, limit: mostShown })
  return isRefusal(found) ? [] : found.rows.map(({ id }) => id)
}

/** Titles as lists show them, with how many items they have. */
export async function titlesWithItems(w: Work, bibs: readonly number[]): Promise<readonly OwnTitle[]> {
  const briefs = await bibBriefs(w, bibs)
  const { rows } = await sql<{ bib: number; version: number; items: number }>`
    select b.id as bib, b.version, (select count(*)::int from catalog.item_view i where i.bib_id = b.id) as items
    from catalog.bib_view b where b.id = any(${bibs}::bigint[])`.execute(w.db)
  const facts = new Map(rows.map((row) => [row.bib, row]))
  return briefs.map((brief) => ({
    ...brief,
    items: facts.get(brief.id)?.items ?? 0,
    version: facts.get(brief.id)?.version ?? 1,
  }))
}
