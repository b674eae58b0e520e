import { textOf } from '../record/field.ts'
import { likeness, wordsOf } from './diff-text.ts'
import type { ComparedField } from './field-key.ts'
import { longestRising, type Pair } from './sequence.ts'

/** Which field of one record is which of another; places are those in the lists that were given. */
export interface Alignment {
  /** Fields that are the same. */
  readonly same: readonly Pair[]
  /** Fields that are taken for the same one with something changed. */
  readonly changed: readonly Pair[]
  /** Which of the same ones, by their place after, stand in another order than before. */
  readonly moved: ReadonlySet<number>
}

/** From here on two fields with one tag are taken for one that was changed. */
const ALIKE = 0.2
/** From here on two fields with different tags are. */
const ALIKE_ACROSS_TAGS = 0.75
/** Above this many comparisons fields of one tag are paired in their order, not by likeness. */
const MOST_COMPARISONS = 20_000

/** Finds out which fields belong together: the same ones first, then those with one tag that are most alike. */
export function alignFields(before: readonly ComparedField[], after: readonly ComparedField[]): Alignment {
  const same = equalFields(before, after)
  const rising = longestRising(same.map(([left]) => left))
  const moved = new Set(same.filter((_, index) => !rising.has(index)).map(([, right]) => right))
  const [usedBefore, usedAfter] = [new Set(same.map(([left]) => left)), new Set(same.map(([, right]) => right))]
  const changed: Pair[] = []
  const take = (pairs: readonly Pair[]): void => {
    for (const [left, right] of pairs) {
      usedBefore.add(left)
      usedAfter.add(right)
      changed.push([left, right])
    }
  }
  const open = (fields: readonly ComparedField[], used: ReadonlySet<number>): number[] =>
    [...fields.keys()].filter((index) => !used.has(index))
  const tagOf = ({ field }: ComparedField): string => field.tag
  const left = Map.groupBy(open(before, usedBefore), (index) => tagOf(before[index]!))
  const right = Map.groupBy(open(after, usedAfter), (index) => tagOf(after[index]!))
  for (const [tag, from] of left) take(alike(before, after, from, right.get(tag) ?? [], ALIKE))
  take(alike(before, after, open(before, usedBefore), open(after, usedAfter), ALIKE_ACROSS_TAGS))
  return { same, changed, moved }
}

/** Pairs of equal fields, first with first, in the order of the second list. */
function equalFields(before: readonly ComparedField[], after: readonly ComparedField[]): Pair[] {
  const waiting = new Map<string, number[]>()
  for (let index = before.length - 1; index >= 0; index--) {
    const { key } = before[index]!
    const places = waiting.get(key)
    if (places) places.push(index)
    else waiting.set(key, [index])
  }
  const pairs: Pair[] = []
  for (const [index, { key }] of after.entries()) {
    const left = waiting.get(key)?.pop()
    if (left !== undefined) pairs.push([left, index])
  }
  return pairs
}

/** The most alike pairs first, each field in one pair at most. */
function alike(
  before: readonly ComparedField[],
  after: readonly ComparedField[],
  left: readonly number[],
  right: readonly number[],
  least: number,
): Pair[] {
  if (left.length === 0 || right.length === 0) return []
  // Where one field of a tag went and one came, the new one is read as standing for the old, however different its text.
  const [first, second] = [left[0]!, right[0]!]
  if (left.length === 1 && right.length === 1 && before[first]!.field.tag === after[second]!.field.tag) {
    return [[first, second]]
  }
  if (left.length * right.length > MOST_COMPARISONS) return inOrder(before, after, left, right)
  const scored: { pair: Pair; score: number }[] = []
  const words = right.map((to) => wordsOf(textOf(after[to]!.field)))
  for (const [row, from] of left.entries()) {
    const own = wordsOf(textOf(before[from]!.field))
    for (const [column, to] of right.entries()) {
      const score = likeness(own, words[column]!)
      // Of pairs that are equally alike those in the same order come first.
      if (score >= least) scored.push({ pair: [from, to], score: score - Math.abs(row - column) * 1e-6 })
    }
  }
  scored.sort((a, b) => b.score - a.score)
  const used = new Set<string>()
  const pairs: Pair[] = []
  for (const { pair } of scored) {
    const [from, to] = [`b${pair[0]}`, `a${pair[1]}`]
    if (used.has(from) || used.has(to)) continue
    used.add(from).add(to)
    pairs.push(pair)
  }
  return pairs
}

function inOrder(
  before: readonly ComparedField[],
  after: readonly ComparedField[],
  left: readonly number[],
  right: readonly number[],
): Pair[] {
  const pairs: Pair[] = []
  for (const [place, from] of left.entries()) {
    const to = right[place]
    if (to === undefined) break
    if (before[from]!.field.tag === after[to]!.field.tag) pairs.push([from, to])
  }
  return pairs
}
