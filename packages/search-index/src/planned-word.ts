import { ordinalOf } from './dictionary.ts'
import type { PlanContext } from './plan.ts'

/** A word of a query, found in the dictionaries: the postings of any of its terms. */
export interface PlannedWord {
  readonly kind: 'word'
  /** The word as it was looked up. */
  readonly text: string
  /** Where it stands in what was typed. */
  readonly at: number | undefined
  /** Fields in which it counts. */
  readonly mask: number
  /** Terms by segment. */
  readonly terms: readonly (readonly PlannedTerm[])[]
  /** Postings of all terms in all segments: an upper bound of the documents. */
  readonly postings: number
  /** How much the word tells: 0 for one that every document has, about 14 for one in a million. */
  readonly rarity: number
}

export interface PlannedTerm {
  /** First posting and the one after the last. */
  readonly from: number
  readonly to: number
  /** How much a posting counts; 1 for the word itself. */
  readonly factor: number
}

/** What else is known of a word. */
export interface WordOrigin {
  readonly mask: number
  readonly text: string
  readonly at?: number | undefined
}

/** Looks up the terms of a word in every segment. */
export function planWord(
  context: PlanContext,
  terms: readonly { term: string; factor: number }[],
  origin: WordOrigin,
): PlannedWord {
  const found = context.segments.map((segment) => {
    const planned: PlannedTerm[] = []
    for (const { term, factor } of terms) {
      const ordinal = ordinalOf(segment.terms, term)
      if (ordinal >= 0) planned.push({ from: segment.starts[ordinal]!, to: segment.starts[ordinal + 1]!, factor })
    }
    return planned
  })
  return wordOfTerms(context, found, origin)
}

/** The word that any of the given terms stands for. */
export function wordOfTerms(
  context: PlanContext,
  terms: readonly (readonly PlannedTerm[])[],
  origin: WordOrigin,
): PlannedWord {
  let postings = 0
  for (const list of terms) for (const { from, to } of list) postings += to - from
  const documents = Math.min(postings, context.documents)
  return {
    kind: 'word',
    text: origin.text,
    at: origin.at,
    mask: origin.mask,
    terms,
    postings,
    rarity: Math.log(1 + (context.documents - documents + 0.5) / (documents + 0.5)),
  }
}

/** Most documents of a segment that a word can match. */
export function postingsIn(word: PlannedWord, segment: number): number {
  let postings = 0
  for (const { from, to } of word.terms[segment] ?? []) postings += to - from
  return postings
}
