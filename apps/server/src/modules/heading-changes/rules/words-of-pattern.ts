import { nacoKey } from '@carrel/text'

/** Deeper brackets are not looked into. */
const deepest = 20
/** So many different words are no longer worth to be looked for one by one. */
const mostWords = 40

/** A regular expression whose words cannot be told. */
class Untold extends Error {}

/**
 * Words of which every text that fits a regular expression has at least one, in the comparison form of headings (NACO):
 * `\b(Aliens|Indians?)\b` needs "aliens" or "indian", also within a longer word. Undefined where none can be told, as of `.+`. It
 * errs on the side of finding too much: what it gives narrows down where to look, and the expression itself decides.
 */
export function wordsOfPattern(pattern: string): readonly string[] | undefined {
  // In the extended form blanks and what stands behind # mean nothing.
  if (/\(\?[a-z]*x/i.test(pattern)) return undefined
  try {
    const { words, at } = choices(pattern, 0, 0)
    return at < pattern.length || words === undefined || words.length > mostWords ? undefined : words
  } catch (error) {
    if (error instanceof Untold) return undefined
    throw error
  }
}

interface Read {
  readonly words: readonly string[] | undefined
  /** Where it ends. */
  readonly at: number
}

/** What stands between bars, up to a closing bracket: a word of each. */
function choices(pattern: string, from: number, depth: number): Read {
  let words: readonly string[] | undefined = []
  let at = from
  for (;;) {
    const one = sequence(pattern, at, depth)
    words = words === undefined || one.words === undefined ? undefined : [...new Set([...words, ...one.words])]
    at = one.at
    if (pattern[at] !== '|') return { words, at }
    at += 1
  }
}

/** One thing after the other: the part whose words say most. */
function sequence(pattern: string, from: number, depth: number): Read {
  const found: (readonly string[])[] = []
  let run = ''
  const endRun = () => {
    for (const word of run.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
      const key = nacoKey(word)
      if (key !== '') found.push([key])
    }
    run = ''
  }
  let at = from
  while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
    const { text, words, next } = element(pattern, at, depth)
    const count = quantifier(pattern, next)
    if (text === undefined || count.isOptional) endRun()
    else run += text
    if (words !== undefined && !count.isOptional) found.push(words)
    if (count.at > next) endRun()
    at = count.at
  }
  endRun()
  return { words: best(found), at }
}

/** The longest of the shortest words: it is in the fewest headings. */
function best(found: readonly (readonly string[])[]): readonly string[] | undefined {
  const least = (words: readonly string[]) => Math.min(...words.map(({ length }) => length))
  return found.filter((words) => words.length > 0).toSorted((a, b) => least(b) - least(a) || a.length - b.length)[0]
}

interface Element {
  /** A character that stands for itself. */
  readonly text?: string
  /** What a bracket needs. */
  readonly words?: readonly string[] | undefined
  readonly next: number
}

function element(pattern: string, at: number, depth: number): Element {
  const character = String.fromCodePoint(pattern.codePointAt(at) ?? 0)
  if (character === '\\') {
    const meant = pattern[at + 1] ?? ''
    if (/[bBdDsSwWAzZtnrfv]/.test(meant)) return { next: at + 2 }
    if (meant === '' || /[\p{L}\p{N}]/u.test(meant)) throw new Untold()
    return { text: meant, next: at + 2 }
  }
  if (character === '[') return { next: behindClass(pattern, at) }
  if (character === '(') return bracket(pattern, at, depth)
  if ('.^$'.includes(character)) return { next: at + 1 }
  return { text: character, next: at + character.length }
}

function bracket(pattern: string, at: number, depth: number): Element {
  if (depth >= deepest) throw new Untold()
  const opening = /^\((?:\?(?:[:>]|<[A-Za-z]\w*>|'[A-Za-z]\w*'|P<[A-Za-z]\w*>))?/.exec(pattern.slice(at, at + 80))?.[0]
  const isOpaque = opening === '(' && pattern[at + 1] === '?'
  // What stands in other brackets (what must not follow, a comment, a flag) is not looked into.
  const inside = choices(pattern, at + (opening?.length ?? 1) + (isOpaque ? 1 : 0), depth + 1)
  if (pattern[inside.at] !== ')') throw new Untold()
  return { next: inside.at + 1, ...(!isOpaque && { words: inside.words }) }
}

function behindClass(pattern: string, from: number): number {
  let at = from + 1
  if (pattern[at] === '^') at += 1
  if (pattern[at] === ']') at += 1
  for (; at < pattern.length; at++) {
    if (pattern[at] === '\\') at += 1
    else if (pattern[at] === '[') throw new Untold()
    else if (pattern[at] === ']') return at + 1
  }
  throw new Untold()
}

function quantifier(pattern: string, at: number): { readonly isOptional: boolean; readonly at: number } {
  const found = /^(?:[*+?]|\{(\d*),?\d*\})[?+]?/.exec(pattern.slice(at, at + 30))
  if (!found) return { isOptional: false, at }
  const [whole, count] = found
  const isOptional =
    whole.startsWith('*') || whole.startsWith('?') || (whole.startsWith('{') && !/^[1-9]/.test(count ?? ''))
  return { isOptional, at: at + whole.length }
}
