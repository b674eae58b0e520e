import { category, literal, shorthands } from './classes.ts'
import type { Cursor } from './cursor.ts'
import { NotTranslated } from './not-translated.ts'

/** What an escape stands for: one character, or a set of characters to be put inside brackets. */
export type Escaped = { readonly character: string } | { readonly set: string; readonly negated: boolean }

const controls: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  v: '\v',
  e: '\u001B',
  a: '\u0007',
}

/** Reads an escape that means the same inside and outside of brackets, behind its backslash. */
export function readEscape(cursor: Cursor): Escaped {
  const hex = cursor.match(/x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})/y)
  if (hex) return { character: String.fromCodePoint(Number.parseInt(hex[1] ?? hex[2] ?? '0', 16)) }
  const control = cursor.match(/c([A-Za-z@[\\\]^_])/y)?.[1]
  if (control !== undefined) return { character: String.fromCodePoint(control.toUpperCase().charCodeAt(0) & 0x1f) }
  const octal = cursor.match(/0[0-7]{0,2}/y)
  if (octal) return { character: String.fromCodePoint(Number.parseInt(octal[0], 8)) }
  const property = cursor.match(/([pP])\{([^}]*)\}/y)
  if (property) {
    const set = category(property[2] ?? '')
    if (set === undefined) throw new NotTranslated(`the set of characters \\p{${property[2]}} is not known`)
    return { set, negated: property[1] === 'P' }
  }
  const character = cursor.next()
  if (character === '') throw new NotTranslated('it ends with a backslash')
  const set = shorthands[character.toLowerCase()]
  if (set !== undefined) return { set, negated: character !== character.toLowerCase() }
  return { character: controls[character] ?? character }
}

/** An escape as it is written inside brackets. */
export function insideBrackets(escaped: Escaped): string {
  if ('character' in escaped) return literal(escaped.character)
  return escaped.negated ? `[^${escaped.set}]` : escaped.set
}
