import { queryWords, tokensWithVariants } from '@carrel/text'
import { compareCodePoints } from './bytes.ts'
import { keyAt, ordinalOf, prefixRange } from './dictionary.ts'
import { evaluate } from './evaluate.ts'
import { applyFilters } from './filters.ts'
import type { Plan } from './plan.ts'
import { planQuery } from './plan.ts'
import type { Suggestion } from './schema.ts'
import type { SearchGround } from './search.ts'
import { suggestionOfKey, suggestionStart } from './keys.ts'
import { Top } from './top.ts'

/** Documents whose headings are looked through when a heading has the words somewhere inside. */
const MAX_DOCUMENTS = 20_000
/** Headings of these documents that are compared with what was typed. */
const MAX_COMPARED = 400

/** Headings for what was typed so far: those that begin so, then those that have its words anywhere; the most used first. */
export function suggestHeadings(typed: string, limit: number, ground: SearchGround): Suggestion[] {
  const start = suggestionStart(typed)
  if (start === '' || limit <= 0) return []
  const keys = new Set(headingsFrom(start, limit, ground))
  // One letter begins enough; that it is somewhere inside says nothing.
  if (keys.size < limit && start.length > 1) for (const key of headingsWith(typed, limit, ground)) keys.add(key)
  return [...keys].slice(0, limit).map((key) => suggestionOfKey(ground.schema, key))
}

function headingsFrom(start: string, limit: number, ground: SearchGround): string[] {
  const keys = new Set<string>()
  for (const { segment } of ground.parts) {
    const { suggestions, suggestionWeights } = segment
    const range = prefixRange(suggestions.keys, start)
    const top = new Top(limit)
    for (let ordinal = range.from; ordinal < range.to; ordinal++) top.offer(suggestionWeights[ordinal]!, ordinal)
    for (const { number } of top.sorted()) keys.add(keyAt(suggestions.keys, number))
  }
  return mostUsed(keys, limit, ground)
}

/** Finds documents by the words, the last one unfinished, and of their headings those that have all the words. */
function headingsWith(typed: string, limit: number, ground: SearchGround): string[] {
  const { schema, parts, scratch, live } = ground
  const plan: Plan = planQuery({ kind: 'prefix', text: typed }, contextOf(ground))
  const words = queryWords(typed).flatMap(({ alternatives }) => alternatives[0] ?? [])
  const keys = new Set<string>()
  const { room } = scratch
  room.clear()
  parts.forEach(({ segment, deleted, deletedCount }, part) => {
    const set = evaluate(plan, { schema, segment, part, live, room, pool: scratch.pool(segment) })
    const { kept } = applyFilters(set, [], deletedCount > 0 ? deleted : undefined)
    const { suggestions, suggestionWeights } = segment
    const top = new Top(MAX_COMPARED)
    scratch.withTally(suggestions, (tally) => {
      const docs = Math.min(kept.length, MAX_DOCUMENTS)
      for (let i = 0; i < docs; i++) {
        const doc = kept.docs[i]!
        const to = suggestions.offsets[doc + 1]!
        for (let at = suggestions.offsets[doc]!; at < to; at++) {
          const ordinal = suggestions.ordinals[at]!
          if (tally.counts[ordinal]!++ > 0) continue
          tally.touched[tally.size++] = ordinal
          top.offer(suggestionWeights[ordinal]!, ordinal)
        }
      }
    })
    for (const { number } of top.sorted()) {
      const key = keyAt(suggestions.keys, number)
      if (hasWords(suggestionOfKey(schema, key).text, words)) keys.add(key)
    }
  })
  return mostUsed(keys, limit, ground)
}

/** Whether a heading has all words, the last one perhaps as a beginning. */
function hasWords(heading: string, words: readonly string[]): boolean {
  const found = tokensWithVariants(heading).map(({ token }) => token)
  const last = words.at(-1) ?? ''
  return words.slice(0, -1).every((word) => found.includes(word)) && found.some((word) => word.startsWith(last))
}

function mostUsed(keys: ReadonlySet<string>, limit: number, { parts }: SearchGround): string[] {
  const weighed = Array.from(keys, (key) => {
    let weight = 0
    for (const { segment } of parts) {
      const ordinal = ordinalOf(segment.suggestions.keys, key)
      if (ordinal >= 0) weight += segment.suggestionWeights[ordinal]!
    }
    return { key, weight }
  })
  weighed.sort((a, b) => b.weight - a.weight || compareCodePoints(a.key, b.key))
  return weighed.slice(0, limit).map(({ key }) => key)
}

/** What plans are made for on this ground. */
export function contextOf({ schema, parts }: SearchGround): {
  schema: SearchGround['schema']
  segments: SearchGround['parts'][number]['segment'][]
  documents: number
} {
  const segments = parts.map((part) => part.segment)
  return { schema, segments, documents: segments.reduce((sum, segment) => sum + segment.ids.length, 0) }
}
