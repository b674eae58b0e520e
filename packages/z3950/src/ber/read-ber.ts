import { readHeader, type TagClass } from './header.ts'
import { CodecProblem } from './problem.ts'

/** One element as it was read: a value of bytes, or a value of other elements. */
export interface BerElement {
  readonly tagClass: TagClass
  readonly tag: number
  readonly constructed: boolean
  /** The bytes of a value without parts; of one with parts, all that stands inside it. */
  readonly content: Uint8Array
  readonly children: readonly BerElement[]
}

/** How much of a message is read. */
export interface BerLimits {
  /** Elements inside each other. */
  readonly depth: number
  readonly elements: number
}

/** Limits that no honest message reaches. */
export const usualBerLimits: BerLimits = { depth: 512, elements: 250_000 }

const none: readonly BerElement[] = []

/**
 * Reads one element with all that it holds (ISO/IEC 8825-1), definite and indefinite lengths alike. The bytes are not copied.
 * Throws a {@link CodecProblem} for bytes that are no element, for what follows it, and for more than the limits allow.
 */
export function readBer(bytes: Uint8Array, limits: BerLimits = usualBerLimits): BerElement {
  const reader = new Reader(bytes, limits)
  const element = reader.element(bytes.length, 0)
  if (reader.at < bytes.length)
    throw new CodecProblem('broken', `${bytes.length - reader.at} bytes follow the end of the message.`)
  return element
}

class Reader {
  at = 0
  readonly #bytes: Uint8Array
  readonly #limits: BerLimits
  #elements = 0

  constructor(bytes: Uint8Array, limits: BerLimits) {
    this.#bytes = bytes
    this.#limits = limits
  }

  element(end: number, depth: number): BerElement {
    const begin = this.at
    const header = readHeader(this.#bytes, begin, end)
    if (!header) throw new CodecProblem('broken', `The message breaks off at byte ${begin}.`)
    if (depth > this.#limits.depth) throw new CodecProblem('too-deep', 'The parts of the message lie too deep.')
    if (++this.#elements > this.#limits.elements) throw new CodecProblem('too-many', 'The message has too many parts.')
    const { tagClass, tag, constructed, size, length } = header
    const start = begin + size
    this.at = start
    if (length === undefined) {
      const { children, contentEnd } = this.#untilMark(end, depth)
      return { tagClass, tag, constructed, content: this.#bytes.subarray(start, contentEnd), children }
    }
    if (length > end - start)
      throw new CodecProblem(
        'broken',
        `The part at byte ${begin} says that it has ${length} bytes; only ${end - start} are left.`,
      )
    const content = this.#bytes.subarray(start, start + length)
    const children = constructed ? this.#within(start + length, depth) : none
    this.at = start + length
    return { tagClass, tag, constructed, content, children }
  }

  #within(end: number, depth: number): readonly BerElement[] {
    const children: BerElement[] = []
    while (this.at < end) children.push(this.element(end, depth + 1))
    return children
  }

  #untilMark(end: number, depth: number): { children: readonly BerElement[]; contentEnd: number } {
    const children: BerElement[] = []
    for (;;) {
      const contentEnd = this.at
      if (contentEnd + 1 >= end) throw new CodecProblem('broken', 'A part of the message has no end.')
      if (this.#bytes[contentEnd] === 0 && this.#bytes[contentEnd + 1] === 0) {
        this.at = contentEnd + 2
        return { children, contentEnd }
      }
      children.push(this.element(end, depth + 1))
    }
  }
}
