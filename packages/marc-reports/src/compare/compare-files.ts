import { recordKey, type DiffOptions, type MarcRecord } from '@carrel/marc'
import { keysOf, type MatchKey } from '../match/match-key.ts'
import { textHash } from './text-hash.ts'

/** What became of a record between two files. */
export interface RecordFate {
  readonly kind: 'same' | 'changed' | 'added' | 'removed' | 'without-key'
  /** By which it was found again. */
  readonly key: string
  /** Its number before; undefined for an added one. */
  readonly before: number | undefined
  /** Its number after; undefined for a removed one. */
  readonly after: number | undefined
}

/** A key that more than one record of a file has. */
export interface DuplicateKey {
  readonly key: string
  readonly before: number
  readonly after: number
}

/** Compares two files or states, the first wholly before the second. It keeps a few numbers for each record. */
export interface Comparison {
  /** Takes a record of the first file; `without-key` when it cannot be found again. */
  addBefore(record: MarcRecord, number: number): 'kept' | 'without-key'
  /** Takes a record of the second file and says what became of it. */
  addAfter(record: MarcRecord, number: number): RecordFate
  /** The records of the first file that no record of the second was like, in their order. */
  removed(): Generator<RecordFate>
  /** Keys that are not of one record alone. The second record with a key is compared with the second, and so on. */
  duplicates(): DuplicateKey[]
}

/**
 * Makes a comparison of two files by a key that each record has once.
 *
 * ```ts
 * const comparison = compareFiles(key, { ignore: ['005'] })
 * for (const [index, record] of old.entries()) comparison.addBefore(record, index + 1)
 * for (const [index, record] of now.entries()) console.log(comparison.addAfter(record, index + 1))
 * console.log([...comparison.removed()])
 * ```
 */
export function compareFiles(key: MatchKey, options: DiffOptions = {}): Comparison {
  const waiting = new Map<string, { readonly hash: number; readonly number: number }>()
  const manyBefore = new Map<string, number>()
  const timesAfter = new Map<string, number>()
  const keysBefore = new Set<string>()
  const place = (text: string, times: number): string => (times === 1 ? text : `${text}\u0000${times}`)
  return {
    addBefore(record, number) {
      const [text] = keysOf(record, key)
      if (text === undefined) return 'without-key'
      let times = 1
      if (keysBefore.has(text)) {
        times = (manyBefore.get(text) ?? 1) + 1
        manyBefore.set(text, times)
      }
      keysBefore.add(text)
      waiting.set(place(text, times), { hash: textHash(recordKey(record, options)), number })
      return 'kept'
    },
    addAfter(record, number) {
      const [text] = keysOf(record, key)
      if (text === undefined) return { kind: 'without-key', key: '', before: undefined, after: number }
      const times = (timesAfter.get(text) ?? 0) + 1
      timesAfter.set(text, times)
      const old = waiting.get(place(text, times))
      if (!old) return { kind: 'added', key: text, before: undefined, after: number }
      waiting.delete(place(text, times))
      const isSame = old.hash === textHash(recordKey(record, options))
      return { kind: isSame ? 'same' : 'changed', key: text, before: old.number, after: number }
    },
    *removed() {
      for (const [text, { number }] of waiting) {
        const [own = text] = text.split('\u0000')
        yield { kind: 'removed', key: own, before: number, after: undefined }
      }
    },
    duplicates() {
      const found = new Map<string, DuplicateKey>()
      for (const [text, times] of manyBefore) {
        found.set(text, { key: text, before: times, after: timesAfter.get(text) ?? 0 })
      }
      for (const [text, times] of timesAfter) {
        if (times === 1 || found.has(text)) continue
        found.set(text, { key: text, before: keysBefore.has(text) ? 1 : 0, after: times })
      }
      return [...found.values()]
    },
  }
}
