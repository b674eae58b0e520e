import { foldText } from '@carrel/text'
import { FIRST_WORD } from './analyze.ts'
import { DictionaryCursor, prefixRange } from './dictionary.ts'
import type { PlanContext } from './plan.ts'
import type { PlannedTerm, PlannedWord } from './planned-word.ts'
import { wordOfTerms } from './planned-word.ts'
import { queryLimits } from './query.ts'
import type { Segment } from './segment.ts'
import { Top } from './top.ts'

/** All terms that begin with a prefix, or the most frequent ones when there are too many. */
export function expandPrefix(context: PlanContext, prefix: string, mask: number): PlannedWord {
  const terms = context.segments.map((segment) => {
    const { from, to } = prefixRange(segment.terms, prefix === '' ? FIRST_WORD : prefix)
    const frequent = new FrequentTerms(segment)
    for (let ordinal = from; ordinal < to; ordinal++) frequent.offer(ordinal)
    return frequent.planned()
  })
  return wordOfTerms(context, terms, { mask, text: prefix })
}

/** All terms that a pattern with `*` and `?` fits, or the most frequent ones when there are too many. */
export function expandPattern(context: PlanContext, pattern: string, mask: number): PlannedWord {
  const folded = pattern.split(/([*?])/u).map((piece) => (piece === '*' || piece === '?' ? piece : literal(piece)))
  const signs = Array.from(folded.join(''))
  const prefix = folded[0] ?? ''
  const terms = context.segments.map((segment) => {
    const { terms: dictionary } = segment
    const range =
      prefix === ''
        ? { from: prefixRange(dictionary, FIRST_WORD).to, to: dictionary.size }
        : prefixRange(dictionary, prefix)
    const to = Math.min(range.to, range.from + queryLimits.compared)
    const frequent = new FrequentTerms(segment)
    const cursor = new DictionaryCursor(dictionary)
    for (let more = cursor.seek(range.from); more && cursor.ordinal < to; more = cursor.next()) {
      if (fits(Array.from(cursor.text()), signs)) frequent.offer(cursor.ordinal)
    }
    return frequent.planned()
  })
  return wordOfTerms(context, terms, { mask, text: pattern })
}

/** The most frequent terms of a segment among those offered. */
class FrequentTerms {
  readonly #starts: Uint32Array
  readonly #top = new Top(queryLimits.expansions)

  constructor(segment: Segment) {
    this.#starts = segment.starts
  }

  offer(ordinal: number): void {
    this.#top.offer(this.#starts[ordinal + 1]! - this.#starts[ordinal]!, ordinal)
  }

  planned(): PlannedTerm[] {
    const ordinals = this.#top.sorted().map(({ number }) => number)
    return ordinals
      .sort((a, b) => a - b)
      .map((ordinal) => ({ from: this.#starts[ordinal]!, to: this.#starts[ordinal + 1]!, factor: 1 }))
  }
}

/** Whether a word fits a pattern. A star that failed takes one letter more; only the last star need be tried again. */
function fits(word: readonly string[], pattern: readonly string[]): boolean {
  let at = 0
  let sign = 0
  let star = -1
  let starAt = 0
  while (at < word.length) {
    if (pattern[sign] === '*') {
      star = sign++
      starAt = at
    } else if (sign < pattern.length && (pattern[sign] === '?' || pattern[sign] === word[at])) {
      sign++
      at++
    } else if (star >= 0) {
      sign = star + 1
      at = ++starAt
    } else return false
  }
  while (pattern[sign] === '*') sign++
  return sign === pattern.length
}

function literal(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}\p{M}]/gu, '')
}
