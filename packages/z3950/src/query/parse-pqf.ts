import { attributeSetOid, attributeSets } from '../names/oids.ts'
import { PqfFault, pqfTokens, type PqfToken } from './pqf-tokens.ts'
import { textTerm, type RpnAttribute, type RpnNode, type RpnProximity, type RpnQuery, type RpnTerm } from './rpn.ts'

/** A query, or what is wrong with its text. */
export type ParsedPqf =
  | { readonly ok: true; readonly query: RpnQuery }
  /** A sentence, and where, in UTF-16 units of the text. */
  | { readonly ok: false; readonly message: string; readonly at: number }

const longest = 65_536
const deepest = 400

/**
 * Reads a query in prefix notation (PQF, as YAZ has it): `@and @attr 1=4 walden @attr 1=1003 "thoreau, henry"`. Never throws.
 *
 * @param encode - makes bytes of a term; UTF-8 unless given
 */
export function parsePqf(text: string, encode?: (text: string) => Uint8Array): ParsedPqf {
  try {
    if (text.length > longest) throw new PqfFault(`The query is longer than ${longest} characters`, longest)
    return { ok: true, query: new Parser(pqfTokens(text), encode).query() }
  } catch (error) {
    if (!(error instanceof PqfFault)) throw error
    return { ok: false, message: `${error.message}, at character ${error.at + 1}.`, at: error.at }
  }
}

const operators = { '@and': 'and', '@or': 'or', '@not': 'and-not' } as const
const units: Readonly<Record<string, 'known' | 'private'>> = {
  k: 'known',
  known: 'known',
  p: 'private',
  private: 'private',
}

class Parser {
  readonly #tokens: readonly PqfToken[]
  readonly #encode: ((text: string) => Uint8Array) | undefined
  #next = 0

  constructor(tokens: readonly PqfToken[], encode: ((text: string) => Uint8Array) | undefined) {
    this.#tokens = tokens
    this.#encode = encode
  }

  query(): RpnQuery {
    let attributeSet: string = attributeSets['bib-1']
    if (this.#keyword() === '@attrset') {
      this.#next++
      attributeSet = this.#set(this.#word('the name of an attribute set'))
    }
    const root = this.#node([], 0)
    const rest = this.#tokens[this.#next]
    if (rest)
      throw new PqfFault(
        `After the query comes "${rest.text.slice(0, 40)}"; put words that belong together into quotation marks`,
        rest.at,
      )
    return { attributeSet, root }
  }

