import { queryWords } from '@carrel/text'
import { compareCodePoints } from './bytes.ts'
import { keyAt, ordinalOf } from './dictionary.ts'
import type { Query, WordQuery } from './query.ts'
import type { Segment } from './segment.ts'
import { similarWords } from './similar-words.ts'

/** One word that was taken for another. */
export interface Correction {
  readonly from: string
  readonly to: string
  /** Where the word stands in what was typed; undefined for a query that was not typed. */
  readonly at: number | undefined
}

/** A query with some words replaced. */
export interface CorrectedQuery {
  readonly query: Query
  readonly corrections: readonly Correction[]
}

/** Words that are corrected in one query. */
const MAX_WORDS = 3
/** Words of a query whose neighbours are tried together with them. */
const MAX_JOINED = 12
/** Words tried in place of one. */
const MAX_TRIED = 8
/** Words that one may be parted into, and its letters. */
const MOST_PARTS = 4
const LONGEST_PARTED = 32

/**
 * Replaces words that no document has by similar ones, such that the query finds something. Where every word is known,
 * one of them is replaced. Undefined when nothing helps.
 *
 * @param count how many documents a query finds.
 */
export function correctQuery(
  query: Query,
  segments: readonly Segment[],
  count: (query: Query) => number,
): CorrectedQuery | undefined {
  const words = correctableWords(query)
  const rejoined = joinWords(query, words, segments, count)
  if (rejoined) return rejoined
  const missing = words.filter(({ token }) => frequency(segments, token) === 0)
  if (missing.length > MAX_WORDS) return undefined
  if (missing.length === 0) {
    for (const { node, token } of words.slice(0, MAX_WORDS)) {
      const known = frequency(segments, token)
      // A word that is known is only taken for two where these stand together.
      const taken = (text: string): Query =>
        text.includes(' ') ? replacePart(query, node, phraseOf(node, text)) : replaceWord(query, node, text)
      // It may be meant, so it is replaced by what is nearest only: biology is not geology.
      const near = similarTo(segments, token, known).filter(({ text, distance }) => distance <= 1 || text.includes(' '))
      const to = bestOf(near, (text) => count(taken(text)))
      if (to !== undefined) return { query: taken(to), corrections: [{ from: node.text, to, at: node.at }] }
    }
    return undefined
  }
  let corrected = query
  let open = missing.map(({ node }) => node)
  const corrections: Correction[] = []
  for (const { node, token } of missing) {
    open = open.filter((other) => other !== node)
    const without = open.reduce((rest, other) => replaceWord(rest, other, undefined), corrected)
    const to = bestOf(similarTo(segments, token, 0), (text) => count(replaceWord(without, node, text)))
    if (to === undefined) return undefined
    corrected = replaceWord(corrected, node, to)
    corrections.push({ from: node.text, to, at: node.at })
  }
  return { query: corrected, corrections }
}

/** Words typed in two that are one in the dictionary: "photo synthesis", "web site", "Mac Donald". */
function joinWords(
  query: Query,
  words: readonly CorrectableWord[],
  segments: readonly Segment[],
  count: (query: Query) => number,
): CorrectedQuery | undefined {
  for (const [i, { node, token }] of words.slice(0, MAX_JOINED).entries()) {
    const next = words[i + 1]
    if (next === undefined || frequency(segments, token + next.token) === 0) continue
    const to = token + next.token
    const joined = replaceWord(replaceWord(query, next.node, undefined), node, to)
    if (count(joined) === 0) continue
    // The words between are gone too, so that what was typed reads as it was taken.
    const corrections = [
      { from: node.text, to, at: node.at },
      { from: next.node.text, to: '', at: next.node.at },
    ]
    return { query: joined, corrections }
  }
  return undefined
}

