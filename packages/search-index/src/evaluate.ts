import type { AccumulatorPool } from './accumulator.ts'
import type { DocSet } from './doc-set.ts'
import { emptySet, gallop, intersect, keep, subtract } from './doc-set.ts'
import type { ValueGround } from './facet-test.ts'
import { facetTest, rangeTest } from './facet-test.ts'
import { phraseTest } from './phrase.ts'
import type { Plan, PlannedPhrase } from './plan.ts'
import { postingsIn, type PlannedTerm, type PlannedWord } from './planned-word.ts'
import type { SetRoom } from './set-room.ts'
import { uniteBest } from './unite.ts'

/** One segment to evaluate a plan in: its place among the plan's segments, and room to work. */
export interface Site extends ValueGround {
  readonly part: number
  readonly pool: AccumulatorPool
  readonly room: SetRoom
}

/**
 * The documents of a segment that match, deleted ones included, with the sum of what their words count. The set stands in the
 * room and ends with it.
 */
export function evaluate(plan: Plan, site: Site): DocSet {
  switch (plan.kind) {
    case 'nothing':
      return emptySet()
    case 'everything':
      return everything(site)
    case 'word':
      return documentsOf(plan, site)
    case 'phrase':
      return evaluatePhrase(plan, site)
    case 'and':
      return evaluateAll(plan.of, site)
    case 'or':
      return evaluateSome(plan.of, 1, site)
    case 'some':
      return evaluateSome(plan.of, plan.count, site)
    case 'not':
    case 'facet':
    case 'range': {
      const set = everything(site)
      narrow(set, plan, site)
      return set
    }
  }
}

/** Begins with the rarest part and narrows it by the others, cheap ones first. */
function evaluateAll(parts: readonly Plan[], site: Site): DocSet {
  const ordered = parts.map((part) => ({ part, cost: mostMatches(part, site) })).sort((a, b) => a.cost - b.cost)
  const [first, ...others] = ordered
  if (first === undefined) return everything(site)
  if (first.cost === 0) return emptySet()
  const set = evaluate(first.part, site)
  for (const { part } of others) {
    if (set.length === 0) break
    narrow(set, part, site)
  }
  return set
}

function evaluatePhrase(phrase: PlannedPhrase, site: Site): DocSet {
  const words = phrase.words.map(({ word }) => word)
  const set = evaluateAll(words, site)
  if (words.length > 1 || phrase.anchor !== undefined || phrase.words.some(({ except }) => except !== undefined)) {
    keep(set, phraseTest(phrase, site.segment, site.part))
  }
  return set
}

function evaluateSome(parts: readonly Plan[], least: number, site: Site): DocSet {
  if (parts.length === 1 && least <= 1) return evaluate(parts[0]!, site)
  return site.pool.with((accumulator) => {
    for (const part of parts) {
      const set = evaluate(part, site)
      for (let i = 0; i < set.length; i++) accumulator.add(set.docs[i]!, set.scores[i]!)
    }
    return accumulator.take(least, site.room)
  })
}

/** Keeps of a set what matches a plan too, and adds to the scores. */
function narrow(set: DocSet, plan: Plan, site: Site): void {
  switch (plan.kind) {
    case 'nothing':
      set.length = 0
      return
    case 'everything':
      return
    case 'word':
      return narrowByWord(set, plan, site)
    case 'phrase':
      for (const { word } of plan.words) narrowByWord(set, word, site)
      return keep(set, phraseTest(plan, site.segment, site.part))
    case 'and':
      for (const part of plan.of) narrow(set, part, site)
      return
    case 'not':
      return subtract(set, evaluate(plan.of, site))
    case 'facet':
      return keep(set, facetTest(plan.facet, plan.values, site))
    case 'range':
      return keep(set, rangeTest(plan.number, plan.from, plan.to, site))
    case 'or':
    case 'some':
      return intersect(set, evaluate(plan, site))
  }
}

/** So many lists are united two by two; more of them, as for the beginning of a word, go through an accumulator. */
const FEW = 16

function documentsOf(word: PlannedWord, site: Site): DocSet {
  const terms = word.terms[site.part]!
  if (terms.length <= FEW) {
    return uniteBest(
      terms.map((term) => documentsOfTerm(word, term, site)),
      site.room,
    )
  }
  const { docs, weights, masks } = site.segment
  const unit = word.rarity / 255
  return site.pool.with((accumulator) => {
    for (const { from, to, factor } of terms) {
      for (let posting = from; posting < to; posting++) {
        if ((masks[posting]! & word.mask) !== 0) accumulator.raise(docs[posting]!, unit * factor * weights[posting]!)
      }
    }
    return accumulator.take(1, site.room)
  })
}

function documentsOfTerm(word: PlannedWord, { from, to, factor }: PlannedTerm, { segment, room }: Site): DocSet {
  const { docs, weights, masks } = segment
  const unit = word.rarity / 255
  const set = room.set(to - from)
  let length = 0
  for (let posting = from; posting < to; posting++) {
    if ((masks[posting]! & word.mask) === 0) continue
    set.docs[length] = docs[posting]!
    set.scores[length++] = unit * factor * weights[posting]!
  }
  set.length = length
  return set
}

/** Leaps through the set and each term's postings by turns, so that the shorter of the two decides the work. */
function narrowByWord(set: DocSet, word: PlannedWord, { segment, part, room }: Site): void {
  const { docs, weights, masks } = segment
  const best = room.set(set.length).scores.fill(0)
  const unit = word.rarity / 255
  for (const { from, to, factor } of word.terms[part]!) {
    let posting = from
    let i = 0
    while (i < set.length) {
      const doc = set.docs[i]!
      posting = gallop(docs, posting, to, doc)
      if (posting === to) break
      const found = docs[posting]!
      if (found === doc) {
        const score = unit * factor * weights[posting]!
        if ((masks[posting]! & word.mask) !== 0 && score > best[i]!) best[i] = score
        i++
      } else i = gallop(set.docs, i + 1, set.length, found)
    }
  }
  let out = 0
  for (let i = 0; i < set.length; i++) {
    const score = best[i]!
    if (score === 0) continue
    set.docs[out] = set.docs[i]!
    set.scores[out++] = set.scores[i]! + score
  }
  set.length = out
}

function everything({ segment, room }: Site): DocSet {
  const { length } = segment.ids
  const set = room.set(length)
  for (let doc = 0; doc < length; doc++) set.docs[doc] = doc
  set.scores.fill(0)
  set.length = length
  return set
}

/** An upper bound of the documents of a segment that a plan matches, with what it costs to test a document on top. */
function mostMatches(plan: Plan, site: Site): number {
  const documents = site.segment.ids.length
  switch (plan.kind) {
    case 'nothing':
      return 0
    case 'word':
      return Math.min(documents, postingsIn(plan, site.part))
    case 'phrase':
      return Math.min(...plan.words.map(({ word }) => mostMatches(word, site)))
    case 'and':
      return Math.min(documents, ...plan.of.map((part) => mostMatches(part, site)))
    case 'or':
    case 'some':
      return Math.min(
        documents,
        plan.of.reduce((sum, part) => sum + mostMatches(part, site), 0),
      )
    case 'everything':
    case 'facet':
    case 'range':
    case 'not':
      return documents + 1
  }
}
