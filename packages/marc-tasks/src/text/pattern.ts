import { NotTranslated } from './regex/not-translated.ts'
import { readReplacement, type Replacement } from './regex/read-replacement.ts'
import { translatePattern, type Translated } from './regex/translate-pattern.ts'

/** How a regular expression is meant. */
export interface PatternOptions {
  readonly ignoreCase?: boolean
  /** `^` and `$` stand at every line. */
  readonly lines?: boolean
  /** `.` also means the end of a line. */
  readonly dotAll?: boolean
  /** Every place that it fits, not the first alone. */
  readonly everywhere?: boolean
}

/**
 * Reads a regular expression as it is written in tasks: in the language of .NET, which MarcEdit has, or of JavaScript where
 * that means the same. A text says what is wrong with it. It has no memory: `test` always looks from the beginning.
 */
export function readPattern(text: string, options: PatternOptions): RegExp | string {
  const read = translated(text, options)
  return typeof read === 'string' ? read : read.pattern
}

/** Puts something in place of what a regular expression finds, everywhere in a text; the text itself when nothing is found. */
export interface Replacer {
  readonly replace: (text: string) => string
  /** Whether it finds something. */
  readonly test: (text: string) => boolean
  /** Whether it speaks of the end of a line, so that one line alone is not enough to look at. */
  readonly hasLineEnd: boolean
}

/** Reads a regular expression with what takes the place of what it finds (`$1`, `${name}`); a text says what is wrong. */
export function readReplacer(find: string, by: string, options: Omit<PatternOptions, 'everywhere'>): Replacer | string {
  const read = translated(find, { ...options, everywhere: true })
  if (typeof read === 'string') return read
  const { pattern, groups, hasLineEnd } = read
  const replacement: Replacement = readReplacement(by, groups)
  const sure = sureText(find)
  return {
    hasLineEnd,
    test: (text: string) => {
      pattern.lastIndex = 0
      return pattern.test(text)
    },
    replace: (text: string) =>
      text.includes(sure) ? text.replace(pattern, (...found: unknown[]) => replaced(found, replacement)) : text,
  }
}

/** A text without which a regular expression finds nothing: the tag with which most of them begin. */
function sureText(find: string): string {
  return find.includes('|') ? '' : (/^\^?\(*\^?(=\d{3})(?![*?{])/.exec(find)?.[1] ?? '')
}

function replaced(found: readonly unknown[], replacement: Replacement): string {
  const at = found.findIndex((each) => typeof each === 'number')
  const parts = found.slice(0, at).map((part) => (typeof part === 'string' ? part : undefined))
  return replacement({ parts, at: Number(found[at]), text: String(found[at + 1]) })
}

function translated(text: string, options: PatternOptions): (Translated & { readonly pattern: RegExp }) | string {
  const { ignoreCase = false, lines = false, dotAll = false, everywhere = false } = options
  try {
    const translation = translatePattern(text, { ignoreCase, lines, dotAll })
    const flags = `${everywhere ? 'g' : ''}${translation.ignoreCase ? 'i' : ''}v`
    return { ...translation, pattern: new RegExp(translation.source, flags) }
  } catch (error) {
    if (error instanceof NotTranslated) return notRead(text, error.message)
    if (error instanceof SyntaxError)
      return notRead(text, error.message.replace(/^Invalid regular expression: .*: /, ''))
    throw error
  }
}

function notRead(text: string, why: string): string {
  return `The regular expression “${text}” cannot be read: ${why}.`
}
