import type { Segment } from './segment.ts'
import { isMarked } from './segment.ts'

/** A segment and the documents of it that no longer count. */
export interface Part {
  readonly segment: Segment
  /** One bit a document. */
  readonly deleted: Uint8Array
}

/** The documents of several segments in one order. */
export interface MergedDocuments {
  /** Segment and number there of each document of the merged segment. */
  readonly source: Uint8Array
  readonly local: Uint32Array
  /** For each segment, the merged number of each of its documents; {@link GONE} for a deleted one. */
  readonly renumbered: readonly Uint32Array[]
}

/** Stands for a deleted document among the merged numbers. */
export const GONE = 0xffffffff

/** Documents between two pauses. */
const PAUSE = 0x8000

/** Orders the documents of several segments by id, deleted ones left out. An id is alive in at most one of them. */
export function* mergeDocuments(parts: readonly Part[]): Generator<number, MergedDocuments> {
  const most = parts.reduce((sum, part) => sum + part.segment.ids.length, 0)
  const source = new Uint8Array(most)
  const local = new Uint32Array(most)
  const renumbered = parts.map((part) => new Uint32Array(part.segment.ids.length).fill(GONE))
  const next = parts.map((part) => firstAlive(part, 0))
  let size = 0
  for (;;) {
    let least = -1
    for (let i = 0; i < parts.length; i++) {
      const { ids } = parts[i]!.segment
      if (next[i]! < ids.length && (least < 0 || ids[next[i]!]! < parts[least]!.segment.ids[next[least]!]!)) least = i
    }
    if (least < 0) break
    source[size] = least
    local[size] = next[least]!
    renumbered[least]![next[least]!] = size++
    next[least] = firstAlive(parts[least]!, next[least]! + 1)
    if (size % PAUSE === 0) yield PAUSE
  }
  return { source: source.slice(0, size), local: local.slice(0, size), renumbered }
}

/** Fills `into` with what each document has in the array of its segment. */
export function* gather<T extends Uint8Array | Uint32Array | Int32Array>(
  arrays: readonly T[],
  { source, local }: MergedDocuments,
  into: T,
): Generator<number, T> {
  for (let doc = 0; doc < local.length; doc++) {
    into[doc] = arrays[source[doc]!]![local[doc]!]!
    if (doc % PAUSE === PAUSE - 1) yield PAUSE
  }
  return into
}

function firstAlive(part: Part, from: number): number {
  let doc = from
  while (doc < part.segment.ids.length && isMarked(part.deleted, doc)) doc++
  return doc
}
