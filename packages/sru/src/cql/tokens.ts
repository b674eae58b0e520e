/** A piece of a query. */
export interface CqlToken {
  readonly kind: 'word' | 'quoted' | 'symbol' | 'end'
  readonly text: string
  /** Where it begins, in UTF-16 units. */
  readonly at: number
}

/** Characters that cannot be understood. */
export class CqlFault extends Error {
  /** Number of the diagnostic of SRU. */
  readonly number: number
  readonly at: number

  constructor(number: number, message: string, at: number) {
    super(message)
    this.number = number
    this.at = at
  }
}

const pieces = /\s*(?:(==|<>|<=|>=|[()=<>/])|"((?:[^"\\]|\\[\s\S])*)"|((?:[^\s()=<>/"\\]|\\[\s\S])+))/uy

/** Cuts a query into pieces; throws a {@link CqlFault}. */
export function cqlTokens(text: string): readonly CqlToken[] {
  const tokens: CqlToken[] = []
  pieces.lastIndex = 0
  const end = text.trimEnd().length
  while (pieces.lastIndex < end) {
    const from = pieces.lastIndex
    const found = pieces.exec(text)
    if (!found) throw unreadable(text, from)
    const [whole, symbol, quoted, word] = found
    const at = from + whole.length - whole.trimStart().length
    if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at })
    else
      tokens.push({
        kind: quoted === undefined ? 'word' : 'quoted',
        // Only the quotation mark loses its backslash: the others say that a character has no meaning of its own.
        text: (quoted ?? word ?? '').replaceAll(/\\([\s\S])/g, (pair, one: string) => (one === '"' ? one : pair)),
        at,
      })
  }
  tokens.push({ kind: 'end', text: '', at: end })
  return tokens
}

function unreadable(text: string, from: number): CqlFault {
  const at = from + text.slice(from).length - text.slice(from).trimStart().length
  return text[at] === '"'
    ? new CqlFault(13, 'A quotation mark is opened and not closed', at)
    : new CqlFault(10, 'A backslash stands at the end', at)
}
