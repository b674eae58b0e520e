import { queryLimits, type Query } from '@carrel/search-index'
import { attributeSets, type RpnAttribute, type RpnNode, type RpnQuery, type RpnTerm } from '@carrel/z3950'
import {
  anywhere,
  askedTerm,
  fieldsCalled as fields,
  joined,
  NotPossible,
  taking,
  type IndexTarget,
  type Taken,
  type WhyNot,
} from './asked-term.ts'

const year: IndexTarget = { kind: 'number', number: 'year' }
const [title, author, subject, call] = [fields('title'), fields('author'), fields('subject'), fields('call')]

/** What the Use attributes of bib-1 are in the catalogue (Z39.50-2003, ATR.1; Bath profile 2.0). */
const uses: ReadonlyMap<number, IndexTarget> = new Map([
  ...[1, 2, 3, 1002, 1003, 1004, 1005, 1006].map((use) => [use, author] as const),
  ...[4, 6, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44].map((use) => [use, title] as const),
  [5, fields('series')],
  [7, fields('isbn')],
  [8, fields('issn')],
  [9, fields('lccn')],
  ...[12, 48, 50, 51, 1007, 1028].map((use) => [use, fields('number')] as const),
  ...[13, 14, 16, 17, 18, 20, 53].map((use) => [use, call] as const),
  ...[21, 22, 23, 24, 25, 26, 27, 28, 29, 47, 58, 1008, 1009].map((use) => [use, subject] as const),
  ...[30, 31].map((use) => [use, year] as const),
  [54, { kind: 'facet', facet: 'language' }],
  [1031, { kind: 'facet', facet: 'format' }],
  ...[59, 1018].map((use) => [use, fields('publisher')] as const),
  ...[62, 63, 1010].map((use) => [use, fields('note')] as const),
  ...[1016, 1017, 1035, 1036].map((use) => [use, anywhere] as const),
])

const relations: Readonly<Record<number, string>> = { 1: '<', 2: '<=', 3: '=', 4: '>=', 5: '>', 6: '<>', 102: '=' }
// Relation 103: always matches.
const always = 103
const structures: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 100, 101, 102, 105, 106, 107, 108, 109])
/** Structures whose words stand as they are given; those of the others are wanted in any order. */
const asPhrase: ReadonlySet<number> = new Set([1, 3, 108])

/** What an earlier search of the session found, by its name; undefined for none. */
export type ResultSets = (name: string) => Query | undefined

/** Takes a query of type 1 or 101 (Z39.50-2003, 3.7). */
export function queryOfRpn({ attributeSet, root }: RpnQuery, sets: ResultSets): Taken {
  return taking(() => {
    if (attributeSet !== attributeSets['bib-1']) throw unknownSet(attributeSet)
    return translate(root, sets, { operators: 0 })
  })
}

const unknownSet = (oid: string) =>
  new NotPossible('attribute-set', oid, 'The catalogue knows the attributes of bib-1 only.')

function translate(node: RpnNode, sets: ResultSets, seen: { operators: number }): Query {
  switch (node.kind) {
    case 'set': {
      const found = sets(node.name)
      if (!found) throw new NotPossible('result-set', node.name, 'There is no result of this name. Search again.')
      if (node.attributes !== undefined && node.attributes.length > 0)
        throw new NotPossible('combination', node.name, 'A result is not narrowed by attributes here.')
      return found
    }
    case 'prox':
      throw new NotPossible('proximity', 'prox', 'The catalogue does not search words near each other.')
    case 'term':
      return clause(node.attributes, termText(node.term))
    default: {
      if (++seen.operators > queryLimits.parts / 2)
        throw new NotPossible('too-many-operators', '', 'The query has too many operators.')
      const [left, right] = [translate(node.left, sets, seen), translate(node.right, sets, seen)]
      return joined(node.kind === 'and-not' ? 'not' : node.kind, left, right)
    }
  }
}

/** What the Use attribute among others means, for lists of terms; anywhere where there is none. */
export function targetOfAttributes(
  attributes: readonly RpnAttribute[],
): { readonly ok: true; readonly target: IndexTarget } | WhyNot {
  try {
    return { ok: true, target: targetOf(numbersOf(attributes)) }
  } catch (error) {
    if (error instanceof NotPossible) return error.why
    throw error
  }
}

function numbersOf(attributes: readonly RpnAttribute[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const { type, value, set } of attributes) {
    if (set !== undefined && set !== attributeSets['bib-1']) throw unknownSet(set)
    if (type < 1 || type > 6)
      throw new NotPossible('attribute', String(type), `The catalogue knows no attributes of the type ${type}.`)
    // Of a list the first that is a number counts (semantic action 1: the first that is known).
    const number = typeof value === 'number' ? value : value.find((one) => typeof one === 'number')
    if (typeof number !== 'number')
      throw new NotPossible(type === 1 ? 'index' : 'attribute', String(value), 'Attributes are numbers here.')
    found.set(type, number)
  }
  return found
}

