import { PlacesOfWord } from './places-of-word.ts'
import { FIELD_SPAN, FIRST, LAST } from './places.ts'
import type { Plan } from './plan.ts'
import type { PlannedWord } from './planned-word.ts'
import type { Schema } from './schema.ts'
import type { Segment } from './segment.ts'
import { NO_NUMBER } from './segment.ts'

/*
 * Ranking has two stages. Every document found gets the sum of what its words count (evaluate.ts) and a little for its
 * popularity. The best of these are then looked at closely: is the title what was typed, does it begin so, how much of
 * the title was typed, do the words stand together?
 *
 * All bonuses are shares of the most that the words of the query could count, so they weigh alike for rare and common
 * words.
 */

/** Documents that are looked at closely. */
export const CLOSE_LOOKS = 256
/** And besides of those whose title has as many words as were typed: a title of common words only, such as "The The". */
export const CLOSE_LOOKS_AS_LONG = 64

/** What doubling the popularity adds. */
const POPULARITY = 0.03
/** The first title is just what was typed; another title of the document is. */
const WHOLE_TITLE = 1.1
const WHOLE_OTHER_TITLE = 1.05
/** A title begins with what was typed. */
const TITLE_START = 0.35
/** All words typed are in the titles; in the titles and the author's name, some in each. */
const ALL_IN_TITLE = 0.15
const ALL_IN_TITLE_AND_AUTHOR = 0.35
/** The share of the title that was typed, when what is left is in the author's name. */
const TITLE_SHARE = 0.5
/** The words stand together in the order in which they were typed: in the title, elsewhere. */
const TOGETHER_IN_TITLE = 0.35
const TOGETHER = 0.2
/** Words of a query that are looked at closely. */
const MAX_WORDS = 12

/** The words of a plan that documents are wanted for, in the order in which they were typed; prefixes are left out. */
export function wordsToRank(plan: Plan): PlannedWord[] {
  const words: PlannedWord[] = []
  const visit = (part: Plan): void => {
    if (part.kind === 'word') words.push(part)
    else if (part.kind === 'phrase') for (const { word } of part.words) visit(word)
    else if (part.kind === 'and' || part.kind === 'some') part.of.forEach(visit)
    // Of other ways to write the same, the first is the usual one.
    else if (part.kind === 'or') for (const child of part.of.slice(0, 1)) visit(child)
  }
  visit(plan)
  return words.slice(0, MAX_WORDS)
}

/** What the words could count at most: the unit of every bonus. */
export function rankUnit(words: readonly PlannedWord[]): number {
  return words.reduce((sum, word) => sum + word.rarity, 0) || 1
}

/** What popularity adds to a document's score. */
export function popularityBonus(popularity: number, unit: number): number {
  return popularity === NO_NUMBER || popularity <= 0 ? 0 : POPULARITY * unit * (32 - Math.clz32(popularity))
}

/** Looks closely at documents of one segment. Cheapest when asked in ascending order. */
export function closeLook(
  words: readonly PlannedWord[],
  schema: Schema,
  segment: Segment,
  part: number,
): (doc: number) => number {
  const unit = rankUnit(words)
  const all = words.map((word) => new PlacesOfWord(segment, word, part))
  const titleFrom = (31 - Math.clz32(schema.titleBit)) * FIELD_SPAN
  const isInTitle = (place: number): boolean => ((schema.titleMask >> Math.floor(place / FIELD_SPAN)) & 1) === 1
  return (doc) => {
    let titleWords = 0
    let authorWords = 0
    for (const word of all) {
      word.find(doc)
      if ((word.mask & schema.titleMask) !== 0) titleWords++
      else if ((word.mask & schema.authorBit) !== 0) authorWords++
    }
    let bonus = togetherBonus(all, isInTitle)
    if (titleWords > 0) {
      const sequence = titleWords < all.length ? 0 : titleSequence(all, titleFrom, isInTitle)
      const share = sequence >= WHOLE_OTHER_TITLE ? 1 : titleShare(all, titleFrom, segment.titleLengths[doc]!)
      bonus += sequence + TITLE_SHARE * share * ((titleWords + authorWords) / all.length)
      if (titleWords === all.length) bonus += ALL_IN_TITLE
      else if (titleWords + authorWords === all.length) bonus += ALL_IN_TITLE_AND_AUTHOR
    }
    return bonus * unit
  }
}

/** How much of the first title was typed, from 0 to 1. */
function titleShare(words: readonly PlacesOfWord[], titleFrom: number, titleLength: number): number {
  const typed = new Set<number>()
  for (const { at, count } of words) {
    for (let i = 0; i < count; i++) if (at[i]! >= titleFrom && at[i]! < titleFrom + titleLength) typed.add(at[i]!)
  }
  return typed.size / Math.max(1, titleLength)
}

/** Whether all words stand one after the other in a title, and where there. */
function titleSequence(
  words: readonly PlacesOfWord[],
  titleFrom: number,
  isInTitle: (place: number) => boolean,
): number {
  const [first] = words
  if (!first) return 0
  let best = 0
  for (let i = 0; i < first.count; i++) {
    const start = first.at[i]!
    if (!isInTitle(start) || (first.flags[i]! & FIRST) === 0) continue
    let run = 1
    let found = i
    while (run < words.length && (found = words[run]!.indexOf(start + run)) >= 0) run++
    if (run < words.length) continue
    const ends = (words[run - 1]!.flags[found]! & LAST) !== 0
    best = Math.max(best, ends ? (start === titleFrom ? WHOLE_TITLE : WHOLE_OTHER_TITLE) : TITLE_START)
  }
  return best
}

/** How many neighbours in the query are neighbours in the document too. */
function togetherBonus(words: readonly PlacesOfWord[], isInTitle: (place: number) => boolean): number {
  let sum = 0
  for (let i = 0; i + 1 < words.length; i++) {
    const { at, count } = words[i]!
    let bonus = 0
    for (let place = 0; place < count; place++) {
      if (words[i + 1]!.indexOf(at[place]! + 1) < 0) continue
      bonus = Math.max(bonus, isInTitle(at[place]!) ? TOGETHER_IN_TITLE : TOGETHER)
    }
    sum += bonus
  }
  return sum / Math.max(1, words.length - 1)
}
