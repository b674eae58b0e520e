import { sruDiagnostic, type SruDiagnostic } from '../protocol/diagnostic.ts'
import {
  cqlOperators,
  type CqlModifier,
  type CqlNode,
  type CqlOperator,
  type CqlQuery,
  type CqlSortKey,
} from './cql.ts'
import { CqlFault, cqlTokens, type CqlToken } from './tokens.ts'

/** A query, or what is wrong with its text. */
export type ParsedCql =
  | { readonly ok: true; readonly query: CqlQuery }
  | {
      readonly ok: false
      /** A sentence. */
      readonly message: string
      /** Where, in UTF-16 units of the text. */
      readonly at: number
      readonly diagnostic: SruDiagnostic
    }

/** How a text is read. */
export interface CqlOptions {
  /** Whether words side by side are one term (`dc.title = the old man`), as many people write and many servers take it; true unless given. */
  readonly joinWords?: boolean
}

const longest = 32_768
const mostOperators = 1000
const deepest = 200

/** Relations that are words; others with a prefix (`rel.x`) are relations too. Any other word after a word belongs to the term. */
const namedRelations: ReadonlySet<string> = new Set([
  'all',
  'any',
  'exact',
  'within',
  'encloses',
  'adj',
  'scr',
  'partial',
])
const comparisons: ReadonlySet<string> = new Set(['=', '==', '<>', '<', '>', '<=', '>='])

/**
 * Reads a query in CQL of SRU 1.1, 1.2 or 2.0: operators of the same rank from left to right, keywords in any case, prefixes of sets of
 * indexes, keys to sort by. Never throws.
 */
export function parseCql(text: string, options: CqlOptions = {}): ParsedCql {
  try {
    if (text.length > longest) throw new CqlFault(12, `The query is longer than ${longest} characters`, longest)
    return { ok: true, query: new Parser(cqlTokens(text), options.joinWords ?? true).query() }
  } catch (error) {
    if (!(error instanceof CqlFault)) throw error
    const message = `${error.message}, at character ${error.at + 1}.`
    return { ok: false, message, at: error.at, diagnostic: sruDiagnostic(error.number, message) }
  }
}

class Parser {
  readonly #tokens: readonly CqlToken[]
  readonly #joinWords: boolean
  #next = 0
  #operators = 0

  constructor(tokens: readonly CqlToken[], joinWords: boolean) {
    this.#tokens = tokens
    this.#joinWords = joinWords
  }

  query(): CqlQuery {
    const root = this.#clauses(0)
    const sortKeys = this.#isWord('sortby') ? this.#sortKeys() : []
    const rest = this.#peek()
    if (rest.kind !== 'end')
      throw rest.text === ')'
        ? new CqlFault(13, 'A bracket is closed that was not opened', rest.at)
        : new CqlFault(10, `Before ${shown(rest)} there is no operator such as "and"`, rest.at)
    return { root, sortKeys }
  }

