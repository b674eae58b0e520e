/** A piece of a condition as it is written in one line. */
export interface Token {
  readonly kind: 'word' | 'text' | 'pattern' | 'sign'
  readonly text: string
  /** Options of a pattern. */
  readonly flags?: string
  /** Place in the line, from 0. */
  readonly at: number
}

/** What is wrong with a condition, and where. */
export interface ConditionFault {
  readonly message: string
  /** Place in the line, from 0. */
  readonly at: number
}

const signs = /!~|!=|>=|<=|[()~=:,<>]/y
const quoted = /"((?:[^"\\]|\\.)*)"/y
const pattern = /\/((?:[^/\\]|\\.)*)\/([a-z]*)/y
/** Words end where a blank, a bracket, a comma or a sign follows. A tag may have indicators in brackets behind it. */
const word = /[^\s()~=:,<>"!]+/y

/** Cuts a condition into its pieces. */
export function readTokens(line: string): readonly Token[] | ConditionFault {
  const tokens: Token[] = []
  let at = 0
  const found = (expression: RegExp) => {
    expression.lastIndex = at
    return expression.exec(line)
  }
  while (at < line.length) {
    if (/\s/.test(line[at] ?? '')) {
      at++
      continue
    }
    const isValue = tokens.at(-1)?.kind === 'sign'
    const inQuotes = found(quoted)
    const inSlashes = inQuotes || !isValue ? null : found(pattern)
    const sign = inQuotes || inSlashes ? null : found(signs)
    const plain = inQuotes || inSlashes || sign ? null : found(word)
    const match = inQuotes ?? inSlashes ?? sign ?? plain
    if (!match)
      return { at, message: line[at] === '"' ? 'This quotation mark is not closed.' : 'This is not understood.' }
    if (inQuotes) tokens.push({ kind: 'text', text: (inQuotes[1] ?? '').replaceAll(/\\(["\\])/g, '$1'), at })
    else if (inSlashes)
      tokens.push({ kind: 'pattern', text: (inSlashes[1] ?? '').replaceAll('\\/', '/'), flags: inSlashes[2] ?? '', at })
    else tokens.push({ kind: sign ? 'sign' : 'word', text: match[0], at })
    at += match[0].length
  }
  return tokens
}
