import { queryLimits, type Query } from '@carrel/search-index'
import { maskedPieces, parseCql, type CqlNode } from '@carrel/sru'
import { searchFields } from './search-fields.ts'

/** A query in CQL as the index takes it, or a sentence that says what of it cannot be done. */
export type CqlTaken = { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly message: string }

/** What an index of CQL is in the catalogue: fields with words, a facet with values, or a number. */
type Target =
  | { readonly kind: 'fields'; readonly fields: readonly string[] | undefined }
  | { readonly kind: 'facet'; readonly facet: string }
  | { readonly kind: 'number'; readonly number: string }

const anywhere: Target = { kind: 'fields', fields: undefined }
const fields = (name: string): Target => ({ kind: 'fields', fields: searchFields[name] })
const facet = (name: string): Target => ({ kind: 'facet', facet: name })

/** Indexes by their names, without the prefix of their set (cql, dc, bath, rec, marc, bib). */
const indexes: Readonly<Record<string, Target>> = {
  serverchoice: anywhere,
  anywhere,
  any: anywhere,
  keyword: anywhere,
  keywords: anywhere,
  allindexes: anywhere,
  anyindexes: anywhere,
  title: fields('title'),
  uniformtitle: fields('title'),
  creator: fields('author'),
  contributor: fields('author'),
  author: fields('author'),
  name: fields('author'),
  personalname: fields('author'),
  corporatename: fields('author'),
  conferencename: fields('author'),
  subject: fields('subject'),
  topicalsubject: fields('subject'),
  relation: fields('series'),
  series: fields('series'),
  seriestitle: fields('series'),
  identifier: fields('number'),
  standardidentifier: fields('number'),
  isbn: fields('isbn'),
  issn: fields('issn'),
  lccn: fields('lccn'),
  controlnumber: fields('number'),
  publisher: fields('publisher'),
  description: fields('note'),
  note: fields('note'),
  notes: fields('note'),
  callnumber: fields('call'),
  classification: fields('call'),
  date: { kind: 'number', number: 'year' },
  publicationdate: { kind: 'number', number: 'year' },
  year: { kind: 'number', number: 'year' },
  language: facet('language'),
  type: facet('format'),
  format: facet('format'),
  genre: facet('genre'),
  audience: facet('audience'),
  branch: facet('branch'),
}

const sets: ReadonlySet<string> = new Set(['', 'cql', 'srw', 'dc', 'bath', 'rec', 'marc', 'bib', 'carrel'])

class NotPossible extends Error {}

/** Takes a query in CQL (1.1 to 2.0). Sort keys are left aside. */
export function queryOfCql(text: string): CqlTaken {
  const parsed = parseCql(text)
  if (!parsed.ok) return { ok: false, message: parsed.message }
  try {
    return { ok: true, query: translate(parsed.query.root) }
  } catch (error) {
    if (error instanceof NotPossible) return { ok: false, message: error.message }
    throw error
  }
}

function translate(node: CqlNode): Query {
  switch (node.kind) {
    case 'prefixed':
      return translate(node.node)
    case 'operation': {
      if (node.operator === 'prox')
        throw new NotPossible('The catalogue does not search words near each other. Put them between quotation marks.')
      const [left, right] = [translate(node.left), translate(node.right)]
      if (node.operator === 'not') return { kind: 'and', of: [left, { kind: 'not', of: right }] }
      // A long row of one operator is one level deep.
      return { kind: node.operator, of: left.kind === node.operator ? [...left.of, right] : [left, right] }
    }
    case 'term':
      return clause(node)
  }
}

function clause({ index, relation, term }: Extract<CqlNode, { kind: 'term' }>): Query {
  const name = (index ?? 'cql.serverChoice').toLowerCase()
  if (/^(?:cql\.)?allrecords$/.test(name)) return { kind: 'all' }
  const by = (relation?.name ?? '=').replace(/^.*\./, '')
  const target = targetOf(name)
  if (target.kind === 'number') return numberClause(target.number, by, term, name)
  if (target.kind === 'facet') return facetClause(target.facet, by, term, name)
  return fieldClause(target.fields, by, term)
}

function targetOf(name: string): Target {
  const [, set = '', bare = ''] = /^(?:([^.]*)\.)?(.*)$/s.exec(name) ?? []
  const target = sets.has(set) && Object.hasOwn(indexes, bare) ? indexes[bare] : undefined
  if (target === undefined) {
    throw new NotPossible(
      `The catalogue has no index "${name}". It has ${Object.keys(searchFields).join(', ')}, date, language, type, genre, audience and branch.`,
    )
  }
  return target
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
      throw new NotPossible(`The relation "${by}" is for years only. Use =, all, any, adj or exact.`)
  }
}

function several(kind: 'and' | 'or', words: readonly string[], within: Within): Query {
  if (words.length > queryLimits.words) throw new NotPossible(`A term has at most ${queryLimits.words} words.`)
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
  if (text === '') throw new NotPossible('A pattern needs at least one letter.')
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
    throw new NotPossible('A term cannot be bound to the end of a field alone: write ^ before it too.')
  return { kind: 'phrase', text: plain(term), ...(anchor !== undefined && { anchor }), ...within }
}

function plain(term: string): string {
  return maskedPieces(term)
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
    .join('')
}

function facetClause(name: string, by: string, term: string, index: string): Query {
  if (!['=', '==', 'exact', 'any', 'scr', '<>'].includes(by))
    throw new NotPossible(`"${index}" is compared by = or any.`)
  const values = by === 'any' ? term.split(/\s+/u).filter((word) => word !== '') : [term]
  const found: Query = { kind: 'facet', facet: name, values }
  return by === '<>' ? { kind: 'not', of: found } : found
}

function numberClause(number: string, by: string, term: string, index: string): Query {
  const [first, second, ...more] = term.split(/[\s/]+/u).map(Number)
  if (first === undefined || !Number.isInteger(first) || more.length > 0)
    throw new NotPossible(`"${index}" is compared with a year such as 1984, not with "${term.slice(0, 60)}".`)
  const range = (from?: number, to?: number): Query => ({
    kind: 'range',
    number,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  })
  if (by === 'within') {
    if (second === undefined || !Number.isInteger(second))
      throw new NotPossible(`"${index} within" needs two years, e.g. "1980 1989".`)
    return range(first, second)
  }
  if (second !== undefined) throw new NotPossible(`"${index} ${by}" is compared with one year.`)
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
      throw new NotPossible(`The relation "${by}" is not for years. Use =, <, <=, >, >= or within.`)
  }
}
