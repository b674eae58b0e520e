import { compareBytes, utf8 } from './bytes.ts'
import { keyAt } from './dictionary.ts'
import type { DocSet } from './doc-set.ts'
import type { Groups } from './group.ts'
import { firstOfEach } from './group.ts'
import type { Part } from './merge-documents.ts'
import type { Plan } from './plan.ts'
import type { PlannedWord } from './planned-word.ts'
import { CLOSE_LOOKS, CLOSE_LOOKS_AS_LONG, closeLook, popularityBonus, rankUnit, wordsToRank } from './rank.ts'
import type { Schema } from './schema.ts'
import { placeOf } from './schema.ts'
import type { Scratch } from './scratch.ts'
import type { Segment } from './segment.ts'
import { NO_NUMBER } from './segment.ts'
import { Top } from './top.ts'

/** How hits are ordered. Documents without the key or number come last, equals by id. */
export type Order =
  | { readonly by: 'relevance' }
  | { readonly by: 'key'; readonly key: string; readonly descending?: boolean }
  | { readonly by: 'number'; readonly number: string; readonly descending?: boolean }

/** A document that was found. */
export interface Hit {
  readonly id: number
  /** How well it fits; only to be compared within one search by relevance, else 0. */
  readonly score: number
  /** Where hits are grouped: how many of the documents found this one stands for, itself included. */
  readonly grouped?: number
}

interface Page {
  readonly order: Order
  readonly offset: number
  readonly limit: number
}

interface Ground {
  readonly schema: Schema
  readonly parts: readonly Part[]
  readonly scratch: Scratch
}

/** A hit in its segment. */
interface Candidate {
  readonly part: number
  readonly doc: number
  readonly id: number
  score: number
}

/**
 * The wanted page of the documents of all segments. `sets` has one set a segment. With `groups` only the first document of
 * each group is a hit.
 */
export function orderHits(sets: readonly DocSet[], plan: Plan, page: Page, ground: Ground, groups?: Groups): Hit[] {
  if (page.limit === 0) return []
  const end = page.offset + page.limit
  const ordered = groups === undefined ? inOrder(sets, plan, page.order, end, ground) : firsts(end, groups)
  return ordered.slice(page.offset, end).map(({ id, part, doc, score }) => ({
    id,
    score: page.order.by === 'relevance' ? score : 0,
    ...(groups !== undefined && { grouped: groups.sizeOf(part, doc) }),
  }))

  /** Takes more and more documents, until enough of them are of different groups. */
  function firsts(wanted: number, by: Groups): Candidate[] {
    const all = sets.reduce((sum, set) => sum + set.length, 0)
    for (let taken = 2 * wanted + CLOSE_LOOKS; ; taken *= 4) {
      const found = firstOfEach(inOrder(sets, plan, page.order, taken, ground).slice(0, taken), by)
      if (found.length >= wanted || taken >= all) return found
    }
  }
}

/** The best documents of all segments, at least `end` of them where there are so many. */
function inOrder(sets: readonly DocSet[], plan: Plan, order: Order, end: number, ground: Ground): Candidate[] {
  if (order.by === 'relevance') return byRelevance(sets, plan, end, ground)
  return order.by === 'number' ? byNumber(sets, order, end, ground) : byKey(sets, order, end, ground)
}

function byRelevance(
  sets: readonly DocSet[],
  plan: Plan,
  end: number,
  { schema, parts, scratch }: Ground,
): Candidate[] {
  const words = wordsToRank(plan)
  const unit = rankUnit(words)
  const first = sets.map((set, part): Candidate[] => {
    const { segment } = parts[part]!
    const popularity = segment.numbers[schema.popularity]
    const most = popularity ? popularityBonus(scratch.numberRange(popularity).most, unit) : 0
    const top = new Top(Math.min(Math.max(end, CLOSE_LOOKS), set.length))
    offerByScore(set, { popularity, most, unit }, top)
    if (set.length <= CLOSE_LOOKS || words.length === 0) return candidatesOf(top, part, segment)
    const asLong = new Top(CLOSE_LOOKS_AS_LONG)
    offerByScore(ofTitleLength(set, segment.titleLengths, words.length), { popularity, most, unit }, asLong)
    return union(candidatesOf(top, part, segment), candidatesOf(asLong, part, segment))
  })
  const candidates = first.flat().sort(byScore)
  if (words.length === 0) return candidates
  const asLong = ({ part, doc }: Candidate): boolean => parts[part]!.segment.titleLengths[doc] === words.length
  const close = union(candidates.slice(0, CLOSE_LOOKS), candidates.filter(asLong).slice(0, CLOSE_LOOKS_AS_LONG))
  const isClose = new Set(close)
  lookClosely(close, words, schema, parts)
  return [...close.sort(byScore), ...candidates.filter((candidate) => !isClose.has(candidate))]
}

