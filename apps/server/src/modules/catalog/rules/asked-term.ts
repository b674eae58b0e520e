import { queryLimits, type Query } from '@carrel/search-index'
import { maskedPieces } from '@carrel/sru'
import { searchFields } from './search-fields.ts'

/** What stands in the way of a query. */
export type NotPossibleReason =
  | 'syntax'
  | 'too-long'
  | 'too-many-operators'
  | 'set'
  | 'index'
  | 'relation'
  | 'relation-modifier'
  | 'structure'
  | 'position'
  | 'truncation'
  | 'completeness'
  | 'combination'
  | 'attribute'
  | 'attribute-set'
  | 'term'
  | 'empty'
  | 'anchor'
  | 'operator'
  | 'proximity'
  | 'result-set'

/** Why a query cannot be done, for people and, by its reason, for the diagnostics of a protocol. */
export interface WhyNot {
  readonly ok: false
  readonly reason: NotPossibleReason
  /** The name, number or word that is meant. */
  readonly detail: string
  readonly message: string
}

/** A query as the index takes it, or why not. */
export type Taken = { readonly ok: true; readonly query: Query } | WhyNot

/** What an index is in the catalogue: fields with words, a facet with values, or a number. */
export type IndexTarget =
  | { readonly kind: 'fields'; readonly fields: readonly string[] | undefined }
  | { readonly kind: 'facet'; readonly facet: string }
  | { readonly kind: 'number'; readonly number: string }

/** All fields together. */
export const anywhere: IndexTarget = { kind: 'fields', fields: undefined }
/** The fields that people call by one name. */
export const fieldsCalled = (name: string): IndexTarget => ({ kind: 'fields', fields: searchFields[name] })

/** A query that cannot be done. */
export class NotPossible extends Error {
  readonly why: WhyNot

  constructor(reason: NotPossibleReason, detail: string, message: string) {
    super(message)
    this.why = { ok: false, reason, detail: detail.slice(0, 200), message }
  }
}

/** Runs a translation; what it cannot do is a value. */
export function taking(translate: () => Query): Taken {
  try {
    return { ok: true, query: translate() }
  } catch (error) {
    if (error instanceof NotPossible) return error.why
    throw error
  }
}

/**
 * One term as it is asked of the index, whatever the language of the query: `by` is a relation of CQL, and `*`, `?` and `^` in the
 * term mean what they mean there unless a backslash stands before them. `called` is how whoever asks calls the index. Throws
 * {@link NotPossible}.
 */
export function askedTerm(target: IndexTarget, by: string, term: string, called: string): Query {
  if (target.kind === 'number') return numberClause(target.number, by, term, called)
  if (target.kind === 'facet') return facetClause(target.facet, by, term, called)
  return fieldClause(target.fields, by, term)
}

/** Joins two queries; a long row of one operator is one level deep. */
export function joined(operator: 'and' | 'or' | 'not', left: Query, right: Query): Query {
  if (operator === 'not') return { kind: 'and', of: [left, { kind: 'not', of: right }] }
  return { kind: operator, of: left.kind === operator ? [...left.of, right] : [left, right] }
}

function fieldClause(names: readonly string[] | undefined, by: string, term: string): Query {
  const within = names === undefined ? {} : { fields: names }
  const words = term.split(/\s+/u).filter((word) => word !== '')
  switch (by) {
    case '=':
    case 'scr':
      // Words side by side are wanted together; a term between quotation marks is of one piece.
      return words.length > 1 ? phrase(term, within) : masked(term, within)
    case 'adj':
      return phrase(term, within)
    case 'exact':
    case '==':
      return { kind: 'phrase', text: plain(term), anchor: 'whole', ...within }
    case 'all':
      return several('and', words, within)
    case 'any':
      return several('or', words, within)
    case '<>':
      return { kind: 'not', of: phrase(term, within) }
    default:
      throw new NotPossible('relation', by, `The relation "${by}" is for years only. Use =, all, any, adj or exact.`)
  }
}

