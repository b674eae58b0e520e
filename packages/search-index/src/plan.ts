import { queryWords } from '@carrel/text'
import { compactIdentifier, cutTerm, phraseWords, relatedTerms, spellingPrefix, spellingsOf } from './analyze.ts'
import { expandPattern, expandPrefix } from './expand.ts'
import type { PlannedWord } from './planned-word.ts'
import { planWord } from './planned-word.ts'
import type { Query } from './query.ts'
import type { Schema } from './schema.ts'
import { placeOf } from './schema.ts'
import type { Segment } from './segment.ts'

/** A query with every word looked up in the dictionary of every segment. */
export type Plan =
  | { readonly kind: 'nothing' | 'everything' }
  | PlannedWord
  | PlannedPhrase
  | { readonly kind: 'and'; readonly of: readonly Plan[] }
  | { readonly kind: 'or'; readonly of: readonly Plan[] }
  /** Documents that match at least `count` of the parts. */
  | { readonly kind: 'some'; readonly count: number; readonly of: readonly Plan[] }
  | { readonly kind: 'not'; readonly of: Plan }
  | { readonly kind: 'facet'; readonly facet: string; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly number: string; readonly from: number; readonly to: number }

export interface PlannedPhrase {
  readonly kind: 'phrase'
  readonly words: readonly PlannedPhraseWord[]
  readonly anchor: 'start' | 'whole' | undefined
}

export interface PlannedPhraseWord {
  readonly word: PlannedWord
  /** Spellings that the place must not have. */
  readonly except: PlannedWord | undefined
}

/** What a plan is made for. */
export interface PlanContext {
  readonly schema: Schema
  readonly segments: readonly Segment[]
  /** Documents of all segments, deleted ones included. */
  readonly documents: number
}

/** How much a word counts that only has the stem in common. */
const RELATED = 0.6
/** How much it counts when it is written in another way: Mueller for Müller. */
const SPELT_OTHERWISE = 0.9
/** Words of the dictionary, without expansions, that one query may look up. */
const MAX_LOOKUPS = 96

/**
 * Looks up a query.
 *
 * @throws RangeError for a field that the schema does not have.
 */
export function planQuery(query: Query, context: PlanContext): Plan {
  let lookups = 0
  const plan = (part: Query): Plan => {
    switch (part.kind) {
      case 'all':
        return { kind: 'everything' }
      case 'word':
        return planWords(part.text, part.fields, part.at)
      case 'phrase':
        return planPhrase(part)
      case 'prefix':
        return planPrefix(part.text, part.fields)
      case 'wildcard':
        return expandPattern(context, part.text, maskOf(context.schema, part.fields))
      case 'identifier':
        return planIdentifier(part.text, maskOf(context.schema, part.fields))
      case 'and':
      case 'or':
        return { kind: part.kind, of: part.of.map(plan) }
      case 'some':
        return { kind: 'some', count: part.count, of: part.of.map(plan) }
      case 'not':
        return { kind: 'not', of: plan(part.of) }
      case 'facet':
        return { kind: 'facet', facet: part.facet, values: part.values }
      case 'range':
        return { kind: 'range', number: part.number, from: part.from ?? -Infinity, to: part.to ?? Infinity }
    }
  }

  const planToken = (token: string, mask: number, at?: number, spellings: readonly string[] = []): Plan => {
    lookups++
    const word = cutTerm(token)
    const related = relatedTerms(word, context.schema.languages).map((term) => ({ term, factor: RELATED }))
    const others = spellings.map((term) => ({ term, factor: SPELT_OTHERWISE }))
    return planWord(context, [{ term: word, factor: 1 }, ...others, ...related], { mask, text: word, at })
  }

  const planWords = (text: string, fields: readonly string[] | undefined, at: number | undefined): Plan => {
    const mask = maskOf(context.schema, fields)
    const identifiers = mask & identifierMask(context.schema)
    if (mask === identifiers) return planIdentifier(text, mask)
    const words = queryWords(text)
    const spellings = spellingsOf(text)
    const parts = words.slice(0, Math.max(0, MAX_LOOKUPS - lookups)).map(({ alternatives }): Plan => {
      const ways = alternatives.map((tokens) =>
        all(tokens.map((token) => planToken(token, mask, words.length === 1 ? at : undefined, spellings.get(token)))),
      )
      return ways.length === 1 ? ways[0]! : { kind: 'or', of: ways }
    })
    const spoken = all(parts)
    // "0-14-044913-6" may be words or a number.
    if (identifiers === 0 || words.length < 2 || !/\d/.test(text) || /\s/.test(text)) return spoken
    return { kind: 'or', of: [spoken, planIdentifier(text, identifiers)] }
  }

  const planIdentifier = (text: string, mask: number): Plan => {
    const term = compactIdentifier(text)
    lookups++
    return term === ''
      ? { kind: 'nothing' }
      : planWord(context, [{ term, factor: 1 }], { mask: mask & identifierMask(context.schema), text: term })
  }

  const planPhrase = ({ text, fields, anchor, exact }: Extract<Query, { kind: 'phrase' }>): Plan => {
    const mask = maskOf(context.schema, fields)
    if ((mask & ~identifierMask(context.schema)) === 0) return planIdentifier(text, mask)
    const words = phraseWords(text).slice(0, Math.max(0, MAX_LOOKUPS - lookups))
    lookups += words.length
    if (words.length === 0) return { kind: 'nothing' }
    return {
      kind: 'phrase',
      anchor,
      words: words.map(({ word, spelling }) => ({
        word: planWord(context, [{ term: exact === true && spelling !== undefined ? spelling : word, factor: 1 }], {
          mask,
          text: word,
        }),
        except:
          exact === true && spelling === undefined ? expandPrefix(context, spellingPrefix(word), mask) : undefined,
      })),
    }
  }

  const planPrefix = (text: string, fields: readonly string[] | undefined): Plan => {
    const mask = maskOf(context.schema, fields)
    const words = queryWords(text)
    const last = words.at(-1)?.alternatives[0]?.at(-1)
    const compact = compactIdentifier(text)
    const ways: Plan[] = []
    if (last !== undefined) {
      const before = words
        .slice(0, -1)
        .map(({ alternatives }) => all(alternatives[0]!.map((token) => planToken(token, mask))))
      ways.push(all([...before, expandPrefix(context, cutTerm(last), mask)]))
    }
    if (/\d/.test(compact) && compact !== last)
      ways.push(expandPrefix(context, compact, mask & identifierMask(context.schema)))
    return ways.length === 0 ? { kind: 'nothing' } : ways.length === 1 ? ways[0]! : { kind: 'or', of: ways }
  }

  return plan(query)
}

/** The plan of several parts that must all match. */
function all(parts: readonly Plan[]): Plan {
  if (parts.length === 0) return { kind: 'nothing' }
  return parts.length === 1 ? parts[0]! : { kind: 'and', of: parts }
}

function maskOf(schema: Schema, names: readonly string[] | undefined): number {
  if (names === undefined) return (1 << schema.fields.length) - 1
  let mask = 0
  for (const name of names)
    mask |=
      schema.fields[
        placeOf(
          schema.fields.map((field) => field.name),
          name,
          'field',
        )
      ]!.bit
  return mask
}

function identifierMask(schema: Schema): number {
  return schema.fields.reduce((mask, field) => (field.kind === 'identifier' ? mask | field.bit : mask), 0)
}
