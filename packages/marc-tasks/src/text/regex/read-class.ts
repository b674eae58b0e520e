import { literal } from './classes.ts'
import type { Cursor } from './cursor.ts'
import { NotTranslated } from './not-translated.ts'
import { insideBrackets, readEscape, type Escaped } from './read-escape.ts'

/** A set of characters in brackets. */
export interface CharacterClass {
  readonly source: string
  /** Whether the end of a line is one of the characters, and named among them. */
  readonly hasLineEnd: boolean
}

/** Reads a set of characters behind its `[`, as .NET has it: `[^…]`, ranges, `[a-z-[aeiou]]`. */
export function readClass(cursor: Cursor): CharacterClass {
  const negated = cursor.take('^')
  let body = ''
  let without = ''
  let hasLineEnd = false
  for (let isFirst = true; ; isFirst = false) {
    if (cursor.isAtEnd) throw new NotTranslated('a [ has no ]')
    if (!isFirst && cursor.take(']')) break
    if (!isFirst && cursor.take('-[')) {
      without = readClass(cursor).source
      if (!cursor.take(']')) throw new NotTranslated('what is taken from a set must stand at its end')
      break
    }
    const from = readOne(cursor)
    const isRange = cursor.text[cursor.at] === '-' && !/^-[\][]/.test(cursor.text.slice(cursor.at, cursor.at + 2))
    if (isRange && 'character' in from && cursor.at + 1 < cursor.text.length) {
      cursor.next()
      const to = readOne(cursor)
      if ('set' in to) throw new NotTranslated('a range must end with a character')
      if (from.character > to.character)
        throw new NotTranslated(`the range ${from.character}-${to.character} runs backwards`)
      body += `${literal(from.character)}-${literal(to.character)}`
    } else {
      body += insideBrackets(from)
      if ('character' in from && (from.character === '\n' || from.character === '\r')) hasLineEnd = true
    }
  }
  const set = `[${negated ? '^' : ''}${body}]`
  return { source: without === '' ? set : `[${set}--${without}]`, hasLineEnd: hasLineEnd && !negated }
}

function readOne(cursor: Cursor): Escaped {
  const character = cursor.next()
  if (character !== '\\') return { character }
  if (cursor.take('b')) return { character: '\b' }
  return readEscape(cursor)
}
