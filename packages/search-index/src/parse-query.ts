import type { PhraseQuery, Query } from './query.ts'
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
  const identifier = spacedIdentifier(text)
  if (identifier) return identifier
  const shouted = text === text.toUpperCase()
  const groups: Query[][] = [[]]
  let words = 0
  let negate = false
  for (const match of text.matchAll(PIECE)) {
    const piece = match[0]
    const operator = shouted ? '' : piece
    const last = groups.at(-1)!
    if (operator === 'OR' && last.length > 0 && words < queryLimits.words) groups.push([])
    else if (operator === 'NOT') negate = true
    else if (operator !== 'AND') {
      const { part, count } = readPiece(match, options)
      if (words + count > queryLimits.words) break
      words += count
      if (part) last.push(negate || match.groups?.['not'] !== undefined ? { kind: 'not', of: part } : part)
      negate = false
    }
  }
  const alternatives = groups.filter((group) => group.length > 0)
  if (options.typing === true && !/[\s"“”„«»*]$/.test(text)) openLastWord(alternatives.at(-1))
  const parts = alternatives.map((group): Query => (group.length === 1 ? group[0]! : { kind: 'and', of: group }))
  if (parts.length === 0) return text.trim() === '' ? { kind: 'all' } : { kind: 'word', text, at: 0 }
  return parts.length === 1 ? parts[0]! : { kind: 'or', of: parts }
}

function readPiece(match: RegExpExecArray, options: ParseOptions): { part: Query | undefined; count: number } {
  const { not, prefix, phrase, word = '' } = match.groups ?? {}
  const known = prefix === undefined ? undefined : fieldsFor(prefix, options)
  const fields = known === undefined ? {} : { fields: known }
  if (phrase !== undefined) {
    const before: Query[] = prefix !== undefined && known === undefined ? [{ kind: 'word', text: prefix }] : []
    const count = phrase.split(/\s+/u).filter((part) => part !== '').length
    if (count === 0) return { part: before[0], count: before.length }
    const quoted: PhraseQuery = { kind: 'phrase', text: phrase, exact: true, ...fields }
    return {
      part: before.length === 0 ? quoted : { kind: 'and', of: [...before, quoted] },
      count: count + before.length,
    }
  }
  // An unknown prefix is no prefix: "Dune: Messiah" is two words.
  const text = prefix === undefined || known !== undefined ? word : match[0].slice(not === undefined ? 0 : 1)
  if (!/[\p{L}\p{N}]/u.test(text)) return { part: undefined, count: 0 }
  if (/^[^*?]+\*$/.test(text)) return { part: { kind: 'prefix', text: text.slice(0, -1), ...fields }, count: 1 }
  if (/\*.*[\p{L}\p{N}]|[\p{L}\p{N}]\?+[\p{L}\p{N}]/u.test(text))
    return { part: { kind: 'wildcard', text, ...fields }, count: 1 }
  return { part: { kind: 'word', text, at: match.index + match[0].length - text.length, ...fields }, count: 1 }
}

function fieldsFor(prefix: string, { prefixes = {} }: ParseOptions): readonly string[] | undefined {
  const name = prefix.toLowerCase()
  return Object.hasOwn(prefixes, name) ? prefixes[name] : undefined
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

function openLastWord(group: Query[] | undefined): void {
  const last = group?.at(-1)
  if (group && last?.kind === 'word') {
    const { text, fields } = last
    group[group.length - 1] = { kind: 'prefix', text, ...(fields === undefined ? {} : { fields }) }
  }
}
