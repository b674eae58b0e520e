import type { Part } from './merge-documents.ts'
import { mergeSegments } from './merge-segments.ts'
import type { Schema } from './schema.ts'
import type { Segment } from './segment.ts'
import { documentOf, isMarked } from './segment.ts'

/** A segment in use. */
export interface LivePart extends Part {
  deletedCount: number
}

/** Segments of one size class that are put together at once. */
const FAN = 4
/** Segments of so many documents are merged on the spot, because it takes a few milliseconds. */
const SMALL = 1000
/** Segments that are left to be; beyond that a merge does not wait to be asked for. */
const MAX_PARTS = 40

/**
 * The segments of an index, largest first. Small ones are put together as they come, so that a document is rewritten
 * only as often as the size of its segment grows fourfold.
 */
export class Parts {
  live: readonly LivePart[] = []
  readonly #schema: Schema
  readonly #small: number
  #merge: RunningMerge | undefined

  constructor(schema: Schema, small = SMALL) {
    this.#schema = schema
    this.#small = small
  }

  /** Documents that are not deleted. */
  get documents(): number {
    return this.live.reduce((sum, part) => sum + part.segment.ids.length - part.deletedCount, 0)
  }

  /** Takes a segment whose ids are in no other segment, deleted ones excepted. */
  add(segment: Segment, deleted?: Uint8Array): void {
    if (segment.ids.length === 0) return
    this.#insert(partOf(segment, deleted))
    for (let small = this.#due(this.#small); small; small = this.#due(this.#small))
      this.#replace(runToEnd(this.#begin(small)))
    if (this.live.length > MAX_PARTS) while (!this.mergeStep(Infinity));
  }

  /** Marks a document as deleted; false when there is none with this id. */
  delete(id: number): boolean {
    for (const part of this.live) {
      const doc = documentOf(part.segment, id)
      if (doc < 0 || isMarked(part.deleted, doc)) continue
      part.deleted[doc >> 3]! |= 1 << (doc & 7)
      part.deletedCount++
      return true
    }
    return false
  }

  /** Whether a document with this id is there. */
  has(id: number): boolean {
    return this.live.some((part) => {
      const doc = documentOf(part.segment, id)
      return doc >= 0 && !isMarked(part.deleted, doc)
    })
  }

  /** Works on a merge that is due, for about `budget` postings; true when none is left. */
  mergeStep(budget: number): boolean {
    const due = this.#merge ? undefined : this.#due(Infinity)
    if (due) this.#merge = this.#begin(due)
    if (!this.#merge) return true
    let left = budget
    while (left > 0) {
      const step = this.#merge.steps.next()
      if (step.done === true) {
        this.#replace({ merge: this.#merge, segment: step.value })
        this.#merge = undefined
        return this.#due(Infinity) === undefined
      }
      left -= step.value
    }
    return false
  }

  /** Puts everything into one segment. */
  mergeAll(): void {
    this.#merge = undefined
    if (this.live.length > 1 || this.live.some((part) => part.deletedCount > 0))
      this.#replace(runToEnd(this.#begin(this.live)))
  }

  #insert(part: LivePart): void {
    this.live = [...this.live, part].sort((a, b) => b.segment.ids.length - a.segment.ids.length)
  }

  /** The segments that should be merged next, of those with at most `most` documents. */
  #due(most: number): readonly LivePart[] | undefined {
    const busy = this.#merge?.sources ?? []
    const classes = new Map<number, LivePart[]>()
    for (const part of this.live) {
      const size = part.segment.ids.length
      if (busy.includes(part) || size > most) continue
      // So much of it is deleted that it is worth writing anew.
      if (part.deletedCount * 3 > size && size > this.#small) return [part]
      const sizeClass = Math.floor(Math.log(size) / Math.log(FAN))
      const alike = classes.get(sizeClass) ?? []
      alike.push(part)
      if (alike.length === FAN) return alike
      classes.set(sizeClass, alike)
    }
    return undefined
  }

  #begin(sources: readonly LivePart[]): RunningMerge {
    // Documents deleted from now on are deleted again in the result.
    const frozen = sources.map(({ segment, deleted }) => ({ segment, deleted: deleted.slice() }))
    return { sources, frozen, steps: mergeSegments(this.#schema, frozen) }
  }

  #replace({ merge, segment }: { readonly merge: RunningMerge; readonly segment: Segment }): void {
    const merged = partOf(segment)
    merge.sources.forEach((source, i) => {
      const before = merge.frozen[i]!.deleted
      for (let byte = 0; byte < before.length; byte++) {
        if (source.deleted[byte] === before[byte]) continue
        for (let doc = byte * 8; doc < byte * 8 + 8; doc++) {
          if (doc >= source.segment.ids.length || !isMarked(source.deleted, doc) || isMarked(before, doc)) continue
          const moved = documentOf(segment, source.segment.ids[doc]!)
          merged.deleted[moved >> 3]! |= 1 << (moved & 7)
          merged.deletedCount++
        }
      }
    })
    this.live = this.live.filter((part) => !merge.sources.includes(part))
    if (segment.ids.length > 0) this.#insert(merged)
  }
}

interface RunningMerge {
  readonly sources: readonly LivePart[]
  readonly frozen: readonly Part[]
  readonly steps: Generator<number, Segment>
}

function runToEnd(merge: RunningMerge): { readonly merge: RunningMerge; readonly segment: Segment } {
  for (;;) {
    const step = merge.steps.next()
    if (step.done === true) return { merge, segment: step.value }
  }
}

function partOf(segment: Segment, deleted: Uint8Array = new Uint8Array(Math.ceil(segment.ids.length / 8))): LivePart {
  let deletedCount = 0
  for (const byte of deleted) for (let rest = byte; rest !== 0; rest &= rest - 1) deletedCount++
  return { segment, deleted, deletedCount }
}
