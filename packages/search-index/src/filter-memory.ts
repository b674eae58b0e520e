import type { Segment } from './segment.ts'

/** Bitmaps of one segment that are kept; the one that was asked for longest ago goes first. */
const most = 16

/**
 * Which documents of a segment pass a filter, for filters that come again and again, such as what the public may see.
 * From the second time on the answer is a bitmap; a filter that is asked only once is not worth one.
 */
export class FilterMemory {
  readonly #bySegment = new WeakMap<Segment, Map<string, Uint8Array | undefined>>()

  /** The documents that pass `test`, from the second time on; the key names facet and values. Undefined the first time. */
  remember(segment: Segment, key: string, test: (doc: number) => boolean): Uint8Array | undefined {
    const kept = this.#keptOf(segment)
    const isAgain = kept.has(key)
    const marks = isAgain ? (kept.get(key) ?? marksOf(segment, test)) : undefined
    kept.delete(key)
    kept.set(key, marks)
    if (kept.size > most) kept.delete(kept.keys().next().value ?? '')
    return marks
  }

  #keptOf(segment: Segment): Map<string, Uint8Array | undefined> {
    let kept = this.#bySegment.get(segment)
    if (!kept) this.#bySegment.set(segment, (kept = new Map()))
    return kept
  }
}

function marksOf(segment: Segment, test: (doc: number) => boolean): Uint8Array {
  const marks = new Uint8Array((segment.ids.length + 7) >> 3)
  for (let doc = 0; doc < segment.ids.length; doc++) if (test(doc)) marks[doc >> 3]! |= 1 << (doc & 7)
  return marks
}
