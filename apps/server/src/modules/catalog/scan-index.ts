import { shelfKeyOf } from './rules/call-number.ts'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibBriefs } from './bib-brief.ts'
import { publicRecords } from './find-bibs.ts'
import { rankOf } from './rank-of.ts'
import type { IndexTarget } from './rules/asked-term.ts'
import { askSearch } from './search/service.ts'
import type { Query, ScanTarget } from '@carrel/search-index'
import { foldText, sortKey } from '@carrel/text'

/** A list of terms that can be looked through, or none for this index. */
export interface ScannedIndex {
  readonly target: ScanTarget
  /** Where a term stands in it. */
  readonly placeOf: (term: string) => string
  /** The query that finds an entry again; undefined for shelves and titles, which are shown by one of their records. */
  readonly queryFor?: (value: string) => Query
}

/** One term of an index. */
export interface IndexTerm {
  readonly term: string
  /** As people should see it, where that is otherwise. */
  readonly display?: string
  readonly titles: number
}

/** What of the index can be listed: titles and call numbers in their order, headings of authors, subjects and series, words of the rest. */
export function listOf(target: IndexTarget, wordsOnly: boolean): ScannedIndex | undefined {
  if (target.kind === 'number') return undefined
  if (target.kind === 'facet') return headings(target.facet)
  const [field] = target.fields ?? []
  if (field === undefined) return words(undefined)
  if (wordsOnly) return words(field)
  if (field === 'title') return { target: { of: 'key', key: 'title' }, placeOf: (term) => sortKey(term) }
  if (field === 'call-number') return { target: { of: 'key', key: 'call-number' }, placeOf: (term) => shelfKeyOf(term) }
  return field === 'author' || field === 'subject' || field === 'series' ? headings(field) : words(field)
}

const headings = (facet: string): ScannedIndex => ({
  target: { of: 'facet', facet },
  placeOf: (term) => term,
  queryFor: (value) => ({ kind: 'facet', facet, values: [value] }),
})

const words = (field: string | undefined): ScannedIndex => ({
  target: { of: 'words', ...(field !== undefined && { field }) },
  placeOf: (term) => foldText(term),
  queryFor: (value) => ({ kind: 'phrase', text: value, exact: true, ...(field !== undefined && { fields: [field] }) }),
})

/** A part of a list of terms: up to `before` terms that stand before `from`, and up to `limit` from there on. */
export async function scanIndex(
  w: Work,
  list: ScannedIndex,
  asked: { readonly from: string; readonly before: number; readonly limit: number },
): Promise<Outcome<{ readonly before: readonly IndexTerm[]; readonly after: readonly IndexTerm[] }>> {
  const rank = rankOf(w.actor)
  const from = list.placeOf(asked.from)
  const hidden = await countOf(w, { kind: 'facet', facet: 'visibility', values: ['staff'] })
  if (isRefusal(hidden)) return hidden
  // Terms that stand in suppressed titles only are left out, and others take their places.
  const more = Math.min(hidden, mostHidden)
  const ask = async (before: number, limit: number): Promise<Outcome<readonly IndexTerm[]>> => {
    if (before + limit === 0) return []
    const size = { before: before === 0 ? 0 : before + more, limit: limit === 0 ? 0 : limit + more }
    const entries = await askSearch(w.platform, 'scan', { target: list.target, from, ...size }, { rank })
    return isRefusal(entries) ? entries : seen(w, list, entries, hidden > 0)
  }
  const [before, after] = await Promise.all([ask(asked.before, 0), ask(0, asked.limit)])
  if (isRefusal(before)) return before
  if (isRefusal(after)) return after
  return {
    before: before.slice(Math.max(0, before.length - asked.before)),
    after: after.slice(0, asked.limit),
  }
}

const mostHidden = 50

type Entry = { readonly value: string; readonly count: number; readonly id: number }

/** Leaves out what stands in suppressed titles only. */
async function seen(
  w: Work,
  list: ScannedIndex,
  entries: readonly Entry[],
  someHidden: boolean,
): Promise<Outcome<readonly IndexTerm[]>> {
  const { queryFor } = list
  if (queryFor) {
    if (!someHidden) return entries.map(({ value, count }) => ({ term: value, titles: count }))
    const counts = await Promise.all(entries.map(({ value }) => countOf(w, publicOnly(queryFor(value)))))
    const refusal = counts.find((count) => isRefusal(count))
    if (isRefusal(refusal)) return refusal
    return entries.flatMap(({ value }, n) => {
      const titles = counts[n]
      return typeof titles === 'number' && titles > 0 ? [{ term: value, titles }] : []
    })
  }
  const ids = entries.map(({ id }) => id)
  const [open, briefs] = await Promise.all([publicRecords(w, ids), bibBriefs(w, ids)])
  const byId = new Map(briefs.map((brief) => [brief.id, brief]))
  const isShelf = list.target.of === 'key' && list.target.key === 'call-number'
  return entries.flatMap(({ value, count, id }) => {
    const brief = byId.get(id)
    if (!brief || !open.has(id)) return []
    const term = isShelf ? (brief.classNumber ?? value) : value
    return [{ term, titles: count, ...(!isShelf && { display: brief.title }) }]
  })
}

const publicOnly = (query: Query): Query => ({
  kind: 'and',
  of: [query, { kind: 'facet', facet: 'visibility', values: ['public'] }],
})

async function countOf(w: Work, query: Query): Promise<Outcome<number>> {
  const found = await askSearch(w.platform, 'search', { query, limit: 0 }, { rank: rankOf(w.actor) })
  return isRefusal(found) ? found : found.total
}
