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
  /** Places that `read` found: field bit number times 2^20 plus the position among the field's words. Ascending. */
  readonly at: number[] = []
  /** {@link FIRST} and {@link LAST} of each place. */
  readonly flags: number[] = []
  readonly #segment: Segment
  #posting = 0
  #offset = 0

  constructor(segment: Segment) {
    this.#segment = segment
  }

  /** Fills `at` and `flags` with the places of a posting in the fields of `mask`. */
  read(posting: number, mask: number): void {
    this.at.length = 0
    this.flags.length = 0
    this.#goTo(posting)
    const { places, masks } = this.#segment
    let at = this.#offset
    let fields = masks[posting]!
    for (let field = 0; fields !== 0; field++, fields >>>= 1) {
      if ((fields & 1) === 0) continue
      const wanted = (mask & (1 << field)) !== 0
      let position = 0
      for (let more = true; more;) {
        const head = places[at++]!
        let distance = (head >> 3) & 15
        if (head >= 0x80) {
          for (let shift = 4; ; shift += 7) {
            const byte = places[at++]!
            distance |= (byte & 0x7f) << shift
            if (byte < 0x80) break
          }
        }
        position += distance
        if (wanted) {
          this.at.push(field * 0x100000 + position)
          this.flags.push(head & (FIRST | LAST))
        }
        more = (head & MORE) !== 0
      }
    }
    this.#posting = posting + 1
    this.#offset = at
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
