import { compareBytes } from './bytes.ts'
import type { Dictionary } from './dictionary.ts'
import { DictionaryCursor, lowerBound } from './dictionary.ts'

/** Walks several dictionaries at once, in the order of their keys. */
export class DictionaryMerger {
  /** The present key; `length` of its bytes are valid. */
  key: Uint8Array = new Uint8Array(0)
  length = 0
  /** Which dictionaries hold the present key, ascending; the first `count` entries are valid. */
  readonly sources: number[] = []
  count = 0
  readonly #cursors: DictionaryCursor[]

  /** @param from the least key to begin with; all keys when it is left out. */
  constructor(dictionaries: readonly Dictionary[], from?: Uint8Array) {
    this.#cursors = dictionaries.map((dictionary) => new DictionaryCursor(dictionary))
    for (const cursor of this.#cursors) cursor.seek(from === undefined ? 0 : lowerBound(cursor.dictionary, from))
  }

  /** The number that the present key has in a dictionary of `sources`. */
  ordinal(source: number): number {
    return this.#cursors[source]!.ordinal
  }

  /** Goes to the first or next key; false after the last. */
  next(): boolean {
    for (let i = 0; i < this.count; i++) this.#cursors[this.sources[i]!]!.next()
    this.count = 0
    let least: DictionaryCursor | undefined
    for (let i = 0; i < this.#cursors.length; i++) {
      const cursor = this.#cursors[i]!
      if (cursor.ordinal >= cursor.dictionary.size) continue
      const order = least === undefined ? -1 : compareBytes(cursor.key, 0, cursor.length, least.key, least.length)
      if (order < 0) {
        least = cursor
        this.count = 0
      }
      if (order <= 0) this.sources[this.count++] = i
    }
    if (least === undefined) return false
    this.key = least.key
    this.length = least.length
    return true
  }
}
