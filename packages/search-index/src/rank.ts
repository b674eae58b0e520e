import { PlacesOfWord } from './places-of-word.ts'
import { FIRST, LAST } from './places.ts'
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

/** What doubling the popularity adds. */
const POPULARITY = 0.012
/** The title is just what was typed. */
const WHOLE_TITLE = 0.9
/** The title begins with what was typed. */
const TITLE_START = 0.35
/** All words typed are in the title. */
const ALL_IN_TITLE = 0.15
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
  const titleFrom = placeOfField(schema.titleBit)
  const inTitle = (place: number): boolean => schema.titleBit !== 0 && place >= titleFrom && place < titleFrom + FIELD
  return (doc) => {
    let titleWords = 0
    let authorWords = 0
    const firstTitle = new Set<number>()
    const titleLength = segment.titleLengths[doc]!
    for (const word of all) {
      word.find(doc)
      if ((word.mask & schema.titleBit) !== 0) titleWords++
      else if ((word.mask & schema.authorBit) !== 0) authorWords++
      for (const place of word.at) if (inTitle(place) && place - titleFrom < titleLength) firstTitle.add(place)
    }
    let bonus = 0
    if (titleWords === all.length) bonus += ALL_IN_TITLE
    if (titleWords > 0 && titleLength > 0) {
      bonus += TITLE_SHARE * (firstTitle.size / titleLength) * ((titleWords + authorWords) / all.length)
    }
    bonus += sequenceBonus(all, inTitle)
    return bonus * unit
  }
}

function sequenceBonus(words: readonly PlacesOfWord[], inTitle: (place: number) => boolean): number {
  let best = 0
  const first = words[0]
  if (!first) return 0
  for (let i = 0; i < first.at.length; i++) {
    const start = first.at[i]!
    let run = 1
    while (run < words.length && words[run]!.at.includes(start + run)) run++
    if (run < words.length || !inTitle(start)) continue
    const begins = (first.flags[i]! & FIRST) !== 0
    const last = words[run - 1]!
    const ends = (last.flags[last.at.indexOf(start + run - 1)]! & LAST) !== 0
    best = Math.max(best, begins && ends ? WHOLE_TITLE + TITLE_START : begins ? TITLE_START : 0)
  }
  if (words.length < 2) return best
  let together = 0
  for (let i = 0; i + 1 < words.length; i++) together += pairBonus(words[i]!, words[i + 1]!, inTitle)
  return best + together / (words.length - 1)
}

function pairBonus(left: PlacesOfWord, right: PlacesOfWord, inTitle: (place: number) => boolean): number {
  let best = 0
  for (const place of left.at) {
    if (!right.at.includes(place + 1)) continue
    if (inTitle(place)) return TOGETHER_IN_TITLE
    best = TOGETHER
  }
  return best
}

/** Places of one field lie within this span; see places.ts. */
const FIELD = 0x100000

function placeOfField(bit: number): number {
  return bit === 0 ? 0 : (31 - Math.clz32(bit)) * FIELD
}
