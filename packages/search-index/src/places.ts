import type { GrowingBytes } from './bytes.ts'
import type { Segment } from './segment.ts'

/*
 * Where a word stands in a document. For each posting, in the order of the postings, and for each field of its mask, in
 * the order of the bits, a chain of entries:
 *
 *   bit 0      another entry of this chain follows
 *   bit 1      the word is the last of its value
 *   bit 2      the word is the first of its value
 *   bits 3-6   low four bits of the distance from the entry before (from 0 for the first)
 *   bit 7      the distance goes on in the next byte, seven bits each, the top bit again for one more
 */
const MORE = 1
/** Flag of a place: the word is the last of its value. */
export const LAST = 2
/** Flag of a place: the word is the first of its value. */
export const FIRST = 4

/** Places of one field lie within this span. */
export const FIELD_SPAN = 0x100000

/** Postings from one entry of `placeSkips` to the next, as a power of two. */
export const SKIP_SHIFT = 5

/** Writes one entry. */
export function writePlace(out: GrowingBytes, distance: number, flags: number, more: boolean): void {
  const head = ((distance & 15) << 3) | (flags & (FIRST | LAST)) | (more ? MORE : 0)
  const rest = distance >>> 4
  if (rest === 0) return out.push(head)
  out.push(head | 0x80)
  out.pushVarint(rest)
}

/** How many chains a posting has. */
export function fieldCount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The offset after the chains of a posting that begin at `offset`. */
export function skipChains(places: Uint8Array, offset: number, chains: number): number {
  let at = offset
  for (let left = chains; left > 0;) {
    const head = places[at++]!
    if (head >= 0x80) while (places[at++]! >= 0x80);
    if ((head & MORE) === 0) left--
  }
  return at
}

/** Reads places of postings. Cheapest when the postings asked for ascend. */
export class PlaceReader {
  /** Places that `read` found, ascending, of which `count` are valid: field number times {@link FIELD_SPAN} plus position. */
  at = new Int32Array(16)
  /** {@link FIRST} and {@link LAST} of each place. */
  flags = new Uint8Array(16)
  count = 0
  readonly #segment: Segment
  #posting = 0
  #offset = 0

  constructor(segment: Segment) {
    this.#segment = segment
  }

  /** Finds the places of a posting in the fields of `mask`. */
  read(posting: number, mask: number): void {
    this.#goTo(posting)
    this.count = 0
    const { places, masks } = this.#segment
    let at = this.#offset
    let base = 0
    for (let fields = masks[posting]!; fields !== 0; fields >>>= 1, base += FIELD_SPAN) {
      if ((fields & 1) === 0) continue
      const wanted = (mask & (1 << (base / FIELD_SPAN))) !== 0
      let place = base
      let head: number
      do {
        head = places[at++]!
        let distance = (head >> 3) & 15
        if (head >= 0x80) {
          let shift = 4
          let byte: number
          do {
            byte = places[at++]!
            distance |= (byte & 0x7f) << shift
            shift += 7
          } while (byte >= 0x80)
        }
        place += distance
        if (wanted) this.#keep(place, head & (FIRST | LAST))
      } while ((head & MORE) !== 0)
    }
    this.#posting = posting + 1
    this.#offset = at
  }

  #keep(place: number, flags: number): void {
    if (this.count === this.at.length) {
      const at = new Int32Array(this.count * 2)
      at.set(this.at)
      this.at = at
      const larger = new Uint8Array(this.count * 2)
      larger.set(this.flags)
      this.flags = larger
    }
    this.at[this.count] = place
    this.flags[this.count++] = flags
  }

  #goTo(posting: number): void {
    const { places, masks, placeSkips } = this.#segment
    const block = posting >> SKIP_SHIFT
    if (posting < this.#posting || block !== this.#posting >> SKIP_SHIFT) {
      this.#posting = block << SKIP_SHIFT
      this.#offset = placeSkips[block]!
    }
    while (this.#posting < posting) {
      this.#offset = skipChains(places, this.#offset, fieldCount(masks[this.#posting]!))
      this.#posting++
    }
  }
}
