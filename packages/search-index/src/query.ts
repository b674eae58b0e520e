/** What is looked for. Text is taken as it was typed; the index folds and divides it as it does with documents. */
export type Query =
  | { readonly kind: 'all' }
  | WordQuery
  | PhraseQuery
  /** Words that begin with `text`; its words before the last must stand as they are. */
  | { readonly kind: 'prefix'; readonly text: string; readonly fields?: readonly string[] }
  /** One word with `*` for any letters and `?` for one. */
  | { readonly kind: 'wildcard'; readonly text: string; readonly fields?: readonly string[] }
  /** A number such as an ISBN, with or without hyphens, in the fields of that kind. */
  | { readonly kind: 'identifier'; readonly text: string; readonly fields?: readonly string[] }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Query[] }
  /** At least `count` of the parts. */
  | { readonly kind: 'some'; readonly count: number; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query }
  /** Any of the values. */
  | { readonly kind: 'facet'; readonly facet: string; readonly values: readonly string[] }
  /** Both ends included; an end left out is open. */
  | { readonly kind: 'range'; readonly number: string; readonly from?: number; readonly to?: number }

/** All words of a text, anywhere in the fields. Words with the same stem are found too. */
export interface WordQuery {
  readonly kind: 'word'
  readonly text: string
  readonly fields?: readonly string[]
  /** Where the text stands in what was typed, so that a correction can be put there. */
  readonly at?: number
}

/** Words one after the other within one value of a field. */
export interface PhraseQuery {
  readonly kind: 'phrase'
  readonly text: string
  readonly fields?: readonly string[]
  /** `start`: the value begins with the phrase. `whole`: the value is the phrase. */
  readonly anchor?: 'start' | 'whole'
  /** Only this spelling, diacritics included. */
  readonly exact?: boolean
}

/** Limits that keep the work of one search bounded. */
export const queryLimits = {
  /** Characters of a typed query that are read. */
  length: 1000,
  /** Words of a typed query that count. */
  words: 32,
  /** Parts of a query tree. */
  parts: 512,
  /** Levels of a query tree. */
  depth: 64,
  /** Words of the dictionary that a prefix or wildcard stands for; the most frequent ones are taken. */
  expansions: 512,
  /** Words of the dictionary that a wildcard is compared with. */
  compared: 200_000,
  /** The last hit that can be shown: offset plus limit. */
  hits: 10_000,
} as const

/**
 * Refuses a tree that is too large.
 *
 * @throws RangeError when the tree has more than 512 parts or 64 levels.
 */
export function checkQuerySize(query: Query): void {
  let parts = 0
  const visit = (part: Query, depth: number): void => {
    if (++parts > queryLimits.parts) throw new RangeError(`A query has at most ${queryLimits.parts} parts.`)
    if (depth > queryLimits.depth) throw new RangeError(`A query has at most ${queryLimits.depth} levels.`)
    if (part.kind === 'and' || part.kind === 'or' || part.kind === 'some')
      for (const child of part.of) visit(child, depth + 1)
    else if (part.kind === 'not') visit(part.of, depth + 1)
  }
  visit(query, 1)
}
