import { UnreadableRdf } from './problem.ts'

const blanks = /(?:[ \t\r\n]+|#[^\r\n]*)*/y
const escaped: Readonly<Record<string, string>> = {
  t: '\t',
  b: '\b',
  n: '\n',
  r: '\r',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
}

const base =
  'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const letter = `${base}_`
const character = `${letter}\\-0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040`
const escape = `\\\\[_~.\\-!$&'()*+,;=/?#@%]|%[0-9A-Fa-f]{2}`

/** The tokens of Turtle 1.1 §6.5 as patterns that match where they are asked to. */
export const tokens = {
  iri: /<((?:[^\u0000-\u0020<>"{}|^`\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*)>/y,
  prefix: new RegExp(`((?:[${base}](?:[${character}.]*[${character}])?)?):`, 'uy'),
  local: new RegExp(
    `(?:[${letter}:0-9]|${escape})(?:(?:[${character}.:]|${escape})*(?:[${character}:]|${escape}))?`,
    'uy',
  ),
  blank: new RegExp(`_:([${letter}0-9](?:[${character}.]*[${character}])?)`, 'uy'),
  language: /@([A-Za-z]+(?:-[A-Za-z0-9]+)*)/y,
  number: /[+-]?(?:(\d+\.\d*[eE][+-]?\d+|\.\d+[eE][+-]?\d+|\d+[eE][+-]?\d+)|(\d*\.\d+)|(\d+))/y,
  boolean: /(?:true|false)(?![\w:-])/y,
  a: /a(?=[\s<"'[(_#]|$)/y,
  directive: /@(prefix|base)\b/y,
  sparql: /(prefix|base)\b/iy,
} as const

/** Walks over the text of a Turtle or N-Triples document. */
export class TurtleScanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  /** Goes over white space and comments. */
  skip(): void {
    blanks.lastIndex = this.at
    blanks.exec(this.text)
    this.at = blanks.lastIndex
  }

  get atEnd(): boolean {
    return this.at >= this.text.length
  }

  /** The character that stands here; empty at the end. */
  peek(): string {
    return this.text[this.at] ?? ''
  }

  /** Takes a mark if it stands here. */
  takes(mark: string): boolean {
    if (!this.text.startsWith(mark, this.at)) return false
    this.at += mark.length
    return true
  }

  /** Takes what a pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return undefined
    this.at += found[0].length
    return found
  }

  expect(mark: string, after: string): void {
    this.skip()
    if (!this.takes(mark)) throw this.error(`A "${mark}" is missing after ${after}.`)
  }

  /** A text in any of the four kinds of quotation marks (Turtle §6.4 for its escapes). */
  string(isShortOnly = false): string {
    const mark = this.peek()
    const long = mark.repeat(3)
    if (!isShortOnly && this.text.startsWith(long, this.at)) return this.#until(long, true)
    return this.#until(mark, false)
  }

  #until(closer: string, mayBreak: boolean): string {
    const start = this.at
    let at = start + closer.length
    let hasEscapes = false
    for (;;) {
      const letter = this.text[at]
      if (letter === undefined || (!mayBreak && (letter === '\n' || letter === '\r')))
        throw this.error(`A text that begins with ${closer} has no end.`)
      if (letter === '\\') {
        hasEscapes = true
        at += 2
      } else if (letter === closer[0] && this.text.startsWith(closer, at)) {
        // Of more than three marks at the end of a long text, the first belong to the text.
        if (mayBreak) while (this.text[at + 3] === closer[0]) at++
        break
      } else at++
    }
    const raw = this.text.slice(start + closer.length, at)
    this.at = at + closer.length
    return hasEscapes ? this.unescape(raw, start) : raw
  }

  /** Text with `\n`, `\u00E9` and the like replaced. */
  unescape(raw: string, at: number): string {
    return raw.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))/g, (whole, four, eight, one) => {
      const hex: string | undefined = four ?? eight
      if (hex !== undefined) {
        const code = Number.parseInt(hex, 16)
        if (code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code)
      }
      const plain = escaped[String(one)]
      if (plain !== undefined) return plain
      throw new UnreadableRdf(`"${whole}" is no escape; there are \\n, \\t, \\", \\\\ and numbers like \\u00E9.`, at)
    })
  }

  error(message: string, at = this.at): UnreadableRdf {
    return new UnreadableRdf(message, at)
  }

  /** What stands here, for a message. */
  get here(): string {
    const word = /^\S{1,30}/.exec(this.text.slice(this.at, this.at + 31))?.[0]
    return word === undefined ? 'the end of the document' : `"${word}"`
  }
}
