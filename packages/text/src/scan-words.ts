import { APOSTROPHE, CLUSTER, HYPHEN, IDEOGRAPH, MARK, WORD, classOf } from './character-class.ts'
import { scanUnspaced } from './scan-unspaced.ts'

/**
 * Receives what a scan finds. A word takes the next position. A variant stands at the position of the word last given
 * and can be looked for instead of the last `replaces` words ("ebook" for e, book); 0 means that it is one part of the
 * last word, which only all its parts together can stand for ("o" and "brien" of obrien).
 */
export interface WordSink {
  word(token: string): void
  variant(token: string, replaces: number): void
  /** A word that a sign in the text stands for and that a searcher may type or leave out: "and" for an ampersand by itself. */
  implied(token: string): void
  /** What stands between the parts of a word with apostrophes: nothing where it is left out. */
  readonly apostrophe?: string
}

const PLUS = 0x2b
const DOT = 0x2e
const COMMA = 0x2c
const SPACE = 0x20
const NUMBER_SIGN = 0x23
const AMPERSAND = 0x26
const MOST_INITIALS = 6
/** A longer chain of hyphens is an address or a table, not a compound. */
const MOST_COMPOUNDED = 8

const isWord = (text: string, at: number): boolean => classOf(text.charCodeAt(at)) === WORD
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** A comma between thousands: a digit before, exactly three behind. */
function isThousandsComma(text: string, at: number): boolean {
  if (!isDigit(text.charCodeAt(at - 1))) return false
  for (let i = 1; i <= 3; i++) if (!isDigit(text.charCodeAt(at + i))) return false
  return !isDigit(text.charCodeAt(at + 4))
}

/** Reads one word with its inner apostrophes and thousands commas, gives it and its parts, and returns where it ends. */
function scanWord(text: string, from: number, sink: WordSink): number {
  let at = from + 1
  let cuts: number[] | undefined
  for (;;) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind === WORD || kind === MARK) at++
    else if ((kind === APOSTROPHE && isWord(text, at + 1)) || (code === COMMA && isThousandsComma(text, at))) {
      cuts ??= []
      cuts.push(at)
      at += 2
    } else break
  }
  const marked = markedEnd(text, at)
  if (cuts) {
    const parts = cuts.map((cut, n) => text.slice(n === 0 ? from : (cuts[n - 1] ?? 0) + 1, cut))
    parts.push(text.slice((cuts.at(-1) ?? 0) + 1, at))
    const joint = (n: number): string => (text.charCodeAt(cuts?.[n] ?? 0) === COMMA ? '' : (sink.apostrophe ?? ''))
    sink.word(parts.reduce((word, part, n) => word + joint(n - 1) + part))
    for (const part of parts) sink.variant(part, 0)
    return at
  }
  const word = text.slice(from, at)
  if (marked > at && word.length === 1) {
    sink.word(text.slice(from, marked))
    return marked
  }
  sink.word(word)
  if (marked > at && text.charCodeAt(at) === PLUS) sink.variant(text.slice(from, marked), 1)
  return at
}

/** Where the plus or number signs of c++, c# or lgbtq+ end; `at` itself when there are none or a word goes on behind them. */
function markedEnd(text: string, at: number): number {
  const sign = text.charCodeAt(at)
  if (sign !== PLUS && sign !== NUMBER_SIGN) return at
  const end = sign === PLUS && text.charCodeAt(at + 1) === PLUS ? at + 2 : at + 1
  const next = classOf(text.charCodeAt(end))
  return next === WORD || text.charCodeAt(end) === sign ? at : end
}

/** Where a row of initials ("J.R.R.", "J. R. R.", "J.-P.") that starts here ends, and its letters; undefined when it is none. */
function initialsAt(text: string, from: number): { readonly letters: string[]; readonly end: number } | undefined {
  const letters: string[] = []
  let end = from
  let at = from
  while (letters.length < MOST_INITIALS && isWord(text, at) && !isDigit(text.charCodeAt(at))) {
    const dotted = text.charCodeAt(at + 1) === DOT
    const behind = classOf(text.charCodeAt(at + 1))
    if (!dotted && (end !== at || behind === WORD || behind === MARK || behind === APOSTROPHE)) break
    letters.push(text.charAt(at))
    end = at + (dotted ? 2 : 1)
    if (!dotted) break
    at = end
    const between = text.charCodeAt(at)
    if (between === SPACE || classOf(between) === HYPHEN) at++
  }
  return letters.length > 1 ? { letters, end } : undefined
}

/** What joins words without a space: a hyphen, an ampersand, brackets around letters ("colo(u)r", "(dis)order"), a slash ("wo/man"). */
const isJoiner = (code: number): boolean => classOf(code) === HYPHEN || JOINERS.includes(code)
const JOINERS: readonly number[] = Array.from('&/()[]', (sign) => sign.charCodeAt(0))

/** Reads words joined without spaces, gives each word and the whole, and returns where they end. */
function scanCompound(text: string, from: number, sink: WordSink): number {
  let at = from
  let whole = ''
  let words = 0
  let letters = false
  const counting: WordSink = {
    word(token) {
      whole += token
      letters ||= !/^\d+$/.test(token)
      sink.word(token)
    },
    variant: (token, replaces) => sink.variant(token, replaces),
    implied: (token) => sink.implied(token),
    ...(sink.apostrophe !== undefined && { apostrophe: sink.apostrophe }),
  }
  for (;;) {
    at = scanWord(text, at, counting)
    words++
    const code = text.charCodeAt(at)
    if (words === MOST_COMPOUNDED || !isJoiner(code) || !isWord(text, at + 1)) break
    at++
  }
  // Years and page ranges are no compounds
  if (words > 1 && letters) sink.variant(whole, words)
  return at
}

/** True when a joiner with a word behind it follows the word that starts here. */
function isCompound(text: string, from: number): boolean {
  let at = from + 1
  for (;;) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (isJoiner(code)) return isWord(text, at + 1)
    if (kind !== WORD && kind !== MARK && kind !== APOSTROPHE) return false
    at++
  }
}

/** Walks through a text (folded or exact) and gives its words and their variants to the sink, from left to right. */
export function scanWords(text: string, sink: WordSink): void {
  const length = text.length
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    const kind = classOf(code)
    if (kind === WORD) {
      const initials = text.charCodeAt(at + 1) === DOT ? initialsAt(text, at) : undefined
      if (initials) {
        for (const letter of initials.letters) sink.word(letter)
        sink.variant(initials.letters.join(''), initials.letters.length)
        at = initials.end
      } else at = isCompound(text, at) ? scanCompound(text, at, sink) : scanWord(text, at, sink)
    } else if (kind === IDEOGRAPH || kind === CLUSTER) at = scanUnspaced(text, at, sink)
    else if (code === DOT && text.startsWith('.net', at) && !isWord(text, at - 1) && !isWord(text, at + 4)) {
      sink.word('.net')
      at += 4
    } else {
      if (code === AMPERSAND && !isWord(text, at - 1) && !isWord(text, at + 1)) sink.implied('and')
      at++
    }
  }
}
