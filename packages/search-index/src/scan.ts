import { foldText, sortKey } from '@carrel/text'
import { FIRST_WORD } from './analyze.ts'
import { compareBytes, textOf, utf8 } from './bytes.ts'
import { columnFrom, columnTo } from './column.ts'
import type { Dictionary } from './dictionary.ts'
import { DictionaryCursor, lowerBound } from './dictionary.ts'
import { DictionaryMerger } from './merge-dictionaries.ts'
import type { SearchGround } from './search.ts'
import type { Column, Segment } from './segment.ts'
import { isMarked, KEY_END } from './segment.ts'

/** What to browse: the words of a field, the values of a facet as headings, or a sort key as a shelf. */
export type ScanTarget =
  | { readonly of: 'words'; readonly field?: string }
  | { readonly of: 'facet'; readonly facet: string }
  | { readonly of: 'key'; readonly key: string }

/** One line of a browse list. */
export interface ScanEntry {
  readonly value: string
  /** Documents that have it. */
  readonly count: number
  /** The lowest id among them. */
  readonly id: number
}

/** Keys that are looked at for one list. */
const MAX_KEYS = 2000

/**
 * A part of a browse list, in order: up to `before` entries that stand before `from`, then up to `limit` from there on.
 *
 * @throws RangeError for a field, facet or sort key that the schema does not have.
 */
export function scanKeys(
  target: ScanTarget,
  from: string,
  size: { before: number; limit: number },
  ground: SearchGround,
): ScanEntry[] {
  const { dictionaryOf, counts, start, valueOf } = readerFor(target, from, ground)
  const dictionaries = ground.parts.map(({ segment }) => dictionaryOf(segment))
  const entries = (keys: readonly KeyInParts[]): ScanEntry[] => {
    const counted = counts(keys)
    return keys.flatMap(({ text }, i) => (counted[i]!.count === 0 ? [] : [{ value: valueOf(text), ...counted[i]! }]))
  }
  const after = size.limit > 0 ? entriesAfter(dictionaries, start, size.limit, entries) : []
  const before = size.before > 0 ? entriesBefore(dictionaries, start, size.before, entries) : []
  return [...before, ...after]
}

/** A key and its number in each part; -1 where it is not. */
interface KeyInParts {
  readonly text: string
  readonly ordinals: readonly number[]
}

interface Count {
  count: number
  id: number
}

interface Reader {
  readonly dictionaryOf: (segment: Segment) => Dictionary
  readonly counts: (keys: readonly KeyInParts[]) => Count[]
  readonly start: Uint8Array
  readonly valueOf: (key: string) => string
}

function readerFor(target: ScanTarget, from: string, ground: SearchGround): Reader {
  const { schema } = ground
  if (target.of === 'words') {
    const field = schema.fields.find(({ name }) => name === target.field)
    if (target.field !== undefined && !field) throw new RangeError(`The index has no field "${target.field}".`)
    const mask = field?.bit ?? 0xffff
    return {
      dictionaryOf: (segment) => segment.terms,
      counts: (keys) => keys.map((key) => countWord(key, mask, ground)),
      start: utf8(foldText(from).trim() || FIRST_WORD),
      valueOf: (key) => key,
    }
  }
  const place = target.of === 'facet' ? schema.facets.indexOf(target.facet) : schema.sorts.indexOf(target.key)
  if (place < 0)
    throw new RangeError(`The index has no ${target.of} "${target.of === 'facet' ? target.facet : target.key}".`)
  const columnOf = (segment: Segment): Column => (target.of === 'facet' ? segment.facets : segment.sorts)[place]!
  return {
    dictionaryOf: (segment) => columnOf(segment).keys,
    counts: (keys) => countValues(keys, columnOf, ground),
    start: utf8(target.of === 'facet' ? sortKey(from) : from),
    valueOf: (key) => (target.of === 'facet' ? key.slice(key.indexOf(KEY_END) + 1) : key),
  }
}