function several(kind: 'and' | 'or', words: readonly string[], within: Within): Query {
  if (words.length > queryLimits.words)
    throw new NotPossible('too-long', String(words.length), `A term has at most ${queryLimits.words} words.`)
  const [first] = words
  if (first === undefined) return { kind: 'word', text: '', ...within }
  return words.length === 1 ? masked(first, within) : { kind, of: words.map((word) => masked(word, within)) }
}

type Within = { readonly fields?: readonly string[] }

/** A word with what its signs mean: `*` and `?` for letters, `^` for the beginning or end of the field. */
function masked(word: string, within: Within): Query {
  const pieces = maskedPieces(word)
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
  const kinds = new Set<string>(pieces.map(({ kind }) => kind))
  if (!kinds.has('any') && !kinds.has('one'))
    return kinds.has('edge') ? phrase(word, within) : { kind: 'word', text, ...within }
  if (text === '') throw new NotPossible('term', word, 'A pattern needs at least one letter.')
  const signs = pieces.filter(({ kind }) => kind !== 'edge')
  const last = signs.at(-1)
  if (signs.length === 2 && signs[0]?.kind === 'text' && last?.kind === 'any')
    return { kind: 'prefix', text, ...within }
  const pattern = signs.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'any' ? '*' : '?')).join('')
  return { kind: 'wildcard', text: pattern, ...within }
}

function phrase(term: string, within: Within): Query {
  const words = term.split(/\s+/u).filter((word) => word !== '')
  if (words.some((word) => maskedPieces(word).some(({ kind }) => kind === 'any' || kind === 'one')))
    return several('and', words, within)
  const pieces = maskedPieces(term.trim())
  const starts = pieces[0]?.kind === 'edge'
  const ends = pieces.length > 1 && pieces.at(-1)?.kind === 'edge'
  const anchor = starts ? (ends ? 'whole' : 'start') : undefined
  if (ends && !starts)
    throw new NotPossible('anchor', term, 'A term cannot be bound to the end of a field alone: write ^ before it too.')
  return { kind: 'phrase', text: plain(term), ...(anchor !== undefined && { anchor }), ...within }
}

function plain(term: string): string {
  return maskedPieces(term)
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
    .join('')
}

function facetClause(name: string, by: string, term: string, index: string): Query {
  if (!['=', '==', 'exact', 'any', 'scr', '<>'].includes(by))
    throw new NotPossible('relation', by, `"${index}" is compared by = or any.`)
  const values = by === 'any' ? term.split(/\s+/u).filter((word) => word !== '') : [term]
  const found: Query = { kind: 'facet', facet: name, values }
  return by === '<>' ? { kind: 'not', of: found } : found
}

function numberClause(number: string, by: string, term: string, index: string): Query {
  const [first, second, ...more] = term.split(/[\s/]+/u).map(Number)
  if (first === undefined || !Number.isInteger(first) || more.length > 0)
    throw new NotPossible(
      'term',
      term,
      `"${index}" is compared with a year such as 1984, not with "${term.slice(0, 60)}".`,
    )
  const range = (from?: number, to?: number): Query => ({
    kind: 'range',
    number,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  })
  if (by === 'within') {
    if (second === undefined || !Number.isInteger(second))
      throw new NotPossible('term', term, `"${index} within" needs two years, e.g. "1980 1989".`)
    return range(first, second)
  }
  if (second !== undefined) throw new NotPossible('term', term, `"${index} ${by}" is compared with one year.`)
  switch (by) {
    case '<':
      return range(undefined, first - 1)
    case '<=':
      return range(undefined, first)
    case '>':
      return range(first + 1)
    case '>=':
      return range(first)
    case '<>':
      return { kind: 'not', of: range(first, first) }
    case '=':
    case '==':
    case 'exact':
    case 'scr':
      return range(first, first)
    default:
      throw new NotPossible('relation', by, `The relation "${by}" is not for years. Use =, <, <=, >, >= or within.`)
  }
}