/** What was typed with its corrections. */
export function correctText(typed: string, corrections: readonly Correction[]): string {
  let text = typed
  for (const { from, to, at } of [...corrections].sort((a, b) => (b.at ?? -1) - (a.at ?? -1))) {
    if (at === undefined) continue
    // The marks around the word stay.
    const replaced = from.replace(/[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/u, to)
    const before = to === '' ? text.slice(0, at).trimEnd() : text.slice(0, at)
    text = before + replaced + text.slice(at + from.length)
  }
  return text
}

interface SimilarText {
  readonly text: string
  /** Less is nearer. */
  readonly distance: number
  readonly frequency: number
}

/** The nearest text with which the query finds something; among equally near ones that with which it finds most. */
function bestOf(similar: readonly SimilarText[], count: (text: string) => number): string | undefined {
  let best: { readonly text: string; readonly distance: number; readonly found: number } | undefined
  for (const { text, distance } of similar) {
    if (best !== undefined && distance > best.distance) break
    const found = count(text)
    if (found > 0 && (best === undefined || found > best.found)) best = { text, distance, found }
  }
  return best?.text
}

/** Words like this one, nearest first, that are in more documents than `known`. */
function similarTo(segments: readonly Segment[], token: string, known: number): SimilarText[] {
  const most = mistakesIn(token)
  if (most === 0) return []
  const found = new Map<string, { distance: number; frequency: number }>()
  for (const segment of segments) {
    for (const { ordinal, distance } of similarWords(segment.terms, token, most)) {
      const text = keyAt(segment.terms, ordinal)
      if (text === token || /\d/.test(text)) continue
      const postings = segment.starts[ordinal + 1]! - segment.starts[ordinal]!
      // A mistake in the first letter is rare.
      const far = text.codePointAt(0) === token.codePointAt(0) ? distance : distance + 0.5
      found.set(text, { distance: far, frequency: (found.get(text)?.frequency ?? 0) + postings })
    }
  }
  const parted = partWord(segments, token)
  if (parted) found.set(parted.text, parted)
  return [...found]
    .map(([text, { distance, frequency: postings }]) => ({ text, distance, frequency: postings }))
    .filter((candidate) => candidate.frequency > known)
    .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency || compareCodePoints(a.text, b.text))
    .slice(0, MAX_TRIED)
}

/** Words written without the spaces between them, as few as possible; of those the ones whose rarest word is used most. */
function partWord(segments: readonly Segment[], token: string): SimilarText | undefined {
  if (token.length > LONGEST_PARTED) return undefined
  const used = new Map<string, number>()
  const usedOf = (part: string): number => {
    const known = used.get(part) ?? frequency(segments, part)
    used.set(part, known)
    return known
  }
  // By the letters that are left: the best way to part them into so many words.
  let ways = new Map([[0, { text: '', least: Infinity }]])
  for (let parts = 1; parts <= MOST_PARTS; parts++) {
    const longer = new Map<number, { text: string; least: number }>()
    for (const [from, way] of ways) {
      for (let to = from + 2; to <= token.length; to++) {
        const part = token.slice(from, to)
        const least = Math.min(way.least, usedOf(part))
        if (least > (longer.get(to)?.least ?? 0)) longer.set(to, { text: `${way.text} ${part}`, least })
      }
    }
    const whole = parts > 1 ? longer.get(token.length) : undefined
    if (whole) return { text: whole.text.trimStart(), distance: parts - 0.5, frequency: whole.least }
    ways = longer
  }
  return undefined
}

/** How many mistakes a word of this length may have. */
function mistakesIn(token: string): number {
  const length = Array.from(token).length
  if (length < 3 || /\d/.test(token)) return 0
  return length < 6 ? 1 : 2
}

function frequency(segments: readonly Segment[], token: string): number {
  let sum = 0
  for (const { terms, starts } of segments) {
    const ordinal = ordinalOf(terms, token)
    if (ordinal >= 0) sum += starts[ordinal + 1]! - starts[ordinal]!
  }
  return sum
}

interface CorrectableWord {
  readonly node: WordQuery
  readonly token: string
}

/** Words of a query that must be found and are one word of the dictionary each. */
function correctableWords(query: Query): CorrectableWord[] {
  if (query.kind === 'and') return query.of.flatMap(correctableWords)
  if (query.kind !== 'word') return []
  const words = queryWords(query.text)
  const token = words[0]?.alternatives[0]?.[0]
  return words.length === 1 && token !== undefined ? [{ node: query, token }] : []
}

/** The query with another text for a word, or without the word. */
function replaceWord(query: Query, node: WordQuery, text: string | undefined): Query {
  return replacePart(query, node, text === undefined ? { kind: 'all' } : { ...node, text })
}

function replacePart(query: Query, node: WordQuery, part: Query): Query {
  if (query === node) return part
  return query.kind === 'and' ? { kind: 'and', of: query.of.map((one) => replacePart(one, node, part)) } : query
}

function phraseOf({ fields }: WordQuery, text: string): Query {
  return { kind: 'phrase', text, ...(fields !== undefined && { fields }) }
}
