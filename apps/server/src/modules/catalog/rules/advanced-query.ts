import type { Query } from '@carrel/search-index'
import { searchFields } from './search-fields.ts'

/** How the words of a line of the advanced search are to be found. */
export type Match = 'all' | 'any' | 'phrase' | 'exact' | 'starts' | 'whole'
/** How a line goes with those above it. */
export type Join = 'and' | 'or' | 'not'

/** One line of the advanced search. */
export interface SearchLine {
  /** A name of {@link searchFields}, or `any`. */
  readonly field: string
  readonly match: Match
  readonly term: string
  readonly join: Join
}

/**
 * The lines of an advanced search as one query, each joined to all that stand above it; empty lines are passed over. Null
 * when no line says anything, the name of the field when there is none of that name.
 */
export function advancedQuery(lines: readonly SearchLine[]): Query | null | { readonly unknownField: string } {
  let query: Query | null = null
  for (const { field, match, term, join } of lines) {
    if (!/[\p{L}\p{N}]/u.test(term)) continue
    const fields = field === 'any' ? undefined : searchFields[field]
    if (field !== 'any' && (fields === undefined || !Object.hasOwn(searchFields, field))) return { unknownField: field }
    const line = lineQuery(match, term, fields)
    if (query === null) query = join === 'not' ? { kind: 'not', of: line } : line
    else if (join === 'or') query = { kind: 'or', of: [query, line] }
    else query = { kind: 'and', of: [query, join === 'not' ? { kind: 'not', of: line } : line] }
  }
  return query
}

function lineQuery(match: Match, text: string, names: readonly string[] | undefined): Query {
  const fields = names === undefined ? {} : { fields: names }
  switch (match) {
    case 'all':
      return { kind: 'word', text, ...fields }
    case 'any':
      return { kind: 'or', of: wordsOf(text).map((word) => ({ kind: 'word', text: word, ...fields })) }
    case 'phrase':
      return { kind: 'phrase', text, ...fields }
    case 'exact':
      return { kind: 'phrase', text, exact: true, ...fields }
    case 'starts':
      return { kind: 'phrase', text, anchor: 'start', ...fields }
    case 'whole':
      return { kind: 'phrase', text, anchor: 'whole', ...fields }
  }
}

function wordsOf(text: string): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.slice(0, 32)
}