  #node(attributes: readonly RpnAttribute[], depth: number): RpnNode {
    const keyword = this.#keyword()
    if (depth > deepest) throw new PqfFault('The query is nested too deep', this.#at())
    switch (keyword) {
      case '@attr': {
        this.#next++
        // What stands nearer to the term counts more.
        return this.#node([...attributes, this.#attribute()], depth + 1)
      }
      case '@and':
      case '@or':
      case '@not': {
        this.#next++
        const left = this.#node(attributes, depth + 1)
        return { kind: operators[keyword], left, right: this.#node(attributes, depth + 1) }
      }
      case '@prox': {
        this.#next++
        const proximity = this.#proximity()
        const left = this.#node(attributes, depth + 1)
        return { kind: 'prox', left, right: this.#node(attributes, depth + 1), proximity }
      }
      case '@set': {
        this.#next++
        const name = this.#word('the name of a result set').text
        return { kind: 'set', name, ...(attributes.length > 0 && { attributes: lastOfType(attributes) }) }
      }
      case '@term': {
        this.#next++
        const type = this.#word('the type of a term')
        return { kind: 'term', attributes: lastOfType(attributes), term: this.#typed(type) }
      }
      default: {
        const { text } = this.#word('a search term')
        return { kind: 'term', attributes: lastOfType(attributes), term: this.#general(text) }
      }
    }
  }

  #attribute(): RpnAttribute {
    let token = this.#word('an attribute such as 1=4')
    let set: string | undefined
    if (!token.text.includes('=')) {
      set = this.#set(token)
      token = this.#word('an attribute such as 1=4')
    }
    const [, type, given = ''] = /^(\d{1,9})=(.+)$/s.exec(token.text) ?? []
    if (type === undefined) throw new PqfFault(`"${token.text.slice(0, 40)}" is not an attribute such as 1=4`, token.at)
    const values = given.split(',').map((one) => (/^\d{1,9}$/.test(one) ? Number(one) : one))
    const [first] = values
    const value = values.length === 1 && typeof first === 'number' ? first : values
    return { type: Number(type), value, ...(set !== undefined && { set }) }
  }

  #proximity(): RpnProximity {
    const exclusion = this.#word('exclusion: 1, 0 or void')
    const distance = this.#number('the distance')
    const ordered = this.#number('1 for ordered, 0 for not')
    const relation = this.#number('the relation, from 1 to 6')
    const which = this.#word('k for a known unit, p for a private one')
    const kind = units[which.text.toLowerCase()]
    if (!kind) throw new PqfFault(`"${which.text.slice(0, 40)}" is not k or p`, which.at)
    return {
      ...(exclusion.text !== 'void' && { exclusion: exclusion.text === '1' }),
      distance,
      ordered: ordered !== 0,
      relation,
      unit: { kind, value: this.#number('the unit') },
    }
  }

  #typed({ text, at }: PqfToken): RpnTerm {
    switch (text.toLowerCase()) {
      case 'general':
        return this.#general(this.#word('a search term').text)
      case 'numeric':
        return { kind: 'numeric', value: this.#number('a number') }
      case 'string':
        return { kind: 'characterString', value: this.#word('a search term').text }
      case 'oid': {
        const oid = this.#word('an object identifier')
        if (!/^[0-2](?:\.\d{1,9})+$/.test(oid.text)) throw new PqfFault('This is not an object identifier', oid.at)
        return { kind: 'oid', value: oid.text }
      }
      case 'datetime':
        return { kind: 'dateTime', value: this.#word('a date').text }
      case 'null':
        this.#next++
        return { kind: 'null', value: true }
      default:
        throw new PqfFault(
          `"${text.slice(0, 40)}" is not a type of term: general, numeric, string, oid, datetime, null`,
          at,
        )
    }
  }

  #general(text: string): RpnTerm {
    return this.#encode ? { kind: 'general', value: this.#encode(text) } : textTerm(text)
  }

  #set({ text, at }: PqfToken): string {
    const oid = attributeSetOid(text)
    if (oid === undefined) throw new PqfFault(`"${text.slice(0, 40)}" is not an attribute set`, at)
    return oid
  }

  #keyword(): string | undefined {
    const token = this.#tokens[this.#next]
    if (token?.quoted !== false || !token.text.startsWith('@')) return undefined
    const text = token.text.toLowerCase()
    if (/^@(?:attr|attrset|and|or|not|prox|set|term)$/.test(text)) return text
    throw new PqfFault(`"${token.text.slice(0, 40)}" is not known`, token.at)
  }

  #word(what: string): PqfToken {
    const token = this.#tokens[this.#next]
    if (!token) throw new PqfFault(`The query ends where ${what} should be`, this.#at())
    this.#next++
    return token
  }

  #number(what: string): number {
    const { text, at } = this.#word(what)
    if (!/^-?\d{1,9}$/.test(text)) throw new PqfFault(`"${text.slice(0, 40)}" stands where ${what} should be`, at)
    return Number(text)
  }

  #at(): number {
    const token = this.#tokens[this.#next] ?? this.#tokens.at(-1)
    return token?.at ?? 0
  }
}

/** Of several attributes of one type and set the last counts. */
function lastOfType(attributes: readonly RpnAttribute[]): readonly RpnAttribute[] {
  return attributes.filter(
    (one, index) => !attributes.slice(index + 1).some((later) => later.type === one.type && later.set === one.set),
  )
}