  #clauses(depth: number): CqlNode {
    if (depth > deepest) throw new CqlFault(38, 'The brackets lie too deep', this.#peek().at)
    if (this.#peek().text === '>' && this.#peek().kind === 'symbol') return this.#prefixed(depth)
    let left = this.#clause(depth)
    for (;;) {
      const operator = this.#operator()
      if (!operator) return left
      if (++this.#operators > mostOperators) throw new CqlFault(38, 'The query has too many operators', this.#peek().at)
      const modifiers = this.#modifiers()
      left = { kind: 'operation', operator, modifiers, left, right: this.#clause(depth) }
    }
  }

  #prefixed(depth: number): CqlNode {
    this.#take()
    const first = this.#word('a prefix or the address of a set of indexes')
    if (this.#peek().text === '=' && this.#peek().kind === 'symbol') {
      this.#take()
      const uri = this.#word('the address of a set of indexes').text
      return { kind: 'prefixed', prefix: first.text.toLowerCase(), uri, node: this.#clauses(depth + 1) }
    }
    return { kind: 'prefixed', uri: first.text, node: this.#clauses(depth + 1) }
  }

  #clause(depth: number): CqlNode {
    const token = this.#peek()
    if (token.kind === 'symbol' && token.text === '(') {
      this.#take()
      const inner = this.#clauses(depth + 1)
      const closing = this.#peek()
      if (closing.text !== ')' || closing.kind !== 'symbol')
        throw closing.kind === 'end'
          ? new CqlFault(13, 'A bracket is opened and not closed', token.at)
          : new CqlFault(10, `Before ${shown(closing)} there is no operator such as "and"`, closing.at)
      this.#take()
      return inner
    }
    const first = this.#word('a search term')
    this.#refuseDoubleOperator(first)
    if (!this.#isRelation()) return { kind: 'term', term: this.#joined(first) }
    const name = this.#take().text.toLowerCase()
    const modifiers = this.#modifiers()
    const term = this.#word('a search term')
    return { kind: 'term', index: first.text, relation: { name, modifiers }, term: this.#joined(term) }
  }

  /** "and not" is what people write who know other languages of queries; to search for the word "not" would find nothing. */
  #refuseDoubleOperator({ kind, text, at }: CqlToken): void {
    const next = this.#peek()
    if (kind !== 'word' || !isOperator(text.toLowerCase())) return
    if (
      (next.kind === 'word' && !isOperator(next.text.toLowerCase()) && !this.#isRelation()) ||
      next.kind === 'quoted' ||
      next.text === '('
    )
      throw new CqlFault(
        10,
        `"${text}" cannot stand here: write "a not b" for "a and not b", and quotation marks around a word that is searched for`,
        at,
      )
  }

  /** Whether a relation follows an index. */
  #isRelation(): boolean {
    const token = this.#peek()
    if (token.kind === 'symbol') return comparisons.has(token.text)
    if (token.kind !== 'word') return false
    const name = token.text.toLowerCase()
    if (isOperator(name)) return false
    if (namedRelations.has(name)) return true
    const after = this.#tokens[this.#next + 1]
    const isFollowed = after?.kind === 'word' || after?.kind === 'quoted' || after?.text === '/'
    return isFollowed && (/^[a-z]\w*\.[a-z]\w*$/.test(name) || !this.#joinWords)
  }

  #joined(first: CqlToken): string {
    let { text } = first
    if (!this.#joinWords) return text
    for (;;) {
      const token = this.#peek()
      if (token.kind !== 'word' && token.kind !== 'quoted') return text
      if (token.kind === 'word' && (isOperator(token.text.toLowerCase()) || this.#isWord('sortby'))) return text
      // A word before a relation is an index: an operator is missing there.
      const after = this.#tokens[this.#next + 1]
      if (after?.kind === 'symbol' && comparisons.has(after.text)) return text
      text += ` ${this.#take().text}`
    }
  }

  #operator(): CqlOperator | undefined {
    const token = this.#peek()
    const name = token.text.toLowerCase()
    if (token.kind !== 'word' || !isOperator(name)) return undefined
    this.#take()
    return name
  }

  #modifiers(): readonly CqlModifier[] {
    const modifiers: CqlModifier[] = []
    while (this.#peek().kind === 'symbol' && this.#peek().text === '/') {
      this.#take()
      const name = this.#word('the name of a modifier').text.toLowerCase()
      const comparison = this.#peek()
      if (comparison.kind === 'symbol' && comparisons.has(comparison.text)) {
        this.#take()
        const value = this.#word('the value of the modifier').text
        modifiers.push({ name, comparison: comparison.text, value })
      } else modifiers.push({ name })
    }
    return modifiers
  }

  #sortKeys(): readonly CqlSortKey[] {
    const { at } = this.#take()
    const keys: CqlSortKey[] = []
    while (this.#peek().kind === 'word' || this.#peek().kind === 'quoted')
      keys.push({ index: this.#take().text, modifiers: this.#modifiers() })
    if (keys.length === 0) throw new CqlFault(10, 'After "sortby" an index is missing', at)
    return keys
  }

  #isWord(text: string): boolean {
    const token = this.#peek()
    return token.kind === 'word' && token.text.toLowerCase() === text
  }

  #word(what: string): CqlToken {
    const token = this.#peek()
    if (token.kind !== 'word' && token.kind !== 'quoted')
      throw token.kind === 'end'
        ? new CqlFault(10, `The query ends where ${what} should be`, token.at)
        : new CqlFault(10, `${shown(token)} stands where ${what} should be`, token.at)
    return this.#take()
  }

  #peek(): CqlToken {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 }
  }

  #take(): CqlToken {
    const token = this.#peek()
    this.#next++
    return token
  }
}

function isOperator(name: string): name is CqlOperator {
  return (cqlOperators as readonly string[]).includes(name)
}

function shown({ text }: CqlToken): string {
  return `"${text.slice(0, 40)}"`
}