const byScore = (a: Candidate, b: Candidate): number => b.score - a.score || a.id - b.id

/** Some candidates and those of others that are not among them. */
function union(some: readonly Candidate[], others: readonly Candidate[]): Candidate[] {
  const ids = new Set(some.map(({ id }) => id))
  return [...some, ...others.filter(({ id }) => !ids.has(id))]
}

/** The documents of a set whose first title has so many words. */
function ofTitleLength({ docs, scores, length }: DocSet, titleLengths: Uint8Array, words: number): DocSet {
  const kept: number[] = []
  for (let i = 0; i < length; i++) if (titleLengths[docs[i]!] === words) kept.push(i)
  return {
    docs: Uint32Array.from(kept, (i) => docs[i]!),
    scores: Float32Array.from(kept, (i) => scores[i]!),
    length: kept.length,
  }
}

/** Offers documents by their scores and popularity; most of many are worse than all that are kept, and cost little. */
function offerByScore(
  { docs, scores, length }: DocSet,
  {
    popularity,
    most,
    unit,
  }: { readonly popularity: Int32Array | undefined; readonly most: number; readonly unit: number },
  top: Top,
): void {
  let least = -Infinity
  for (let i = 0; i < length; i++) {
    if (scores[i]! + most <= least) continue
    const doc = docs[i]!
    const score = popularity ? scores[i]! + popularityBonus(popularity[doc]!, unit) : scores[i]!
    if (score <= least) continue
    top.offer(score, doc)
    least = top.least
  }
}

function lookClosely(
  candidates: Candidate[],
  words: readonly PlannedWord[],
  schema: Schema,
  parts: readonly Part[],
): void {
  candidates.sort((a, b) => a.part - b.part || a.doc - b.doc)
  let look: ((doc: number) => number) | undefined
  candidates.forEach((candidate, i) => {
    if (look === undefined || candidates[i - 1]?.part !== candidate.part) {
      look = closeLook(words, schema, parts[candidate.part]!.segment, candidate.part)
    }
    candidate.score += look(candidate.doc)
  })
}

function byNumber(
  sets: readonly DocSet[],
  order: Extract<Order, { by: 'number' }>,
  end: number,
  { schema, parts }: Ground,
): Candidate[] {
  const place = placeOf(schema.numbers, order.number, 'number')
  const sign = order.descending === true ? 1 : -1
  const candidates = best(sets, end, parts, (segment, set) => {
    const numbers = segment.numbers[place]!
    return (i) => (numbers[set.docs[i]!] === NO_NUMBER ? -Infinity : sign * numbers[set.docs[i]!]!)
  })
  return candidates.sort((a, b) => compare(b.score, a.score) || a.id - b.id)
}

/** Within a segment keys are compared by their numbers; between segments by what they are. */
function byKey(
  sets: readonly DocSet[],
  order: Extract<Order, { by: 'key' }>,
  end: number,
  { schema, parts }: Ground,
): Candidate[] {
  const place = placeOf(schema.sorts, order.key, 'sort key')
  const sign = order.descending === true ? 1 : -1
  const candidates = best(sets, end, parts, (segment, set) => {
    const { ordinals, keys } = segment.sorts[place]!
    return (i) => (ordinals[set.docs[i]!] === keys.size ? -Infinity : sign * ordinals[set.docs[i]!]!)
  })
  const keyed = candidates.map((candidate) => {
    const { keys, ordinals } = parts[candidate.part]!.segment.sorts[place]!
    return { candidate, key: candidate.score === -Infinity ? undefined : utf8(keyAt(keys, ordinals[candidate.doc]!)) }
  })
  keyed.sort((a, b) => {
    if (a.key === undefined || b.key === undefined)
      return Number(a.key === undefined) - Number(b.key === undefined) || a.candidate.id - b.candidate.id
    return -sign * compareBytes(a.key, 0, a.key.length, b.key, b.key.length) || a.candidate.id - b.candidate.id
  })
  return keyed.map(({ candidate }) => candidate)
}

/** The best `count` documents of each segment by a value that is known for each entry of its set. */
function best(
  sets: readonly DocSet[],
  count: number,
  parts: readonly Part[],
  valueOf: (segment: Segment, set: DocSet) => (entry: number) => number,
): Candidate[] {
  return sets.flatMap((set, part) => {
    const { segment } = parts[part]!
    const value = valueOf(segment, set)
    const top = new Top(Math.min(count, set.length))
    for (let i = 0; i < set.length; i++) top.offer(value(i), set.docs[i]!)
    return candidatesOf(top, part, segment)
  })
}

function candidatesOf(top: Top, part: number, segment: Segment): Candidate[] {
  return top.sorted().map(({ value: score, number: doc }) => ({ part, doc, id: segment.ids[doc]!, score }))
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
