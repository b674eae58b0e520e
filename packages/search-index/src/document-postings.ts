import type { GrowingBytes } from './bytes.ts'
import { writePlace } from './places.ts'

/**
 * What a word counts that stands again in the same field. A catalogue says the same title in several forms, which makes
 * it no better an answer.
 */
const AGAIN = 0.2

/**
 * The postings of one document while its text is read: one slot a term, each with the list of its occurrences. Cleared
 * and used again for the next document.
 */
export class DocumentPostings {
  /** Slots in use. */
  size = 0
  /** The term's number, the mask of fields and the weight added up, by slot. */
  readonly term: number[] = []
  readonly mask: number[] = []
  readonly weight: number[] = []
  readonly #first: number[] = []
  readonly #last: number[] = []
  #slotOfTerm = new Int32Array(4096).fill(-1)

  // Occurrences, in the order of the text, linked by slot.
  readonly #slot: number[] = []
  readonly #field: number[] = []
  readonly #position: number[] = []
  readonly #flags: number[] = []
  readonly #share: number[] = []
  readonly #next: number[] = []
  #occurrences = 0
  #fieldFrom = 0

  /** Notes that a term stands at a position of a field. Fields come one after the other, positions ascend within each. */
  note(term: number, field: number, position: number, flags: number): void {
    if (term >= this.#slotOfTerm.length) this.#growTerms(term)
    let slot = this.#slotOfTerm[term]!
    const occurrence = this.#occurrences
    let share = 1
    if (slot < 0) {
      slot = this.size++
      this.#slotOfTerm[term] = slot
      this.term[slot] = term
      this.mask[slot] = 0
      this.weight[slot] = 0
      this.#first[slot] = occurrence
    } else {
      const last = this.#last[slot]!
      if (this.#field[last] === field && this.#position[last] === position) return
      this.#next[last] = occurrence
      if (this.#field[last] === field) share = AGAIN
    }
    this.mask[slot]! |= field
    this.#last[slot] = occurrence
    this.#slot[occurrence] = slot
    this.#field[occurrence] = field
    this.#position[occurrence] = position
    this.#flags[occurrence] = flags
    this.#share[occurrence] = share
    this.#next[occurrence] = -1
    this.#occurrences++
  }

  /** Ends a field: each term noted since the last call counts `weight`, and a little more for each time it was noted again. */
  weighField(weight: number): void {
    for (let i = this.#fieldFrom; i < this.#occurrences; i++) this.weight[this.#slot[i]!]! += weight * this.#share[i]!
    this.#fieldFrom = this.#occurrences
  }

  /** Writes the places of a slot's term, field by field. */
  writePlaces(slot: number, out: GrowingBytes): void {
    let before = 0
    for (let at = this.#first[slot]!; at >= 0;) {
      const next = this.#next[at]!
      const more = next >= 0 && this.#field[next] === this.#field[at]
      writePlace(out, this.#position[at]! - before, this.#flags[at]!, more)
      before = more ? this.#position[at]! : 0
      at = next
    }
  }

  /** Makes ready for the next document. */
  clear(): void {
    for (let slot = 0; slot < this.size; slot++) this.#slotOfTerm[this.term[slot]!] = -1
    this.size = 0
    this.#occurrences = 0
    this.#fieldFrom = 0
  }

  #growTerms(term: number): void {
    const larger = new Int32Array((term + 1) * 2).fill(-1)
    larger.set(this.#slotOfTerm)
    this.#slotOfTerm = larger
  }
}
