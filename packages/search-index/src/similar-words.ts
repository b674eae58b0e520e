import { FIRST_WORD } from './analyze.ts'
import { utf8 } from './bytes.ts'
import type { Dictionary } from './dictionary.ts'
import { DictionaryCursor, lowerBound, successor } from './dictionary.ts'

/** A word of the dictionary and how many letters it is away. */
export interface SimilarWord {
  readonly ordinal: number
  readonly distance: number
}

/** Words that are passed one by one before the rest of a branch is leapt over. */
const PASS = 24
/** Longest word for which similar ones are looked for, in code points. */
const MAX_LENGTH = 40

/**
 * The words of a dictionary within a distance of `word`: letters left out, put in, exchanged for another, or two
 * neighbours exchanged. Goes through the dictionary as through a tree: words that begin alike share the work, and a
 * beginning from which nothing near can follow is leapt over with all that begins so.
 */
export function similarWords(dictionary: Dictionary, word: string, most: number): SimilarWord[] {
  const wanted = Array.from(word, (letter) => letter.codePointAt(0) ?? 0)
  const found: SimilarWord[] = []
  if (wanted.length === 0 || wanted.length > MAX_LENGTH) return found
  const grid = new DistanceGrid(wanted, most)
  const cursor = new DictionaryCursor(dictionary)
  let more = cursor.seek(lowerBound(dictionary, utf8(FIRST_WORD)))
  // Leading bytes of the present word that `grid` has rows for.
  let read = 0
  while (more) {
    read = Math.min(read, cursor.shared)
    const dead = grid.read(cursor.key, read, cursor.length)
    if (dead === 0) {
      const distance = grid.distance()
      if (distance <= most) found.push({ ordinal: cursor.ordinal, distance })
      read = cursor.length
      more = cursor.next()
    } else {
      read = dead
      more = leap(cursor, dead)
    }
  }
  return found
}

/** Goes to the next word that does not begin with the first `length` bytes of the present one. */
function leap(cursor: DictionaryCursor, length: number): boolean {
  const beginning = cursor.key.slice(0, length)
  for (let passed = 0; passed < PASS; passed++) {
    if (!cursor.next()) return false
    if (cursor.shared < length) return true
  }
  const next = successor(beginning, length)
  if (next === undefined || !cursor.seek(lowerBound(cursor.dictionary, next))) return false
  const shortest = Math.min(length, cursor.length)
  while (cursor.shared < shortest && cursor.key[cursor.shared] === beginning[cursor.shared]) cursor.shared++
  return true
}

/** Rows of an edit-distance table, one for each letter read; rows of a common beginning are kept. */
class DistanceGrid {
  readonly #wanted: readonly number[]
  readonly #most: number
  readonly #rows: Uint8Array[] = []
  /** The letter of each row, and where it ends in the bytes. */
  readonly #letters: number[] = [0]
  readonly #ends: number[] = [0]
  #depth = 0

  constructor(wanted: readonly number[], most: number) {
    this.#wanted = wanted
    this.#most = most
    this.#rows.push(Uint8Array.from({ length: wanted.length + 1 }, (_, i) => i))
  }

  /** Distance of the word that was read. */
  distance(): number {
    return this.#rows[this.#depth]![this.#wanted.length]!
  }

  /**
   * Reads a word whose first `known` bytes were read before.
   *
   * @returns 0, or how many of its bytes are already too far off.
   */
  read(key: Uint8Array, known: number, length: number): number {
    while (this.#depth > 0 && this.#ends[this.#depth]! > known) this.#depth--
    let at = this.#ends[this.#depth]!
    while (at < length) {
      const byte = key[at]!
      const size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
      let letter = size === 1 ? byte : byte & (0xff >> (size + 1))
      for (let i = 1; i < size; i++) letter = (letter << 6) | (key[at + i]! & 0x3f)
      at += size
      if (this.#push(letter, at)) return at
    }
    return 0
  }

  /** Adds a row; true when no continuation can come within the distance. */
  #push(letter: number, end: number): boolean {
    const depth = ++this.#depth
    const wanted = this.#wanted
    const above = this.#rows[depth - 1]!
    const row = (this.#rows[depth] ??= new Uint8Array(wanted.length + 1))
    this.#letters[depth] = letter
    this.#ends[depth] = end
    row[0] = Math.min(255, depth)
    let least = row[0]
    for (let i = 1; i <= wanted.length; i++) {
      let cost = Math.min(row[i - 1]! + 1, above[i]! + 1, above[i - 1]! + (wanted[i - 1] === letter ? 0 : 1))
      if (depth > 1 && i > 1 && wanted[i - 1] === this.#letters[depth - 1] && wanted[i - 2] === letter) {
        cost = Math.min(cost, this.#rows[depth - 2]![i - 2]! + 1)
      }
      row[i] = cost
      if (cost < least) least = cost
    }
    return least > this.#most
  }
}
