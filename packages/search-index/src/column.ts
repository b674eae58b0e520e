import { sortKey } from '@carrel/text'
import { GrowingUint32, sortByCodePoint } from './bytes.ts'
import type { Dictionary } from './dictionary.ts'
import { dictionaryOf } from './dictionary.ts'
import type { Column } from './segment.ts'
import { KEY_END } from './segment.ts'

/** The dictionary key of a value that is shown: folded for the order, then the value itself. */
export function shownKey(value: string): string {
  return `${sortKey(value)}${KEY_END}${value}`
}

/** Collects the values of one column, document by document. */
export class ColumnWriter {
  readonly #toKey: (value: string) => string
  readonly #numbers = new Map<string, number>()
  readonly #ends = new GrowingUint32()
  readonly #values = new GrowingUint32()

  /** @param toKey makes the dictionary key of a value; called once for each different value. */
  constructor(toKey: (value: string) => string) {
    this.#toKey = toKey
  }

  /** Takes the values of the next document. Empty and repeated ones are left out. */
  add(values: readonly string[]): void {
    const from = this.#values.length
    for (const value of values) {
      if (value === '') continue
      let number = this.#numbers.get(value)
      if (number === undefined) this.#numbers.set(value, (number = this.#numbers.size))
      if (!this.#values.values.subarray(from, this.#values.length).includes(number)) this.#values.push(number)
    }
    this.#ends.push(this.#values.length)
  }

  /** The column of the documents of `order`, given by the numbers in which they were added. */
  finish(order: Uint32Array): Column {
    const ends = this.#ends.values
    const values = this.#values.values
    const used = new Uint8Array(this.#numbers.size)
    const offsets = new Uint32Array(order.length + 1)
    for (let i = 0; i < order.length; i++) {
      const doc = order[i]!
      const from = doc === 0 ? 0 : ends[doc - 1]!
      for (let at = from; at < ends[doc]!; at++) used[values[at]!] = 1
      offsets[i + 1] = offsets[i]! + ends[doc]! - from
    }
    const numberOfKey = new Map<string, number>()
    for (const [value, number] of this.#numbers) if (used[number] === 1) numberOfKey.set(this.#toKey(value), number)
    const keys = sortByCodePoint([...numberOfKey.keys()])
    const ordinalOfNumber = new Uint32Array(this.#numbers.size)
    keys.forEach((key, ordinal) => (ordinalOfNumber[numberOfKey.get(key) ?? 0] = ordinal))
    const ordinals = new Uint32Array(offsets[order.length]!)
    let out = 0
    for (let i = 0; i < order.length; i++) {
      const doc = order[i]!
      for (let at = doc === 0 ? 0 : ends[doc - 1]!; at < ends[doc]!; at++)
        ordinals[out++] = ordinalOfNumber[values[at]!]!
    }
    return packColumn(dictionaryOf(keys), offsets, ordinals)
  }
}

/** Puts a column into its smallest form: one number a document where that is enough, 16 bits where they are enough. */
export function packColumn(keys: Dictionary, offsets: Uint32Array, ordinals: Uint32Array): Column {
  const docs = offsets.length - 1
  const Numbers = keys.size < 0xffff ? Uint16Array : Uint32Array
  let single = true
  for (let doc = 0; doc < docs && single; doc++) single = offsets[doc + 1]! - offsets[doc]! <= 1
  if (!single) return { keys, offsets, ordinals: Numbers === Uint32Array ? ordinals : new Uint16Array(ordinals) }
  const one = new Numbers(docs)
  for (let doc = 0; doc < docs; doc++)
    one[doc] = offsets[doc] === offsets[doc + 1] ? keys.size : ordinals[offsets[doc]!]!
  return { keys, offsets: undefined, ordinals: one }
}

/** Where a document's numbers begin in `ordinals`. */
export function columnFrom(column: Column, doc: number): number {
  return column.offsets ? column.offsets[doc]! : doc
}

/** Where a document's numbers end in `ordinals`. */
export function columnTo(column: Column, doc: number): number {
  if (column.offsets) return column.offsets[doc + 1]!
  return column.ordinals[doc]! < column.keys.size ? doc + 1 : doc
}
