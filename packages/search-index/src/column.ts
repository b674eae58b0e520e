import { GrowingUint32, sortByCodePoint } from './bytes.ts'
import { dictionaryOf } from './dictionary.ts'
import type { Column, SortColumn } from './segment.ts'

/**
 * Collects the values of a column, document by document. Values come in groups, so that the same text may stand for
 * several things: a facet's name, the kind of a suggestion.
 */
export class ColumnWriter {
  readonly #toKey: (value: string, group: number) => string
  readonly #numbers: Map<string, number>[] = []
  #size = 0
  readonly #ends = new GrowingUint32()
  readonly #values = new GrowingUint32()
  #begun = 0

  /** @param toKey makes the dictionary key of a value; called once for each different value of a group. */
  constructor(toKey: (value: string, group: number) => string) {
    this.#toKey = toKey
  }

  /** Gives the present document a value. Empty and repeated ones are left out. */
  put(value: string, group = 0): void {
    if (value === '') return
    const numbers = (this.#numbers[group] ??= new Map())
    let number = numbers.get(value)
    if (number === undefined) numbers.set(value, (number = this.#size++))
    let at = this.#begun
    while (at < this.#values.length && this.#values.values[at] !== number) at++
    if (at === this.#values.length) this.#values.push(number)
  }

  /** Ends the present document. */
  end(): void {
    this.#begun = this.#values.length
    this.#ends.push(this.#begun)
  }

  /** The column of the documents of `order`, given by the numbers in which they were added. */
  finish(order: Uint32Array): Column {
    const ends = this.#ends.values
    const values = this.#values.values
    const used = new Uint8Array(this.#size)
    const offsets = new Uint32Array(order.length + 1)
    for (let i = 0; i < order.length; i++) {
      const doc = order[i]!
      const from = doc === 0 ? 0 : ends[doc - 1]!
      for (let at = from; at < ends[doc]!; at++) used[values[at]!] = 1
      offsets[i + 1] = offsets[i]! + ends[doc]! - from
    }
    const numberOfKey = new Map<string, number>()
    this.#numbers.forEach((numbers, group) => {
      for (const [value, number] of numbers) if (used[number] === 1) numberOfKey.set(this.#toKey(value, group), number)
    })
    const keys = sortByCodePoint([...numberOfKey.keys()])
    const ordinalOfNumber = new Uint32Array(this.#size)
    keys.forEach((key, ordinal) => (ordinalOfNumber[numberOfKey.get(key) ?? 0] = ordinal))
    const ordinals = new Uint32Array(offsets[order.length]!)
    let out = 0
    for (let i = 0; i < order.length; i++) {
      const doc = order[i]!
      for (let at = doc === 0 ? 0 : ends[doc - 1]!; at < ends[doc]!; at++)
        ordinals[out++] = ordinalOfNumber[values[at]!]!
    }
    return { keys: dictionaryOf(keys), offsets, ordinals }
  }
}

/** The column as one number a document; `keys.size` where it has none. A document's second value is left out. */
export function singleColumn({ keys, offsets, ordinals }: Column): SortColumn {
  const one = new Uint32Array(offsets.length - 1)
  for (let doc = 0; doc < one.length; doc++) {
    one[doc] = offsets[doc] === offsets[doc + 1] ? keys.size : ordinals[offsets[doc]!]!
  }
  return { keys, ordinals: one }
}

/** The opposite of {@link singleColumn}. */
export function manyColumn({ keys, ordinals: one }: SortColumn): Column {
  const offsets = new Uint32Array(one.length + 1)
  const ordinals = new Uint32Array(one.length)
  let size = 0
  for (let doc = 0; doc < one.length; doc++) {
    if (one[doc]! < keys.size) ordinals[size++] = one[doc]!
    offsets[doc + 1] = size
  }
  return { keys, offsets, ordinals: ordinals.subarray(0, size) }
}