function entriesAfter(
  dictionaries: readonly Dictionary[],
  start: Uint8Array,
  limit: number,
  entries: (keys: readonly KeyInParts[]) => ScanEntry[],
): ScanEntry[] {
  const merger = new DictionaryMerger(dictionaries, start)
  const found: ScanEntry[] = []
  for (let seen = 0; seen < MAX_KEYS && found.length < limit;) {
    const keys: KeyInParts[] = []
    while (keys.length < limit && merger.next()) {
      const ordinals = dictionaries.map(() => -1)
      for (let i = 0; i < merger.count; i++) ordinals[merger.sources[i]!] = merger.ordinal(merger.sources[i]!)
      keys.push({ text: textOf(merger.key, 0, merger.length), ordinals })
    }
    if (keys.length === 0) break
    seen += keys.length
    found.push(...entries(keys))
  }
  return found.slice(0, limit)
}

function entriesBefore(
  dictionaries: readonly Dictionary[],
  start: Uint8Array,
  before: number,
  entries: (keys: readonly KeyInParts[]) => ScanEntry[],
): ScanEntry[] {
  const next = dictionaries.map((dictionary) => lowerBound(dictionary, start) - 1)
  const cursors = dictionaries.map((dictionary) => new DictionaryCursor(dictionary))
  cursors.forEach((cursor, i) => cursor.seek(next[i]!))
  const found: ScanEntry[] = []
  for (let seen = 0; seen < MAX_KEYS && found.length < before;) {
    const keys: KeyInParts[] = []
    while (keys.length < before) {
      let last: DictionaryCursor | undefined
      for (let i = 0; i < cursors.length; i++) {
        const cursor = cursors[i]!
        if (next[i]! >= 0 && (!last || compareBytes(cursor.key, 0, cursor.length, last.key, last.length) > 0))
          last = cursor
      }
      if (!last) break
      const text = last.text()
      const ordinals = cursors.map((cursor, i) => (next[i]! >= 0 && cursor.text() === text ? next[i]! : -1))
      ordinals.forEach((ordinal, i) => {
        if (ordinal >= 0) cursors[i]!.seek(--next[i]!)
      })
      keys.unshift({ text, ordinals })
    }
    if (keys.length === 0) break
    seen += keys.length
    found.unshift(...entries(keys.filter(({ text }) => text >= FIRST_WORD)))
  }
  return found.slice(-before)
}

function countWord({ ordinals }: KeyInParts, mask: number, { parts }: SearchGround): Count {
  const found = { count: 0, id: Infinity }
  parts.forEach(({ segment, deleted }, part) => {
    const ordinal = ordinals[part]!
    if (ordinal < 0) return
    for (let posting = segment.starts[ordinal]!; posting < segment.starts[ordinal + 1]!; posting++) {
      const doc = segment.docs[posting]!
      if ((segment.masks[posting]! & mask) === 0 || isMarked(deleted, doc)) continue
      found.count++
      found.id = Math.min(found.id, segment.ids[doc]!)
    }
  })
  return found
}

/** Counts several values in one pass through their column. */
function countValues(
  keys: readonly KeyInParts[],
  columnOf: (segment: Segment) => Column,
  { parts }: SearchGround,
): Count[] {
  const counts = keys.map(() => ({ count: 0, id: Infinity }))
  parts.forEach(({ segment, deleted }, part) => {
    const column = columnOf(segment)
    const keyOfOrdinal = new Map(keys.map(({ ordinals }, i) => [ordinals[part]!, i]))
    const least = Math.min(...[...keyOfOrdinal.keys()].filter((ordinal) => ordinal >= 0))
    const most = Math.max(...keyOfOrdinal.keys())
    if (most < 0) return
    for (let doc = 0; doc < segment.ids.length; doc++) {
      const to = columnTo(column, doc)
      for (let at = columnFrom(column, doc); at < to; at++) {
        const ordinal = column.ordinals[at]!
        if (ordinal < least || ordinal > most || isMarked(deleted, doc)) continue
        const count = counts[keyOfOrdinal.get(ordinal) ?? -1]
        if (!count) continue
        count.count++
        count.id = Math.min(count.id, segment.ids[doc]!)
      }
    }
  })
  return counts
}
