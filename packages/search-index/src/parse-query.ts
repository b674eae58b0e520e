import type { Query } from './query.ts'
import { queryLimits } from './query.ts'

/** What {@link parseQuery} may recognise. */
export interface ParseOptions {
  /** What may stand before a colon (`author`, `isbn`), in lower case, and the fields that it means. */
  readonly prefixes?: Readonly<Record<string, readonly string[]>>
  /** Treat the last word as unfinished, for results while typing. */
  readonly typing?: boolean
}

/*
 * One piece of what was typed: a sign for "not", a field prefix, then a quoted phrase or a word. The quote may be left
 * open at the end; typographic quotation marks count as straight ones.
 */
const PIECE =
  /(?<not>-(?=[\p{L}\p{N}"“„«]))?(?:(?<prefix>[\p{L}_]+):\s*)?(?:["“”„«»](?<phrase>[^"“”„«»]*)["“”„«»]?|(?<word>[^\s"“”„«»]+))/gu

/**
 * Understands what a person types into a search box: all words must be found; "a phrase" is found as it is spelt;
 * `-word` must not be found; `author:word`, `title:"phrase"`; `word*`; `OR` between words. Nothing is an error: what
 * cannot be meant is taken as words, or left out.
 *
 * @example parseQuery('title:hobbit -film', { prefixes: { title: ['title'] } })
 */
export function parseQuery(typed: string, options: ParseOptions = {}): Query {
  const text = typed.slice(0, queryLimits.length)
  const identifier = labelledIdentifier(text) ?? spacedIdentifier(text)
  if (identifier) return identifier
  const shouted = text === text.toUpperCase()
  const groups: Query[][] = [[]]
  let words = 0
  let negate = false
  for (const match of text.matchAll(PIECE)) {
    const operator = shouted ? '' : match[0]
    const group = groups.at(-1)!
    if (operator === 'NOT') negate = true
    else if (operator === 'OR') {
      if (group.length > 0) groups.push([])
    } else if (operator !== 'AND') {
      const { parts, count } = readPiece(match, options)
      if (words + count > queryLimits.words) break
      words += count
      if (!negate && match.groups?.['not'] === undefined) group.push(...parts)
      else if (parts.length > 0) group.push({ kind: 'not', of: allOf(parts) })
      negate = false
    }
  }
  const alternatives = groups.filter((group) => group.length > 0)
  if (options.typing === true && !/[\s"“”„«»*]$/.test(text)) openLastWord(alternatives.at(-1))
  if (alternatives.length === 0) return text.trim() === '' ? { kind: 'all' } : { kind: 'word', text, at: 0 }
  return alternatives.length === 1 ? allOf(alternatives[0]!) : { kind: 'or', of: alternatives.map(allOf) }
}

/** One piece as parts that must all be found, and how many words they have. */
function readPiece(match: RegExpExecArray, options: ParseOptions): { parts: Query[]; count: number } {
  const { prefix, phrase, word = '' } = match.groups ?? {}
  const end = match.index + match[0].length
  const known = prefix === undefined ? undefined : fieldsFor(prefix, options)
  const fields = known === undefined ? {} : { fields: known }
  const parts: Query[] = []
  // An unknown prefix is no prefix: "Dune: Messiah" is two words.
  if (prefix !== undefined && known === undefined) {
    parts.push({ kind: 'word', text: prefix, at: match.index + match[0].indexOf(prefix) })
  }
  let count = parts.length
  if (phrase !== undefined) {
    const words = phrase.split(/\s+/u).filter((part) => part !== '').length
    if (words > 0) parts.push({ kind: 'phrase', text: phrase, exact: true, ...fields })
    count += words
  } else if (/[\p{L}\p{N}]/u.test(word)) {
    parts.push(readWord(word, end - word.length, fields))
    count++
  }
  return { parts, count }
}

function readWord(text: string, at: number, fields: { readonly fields?: readonly string[] }): Query {
  if (/^[^*?]+\*$/.test(text)) return { kind: 'prefix', text: text.slice(0, -1), ...fields }
  if (/\*.*[\p{L}\p{N}]|[\p{L}\p{N}]\?+[\p{L}\p{N}]/u.test(text)) return { kind: 'wildcard', text, ...fields }
  return { kind: 'word', text, at, ...fields }
}

function allOf(parts: readonly Query[]): Query {
  return parts.length === 1 ? parts[0]! : { kind: 'and', of: parts }
}

function fieldsFor(prefix: string, { prefixes = {} }: ParseOptions): readonly string[] | undefined {
  const name = prefix.toLowerCase()
  return Object.hasOwn(prefixes, name) ? prefixes[name] : undefined
}

/** What kind of number it is, said before it as people copy it: "ISBN-13: 978-0-14-044913-6", "ISSN 0317-8471". */
const LABELLED =
  /^\s*(?:isbn|issn|ismn|lccn|oclc|ean|upc)(?:[\s-]*1[03][\s:.#]+|[\s.#]+)(?<number>[\d][\d\s\-‐–]{3,24}[\dXx])\s*$/iu

function labelledIdentifier(text: string): Query | undefined {
  const number = LABELLED.exec(text)?.groups?.['number']
  return number === undefined ? undefined : { kind: 'identifier', text: number }
}

/** UTF-16 units and pieces of what may be a number with letters and blanks. */
const MOST_OF_NUMBER = { length: 40, pieces: 5 }

/**
 * What was typed as one number or the beginning of one, for when its words are not found: a call number ("PR6039 .O32 S5"), a
 * publisher's number ("CK 64935"). Undefined where it cannot be one.
 *
 * @param fields the fields with numbers.
 */
export function asNumber(typed: string, query: Query, fields: readonly string[]): Query | undefined {
  if (query.kind === 'word' || query.kind === 'phrase') {
    if (query.fields === undefined) return numberIn(typed, fields)
    return query.fields.every((field) => fields.includes(field)) ? numberIn(query.text, query.fields) : undefined
  }
  return numberIn(typed, fields)
}

function numberIn(text: string, fields: readonly string[]): Query | undefined {
  const pieces = text.trim().split(/\s+/u)
  const isOne = text.length <= MOST_OF_NUMBER.length && pieces.length <= MOST_OF_NUMBER.pieces
  if (!isOne || !/\d/.test(text) || /["“”„«»:*?]/u.test(text)) return undefined
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').length < 4 ? undefined : { kind: 'prefix', text, fields }
}

/** A number typed in groups ("978 0 14 044913 6"): the number, or else its groups as words. */
function spacedIdentifier(text: string): Query | undefined {
  const trimmed = text.trim()
  if (!/^\d[\d\s\-‐–]{6,24}[\dXx]$/u.test(trimmed) || !/\s/u.test(trimmed)) return undefined
  if (![8, 10, 13].includes(trimmed.replace(/[^\dXx]/g, '').length)) return undefined
  return {
    kind: 'or',
    of: [
      { kind: 'identifier', text: trimmed },
      { kind: 'word', text: trimmed, at: text.indexOf(trimmed) },
    ],
  }
}

/** The last word may be whole, or the beginning of another. */
function openLastWord(group: Query[] | undefined): void {
  const last = group?.at(-1)
  if (group === undefined || last?.kind !== 'word') return
  const { text, fields } = last
  const beginning: Query = { kind: 'prefix', text, ...(fields === undefined ? {} : { fields }) }
  group[group.length - 1] = { kind: 'or', of: [last, beginning] }
}
