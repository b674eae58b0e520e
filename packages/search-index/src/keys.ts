import { sortKey, tokens } from '@carrel/text'
import type { Schema, Suggestion } from './schema.ts'

/*
 * Keys of the dictionaries of values. Each begins with what its place in the order is, and ends with the value as it is
 * shown, a NUL between the two:
 *
 *   facet       one character for the facet, sort key of the value, NUL, value
 *   suggestion  words of the text, NUL, one character for the kind, text
 */
const END = '\u0000'

/** What the keys of a facet's values begin with. */
export function facetStart(facet: number): string {
  return String.fromCharCode(0x21 + facet)
}

/** The key of a facet's value. */
export function facetKey(value: string, facet: number): string {
  return facetStart(facet) + sortKey(value) + END + value
}

/** The value that a key stands for. */
export function valueOfKey(key: string): string {
  return key.slice(key.indexOf(END) + 1)
}

/** What the keys of all suggestions begin with that begin like a text. */
export function suggestionStart(text: string): string {
  return tokens(text).join(' ')
}

/** The key of a suggestion; its kind is given by its place in the schema. */
export function suggestionKey(text: string, kind: number): string {
  return suggestionStart(text) + END + String.fromCharCode(0x61 + kind) + text
}

/** The suggestion that a key stands for. */
export function suggestionOfKey(schema: Schema, key: string): Suggestion {
  const value = valueOfKey(key)
  return { kind: schema.suggestions[value.charCodeAt(0) - 0x61] ?? '', text: value.slice(1) }
}
