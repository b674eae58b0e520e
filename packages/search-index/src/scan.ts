import { foldText, sortKey } from '@carrel/text'
import { FIRST_WORD } from './analyze.ts'
import type { Dictionary } from './dictionary.ts'
import { facetStart, valueOfKey } from './keys.ts'
import { placeOf } from './schema.ts'
import type { SearchGround } from './search.ts'
import type { Segment } from './segment.ts'
import { isMarked } from './segment.ts'
import type { KeyInParts } from './walk-keys.ts'
import { keysAfter, keysBefore } from './walk-keys.ts'

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
  size: { readonly before: number; readonly limit: number },
  ground: SearchGround,
): ScanEntry[] {
  const list = listFor(target, from, ground)
  const dictionaries = ground.parts.map(({ segment }) => list.dictionaryOf(segment))
  const entries = (keys: readonly KeyInParts[]): ScanEntry[] => {
    const counts = list.count(keys)
    return keys.flatMap(({ text }, i) => (counts[i]!.count === 0 ? [] : [{ value: list.valueOf(text), ...counts[i]! }]))
  }
  const read = (
    walk: (count: number) => KeyInParts[],
    wanted: number,
    join: (old: ScanEntry[], more: ScanEntry[]) => ScanEntry[],
  ): ScanEntry[] => {
    let found: ScanEntry[] = []
    for (let seen = 0; seen < MAX_KEYS && found.length < wanted;) {
      const keys = walk(wanted)
      seen += keys.length
      const own = keys.filter(({ text }) => list.has(text))
      found = join(found, entries(own))
      if (own.length < wanted) break
    }
    return found
  }
  const before = read(keysBefore(dictionaries, list.start), size.before, (old, more) => [...more, ...old])
  const after = read(keysAfter(dictionaries, list.start), size.limit, (old, more) => [...old, ...more])
  return [...before.slice(Math.max(0, before.length - size.before)), ...after.slice(0, size.limit)]
}

interface Count {
  count: number
  id: number
}

/** A browse list: keys of a dictionary. */
interface KeyList {
  readonly dictionaryOf: (segment: Segment) => Dictionary
  readonly start: string
  /** Whether a key belongs to the list; those that do stand together. */
  readonly has: (key: string) => boolean
  readonly valueOf: (key: string) => string
  readonly count: (keys: readonly KeyInParts[]) => Count[]
}

function listFor(target: ScanTarget, from: string, { schema, parts }: SearchGround): KeyList {
  switch (target.of) {
    case 'words': {
      const names = schema.fields.map(({ name }) => name)
      const mask = target.field === undefined ? 0xffff : schema.fields[placeOf(names, target.field, 'field')]!.bit
      return {
        dictionaryOf: (segment) => segment.terms,
        start: foldText(from).trim() || FIRST_WORD,
        has: (key) => key > FIRST_WORD,
        valueOf: (key) => key,
        count: (keys) => keys.map((key) => countWord(key, mask, parts)),
      }
    }
    case 'facet': {
      const start = facetStart(placeOf(schema.facets, target.facet, 'facet'))
      return {
        dictionaryOf: (segment) => segment.facets.keys,
        start: start + sortKey(from),
        has: (key) => key.startsWith(start),
        valueOf: valueOfKey,
        count: (keys) => countValues(keys, parts, ({ facets: { offsets, ordinals } }) => ({ offsets, ordinals })),
      }
    }
    case 'key': {
      const place = placeOf(schema.sorts, target.key, 'sort key')
      return {
        dictionaryOf: (segment) => segment.sorts[place]!.keys,
        start: from,
        has: () => true,
        valueOf: (key) => key,
        count: (keys) =>
          countValues(keys, parts, ({ sorts }) => ({ offsets: undefined, ordinals: sorts[place]!.ordinals })),
      }
    }
  }
}

function countWord({ ordinals }: KeyInParts, mask: number, parts: SearchGround['parts']): Count {
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

/** Counts several values in one pass through all documents. Without offsets each document has one number. */
function countValues(
  keys: readonly KeyInParts[],
  parts: SearchGround['parts'],
  rowsOf: (segment: Segment) => { readonly offsets: Uint32Array | undefined; readonly ordinals: Uint32Array },
): Count[] {
  const counts = keys.map(() => ({ count: 0, id: Infinity }))
  parts.forEach(({ segment, deleted }, part) => {
    const { offsets, ordinals } = rowsOf(segment)
    const known = keys.flatMap((key, i) => (key.ordinals[part]! < 0 ? [] : [[key.ordinals[part]!, i] as const]))
    if (known.length === 0) return
    const countOf = new Map(known)
    const least = Math.min(...countOf.keys())
    const most = Math.max(...countOf.keys())
    for (let doc = 0; doc < segment.ids.length; doc++) {
      const to = offsets ? offsets[doc + 1]! : doc + 1
      for (let at = offsets ? offsets[doc]! : doc; at < to; at++) {
        const ordinal = ordinals[at]!
        if (ordinal < least || ordinal > most || isMarked(deleted, doc)) continue
        const count = counts[countOf.get(ordinal) ?? -1]
        if (!count) continue
        count.count++
        count.id = Math.min(count.id, segment.ids[doc]!)
      }
    }
  })
  return counts
}