function targetOf(numbers: ReadonlyMap<number, number>): IndexTarget {
  const use = numbers.get(1) ?? 1016
  const target = uses.get(use)
  if (!target) throw new NotPossible('index', String(use), `The catalogue has no index for Use ${use}.`)
  return target
}

function clause(attributes: readonly RpnAttribute[], text: string): Query {
  const numbers = numbersOf(attributes)
  const target = targetOf(numbers)
  const relation = numbers.get(2) ?? 3
  const structure = numbers.get(4)
  const position = numbers.get(3) ?? 3
  const truncation = numbers.get(5) ?? 100
  const completeness = numbers.get(6) ?? 1
  if (relation === always) return { kind: 'all' }
  const by = relations[relation]
  const wrong = (reason: 'relation' | 'structure' | 'position' | 'completeness', value: number) =>
    new NotPossible(reason, String(value), `The catalogue does not know this value of ${reason}: ${value}.`)
  if (by === undefined) throw wrong('relation', relation)
  if (structure !== undefined && !structures.has(structure)) throw wrong('structure', structure)
  if (position < 1 || position > 3) throw wrong('position', position)
  if (completeness < 1 || completeness > 3) throw wrong('completeness', completeness)
  if (text.trim() === '') throw new NotPossible('empty', '', 'The search term is empty.')
  const isFirst = position !== 3
  const isWhole = completeness !== 1
  const pattern = patternOf(text.trim(), truncation)
  // Years and codes have neither words nor places.
  if (target.kind !== 'fields') return askedTerm(target, by, text.trim(), `Use ${numbers.get(1) ?? 1016}`)
  if (by !== '=' && by !== '<>') throw wrong('relation', relation)
  const words = pattern.split(/\s+/u)
  const isPhrase = isFirst || isWhole || asPhrase.has(structure ?? 6)
  const negated = (query: Query): Query => (by === '<>' ? { kind: 'not', of: query } : query)
  if (truncation !== 100 && truncation !== 0 && words.length > 1 && isPhrase)
    return negated(openPhrase(text.trim(), { target, truncation, isFirst: isFirst || isWhole }))
  if (truncation !== 100 && (isFirst || isWhole))
    throw new NotPossible('combination', `3=${position} 5=${truncation} 6=${completeness}`, anchoredPattern)
  if (isWhole) return negated(askedTerm(target, 'exact', pattern, 'bib-1'))
  if (isFirst) return negated(askedTerm(target, '=', `^${pattern}`, 'bib-1'))
  return negated(askedTerm(target, words.length > 1 && isPhrase ? 'adj' : 'all', pattern, 'bib-1'))
}

const anchoredPattern = 'The beginning of a field is looked for by whole words, or by two words and more.'

/** A phrase whose last word is only begun. */
function openPhrase(
  text: string,
  how: {
    readonly target: Extract<IndexTarget, { kind: 'fields' }>
    readonly truncation: number
    readonly isFirst: boolean
  },
): Query {
  const { target, truncation, isFirst } = how
  if (truncation !== 1)
    throw new NotPossible('combination', `5=${truncation}`, 'A phrase can be left open at its end only.')
  const within = target.fields === undefined ? {} : { fields: target.fields }
  const open: Query = { kind: 'prefix', text, ...within }
  if (!isFirst) return open
  const begun: Query = { kind: 'phrase', text: text.split(/\s+/u).slice(0, -1).join(' '), anchor: 'start', ...within }
  return { kind: 'and', of: [begun, open] }
}

/** A term in the signs of CQL. */
function patternOf(text: string, truncation: number): string {
  const plain = text.replaceAll(/[\\*?^"]/g, String.raw`\$&`)
  const eachWord = (dress: (word: string) => string) => plain.split(/\s+/u).map(dress).join(' ')
  switch (truncation) {
    case 0:
    case 100:
      return plain
    case 1:
      return eachWord((word) => `${word}*`)
    case 2:
      return eachWord((word) => `*${word}`)
    case 3:
      return eachWord((word) => `*${word}*`)
    case 101:
      // "#" stands for any letters (process # in search term).
      return plain.replaceAll('#', '*')
    case 104:
      // Z39.58: "#" is one letter, "?" any, "?n" up to n of them.
      return plain.replaceAll(/\\\?\d*/g, '*').replaceAll('#', '?')
    default:
      throw new NotPossible('truncation', String(truncation), `The catalogue does not truncate by ${truncation}.`)
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')

/** The text of a term: UTF-8, or Latin-1 where it is not. */
export function termText(term: RpnTerm): string {
  switch (term.kind) {
    case 'general':
      try {
        return utf8.decode(term.value)
      } catch {
        return latin1.decode(term.value)
      }
    case 'null':
      return ''
    default:
      return String(term.value)
  }
}
