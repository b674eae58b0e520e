import { compareBytes, textOf, utf8 } from './bytes.ts'
import type { Dictionary } from './dictionary.ts'
import { DictionaryCursor, lowerBound } from './dictionary.ts'
import { DictionaryMerger } from './merge-dictionaries.ts'

/** A key and its number in each dictionary; -1 where it is not. */
export interface KeyInParts {
  readonly text: string
  readonly ordinals: readonly number[]
}

/** Walks forward through several dictionaries from `start` on; each call gives the next keys, fewer at the end. */
export function keysAfter(dictionaries: readonly Dictionary[], start: string): (count: number) => KeyInParts[] {
  const merger = new DictionaryMerger(dictionaries, utf8(start))
  return (count) => {
    const keys: KeyInParts[] = []
    while (keys.length < count && merger.next()) {
      const ordinals = dictionaries.map(() => -1)
      for (let i = 0; i < merger.count; i++) ordinals[merger.sources[i]!] = merger.ordinal(merger.sources[i]!)
      keys.push({ text: textOf(merger.key, 0, merger.length), ordinals })
    }
    return keys
  }
}

/** Walks backward from the key before `start`; each call gives the keys before those of the last, in ascending order. */
export function keysBefore(dictionaries: readonly Dictionary[], start: string): (count: number) => KeyInParts[] {
  const from = utf8(start)
  const cursors = dictionaries.map((dictionary) => new DictionaryCursor(dictionary))
  const next = dictionaries.map((dictionary) => lowerBound(dictionary, from) - 1)
  cursors.forEach((cursor, i) => cursor.seek(next[i]!))
  const last = (): DictionaryCursor | undefined => {
    let found: DictionaryCursor | undefined
    cursors.forEach((cursor, i) => {
      if (next[i]! < 0) return
      if (!found || compareBytes(cursor.key, 0, cursor.length, found.key, found.length) > 0) found = cursor
    })
    return found
  }
  return (count) => {
    const keys: KeyInParts[] = []
    for (let key = last(); key && keys.length < count; key = last()) {
      const text = key.text()
      const ordinals = cursors.map((cursor, i) => (next[i]! >= 0 && cursor.text() === text ? next[i]! : -1))
      ordinals.forEach((ordinal, i) => {
        if (ordinal >= 0) cursors[i]!.seek(--next[i]!)
      })
      keys.unshift({ text, ordinals })
    }
    return keys
  }
}
