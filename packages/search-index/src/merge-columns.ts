import { DictionaryWriter } from './dictionary.ts'
import { DictionaryMerger } from './merge-dictionaries.ts'
import type { MergedDocuments } from './merge-documents.ts'
import type { Column } from './segment.ts'

/** Steps between two pauses of a merge. */
const PAUSE = 8192

/** Puts the columns of several segments together, without the values of deleted documents only. */
export function* mergeColumns(columns: readonly Column[], documents: MergedDocuments): Generator<number, Column> {
  const used = columns.map((column) => new Uint8Array(column.keys.size))
  const { source, local } = documents
  const offsets = new Uint32Array(source.length + 1)
  for (let doc = 0; doc < source.length; doc++) {
    const column = columns[source[doc]!]!
    const marks = used[source[doc]!]!
    const from = column.offsets[local[doc]!]!
    const to = column.offsets[local[doc]! + 1]!
    for (let at = from; at < to; at++) marks[column.ordinals[at]!] = 1
    offsets[doc + 1] = offsets[doc]! + to - from
    if (doc % PAUSE === PAUSE - 1) yield PAUSE
  }

  const writer = new DictionaryWriter(columns.reduce((sum, column) => sum + column.keys.bytes.length, 0))
  const renumbered = columns.map((column) => new Uint32Array(column.keys.size))
  const merger = new DictionaryMerger(columns.map((column) => column.keys))
  for (let keys = 0; merger.next(); keys++) {
    let kept = false
    for (let i = 0; i < merger.count; i++) {
      const from = merger.sources[i]!
      if (used[from]![merger.ordinal(from)] === 0) continue
      renumbered[from]![merger.ordinal(from)] = writer.size
      kept = true
    }
    if (kept) writer.add(merger.key, merger.length)
    if (keys % PAUSE === PAUSE - 1) yield PAUSE
  }

  const ordinals = new Uint32Array(offsets[source.length]!)
  let out = 0
  for (let doc = 0; doc < source.length; doc++) {
    const column = columns[source[doc]!]!
    const numbers = renumbered[source[doc]!]!
    const to = column.offsets[local[doc]! + 1]!
    for (let at = column.offsets[local[doc]!]!; at < to; at++) ordinals[out++] = numbers[column.ordinals[at]!]!
    if (doc % PAUSE === PAUSE - 1) yield PAUSE
  }
  return { keys: writer.finish(), offsets, ordinals }
}
