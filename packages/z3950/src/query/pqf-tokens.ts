/** A piece of a query in prefix notation. */
export interface PqfToken {
  readonly text: string
  /** A text in quotation marks or braces is never a keyword. */
  readonly quoted: boolean
  /** Where it begins, in UTF-16 units. */
  readonly at: number
}

/** What is wrong with a text, and where. */
export class PqfFault extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

const piece =
  /\s*(?:"((?:[^"\\]|\\[\s\S])*)"(?=\s|$|@)|\{((?:[^{}\\]|\\[\s\S])*)\}|((?:[^\s\\"{}]|\\[\s\S])(?:[^\s\\]|\\[\s\S])*))/uy

/** Cuts a query in prefix notation into pieces; throws a {@link PqfFault}. */
export function pqfTokens(text: string): readonly PqfToken[] {
  const tokens: PqfToken[] = []
  const end = text.trimEnd().length
  piece.lastIndex = 0
  while (piece.lastIndex < end) {
    const from = piece.lastIndex
    const found = piece.exec(text)
    const at = from + text.slice(from).length - text.slice(from).trimStart().length
    if (!found) throw new PqfFault('A quotation mark or brace has no partner, or stands in the middle of a word', at)
    const [, inMarks, inBraces, bare] = found
    const quoted = inMarks ?? inBraces
    tokens.push({ text: unescaped(quoted ?? bare ?? ''), quoted: quoted !== undefined, at })
  }
  return tokens
}

const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' }

/** Backslashes: the letters of line breaks, `\x41`, `\101`; before anything else they make a letter of it. */
function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([0-9A-Fa-f]{2})|([0-3][0-7]{2})|([\s\S]))/gu,
    (_, hex: string | undefined, octal: string | undefined, one: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
      return named[one ?? ''] ?? one ?? ''
    },
  )
}
