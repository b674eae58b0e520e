import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { rankOf } from './rank-of.ts'
import { askSearch } from './search/service.ts'

/** A heading to offer while someone types. */
export interface SuggestionRow {
  readonly text: string
  readonly kind: 'title' | 'author' | 'subject' | 'series'
  readonly bib: number | null
}

const kinds = ['title', 'author', 'subject', 'series'] as const

/** Titles, names, subjects and series that begin with or contain what was typed. */
export async function suggest(w: Work, typed: string, limit = 8): Promise<Outcome<readonly SuggestionRow[]>> {
  const found = await askSearch(w.platform, 'suggest', { typed, limit }, { rank: rankOf(w.actor) })
  if (isRefusal(found)) return found
  return found.flatMap(({ text, kind }) => {
    const known = kinds.find((one) => one === kind)
    return known ? [{ text, kind: known, bib: null }] : []
  })
}
