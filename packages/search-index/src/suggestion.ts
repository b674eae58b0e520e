import { tokens } from '@carrel/text'
import { columnFrom, columnTo } from './column.ts'
import type { Schema, Suggestion } from './schema.ts'
import type { Column } from './segment.ts'
import { KEY_END, NO_NUMBER } from './segment.ts'

/** A suggestion as a column holds it: its kind as one letter, counted from `a` in the schema's order, then the text. */
export function suggestionValue(schema: Schema, { kind, text }: Suggestion): string {
  const place = schema.suggestions.indexOf(kind)
  return place < 0 || text === '' ? '' : String.fromCharCode(97 + place) + text
}

/** The dictionary key of such a value: its words as they are compared, whatever the kind, then the value. */
export function suggestionKey(value: string): string {
  return suggestionStart(value.slice(1)) + KEY_END + value
}

/** What the keys of all suggestions begin with that begin like a text. */
export function suggestionStart(text: string): string {
  return tokens(text).join(' ')
}

/** The suggestion that a dictionary key stands for. */
export function suggestionOfKey(schema: Schema, key: string): Suggestion {
  const value = key.slice(key.indexOf(KEY_END) + 1)
  return { kind: schema.suggestions[value.charCodeAt(0) - 97] ?? '', text: value.slice(1) }
}

/** For each suggestion, its documents and their popularity added up. */
export function weighSuggestions(column: Column, popularity: Int32Array | undefined, docs: number): Uint32Array {
  const weights = new Uint32Array(column.keys.size)
  for (let doc = 0; doc < docs; doc++) {
    const used = popularity === undefined || popularity[doc] === NO_NUMBER ? 0 : Math.max(0, popularity[doc]!)
    const to = columnTo(column, doc)
    for (let at = columnFrom(column, doc); at < to; at++) {
      const ordinal = column.ordinals[at]!
      weights[ordinal] = Math.min(0xffffffff, weights[ordinal]! + used + 1)
    }
  }
  return weights
}
