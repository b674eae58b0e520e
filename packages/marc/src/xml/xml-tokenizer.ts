import { beginsName, elementAt, nameEnd, tagEnd } from './tag-scanner.ts'

/** Receives what a {@link XmlTokenizer} finds. Offsets are those of `bytes`. */
export interface XmlListener {
  /** A start tag; its attributes are between `from` and `to`. */
  open(kind: number, bytes: Uint8Array, at: number, from: number, to: number, isEmpty: boolean): void
  /** An end tag from `at` to `end`. */
  close(kind: number, bytes: Uint8Array, at: number, end: number): void
  /** A piece of text. References are to be read unless it is CDATA. */
  text(bytes: Uint8Array, start: number, end: number, isData: boolean): void
  /** Something that is not XML. */
  broken(at: number, what: string): void
  /** A document type declaration, which is skipped. */
  doctype(at: number): void
}

const LT = 0x3c
const BANG = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const AMPERSAND = 0x26
/** Longest tag; a longer one is text with a stray `<`. */
const MAX_TAG = 65_536
const MAX_REFERENCE = 16

const closers = { comment: '-->', data: ']]>', instruction: '?>', declaration: '>' } as const

/**
 * Finds tags and text in bytes of XML, chunk by chunk. It knows no entities but those of XML, loads nothing, and never
 * gives up: what is not XML is told and passed over.
 */
export class XmlTokenizer {
  readonly #listener: XmlListener
  /** The construct that the last chunk ended in, whose end is looked for. */
  #inside: keyof typeof closers | undefined
  /** Brackets that are open in a document type declaration. */
  #brackets = 0

  constructor(listener: XmlListener) {
    this.#listener = listener
  }

  /**
   * Reads tokens from `start` on and gives the offset up to which the bytes are used up; what is behind it must be given
   * again with more.
   */
  read(bytes: Uint8Array, start: number, atEnd: boolean): number {
    const limit = bytes.length
    let at = start
    while (at < limit) {
      let next: number
      if (this.#inside) next = this.#skipInside(bytes, at, limit, atEnd)
      else if (bytes[at] === LT) next = this.#markup(bytes, at, limit, atEnd)
      else next = this.#text(bytes, at, limit, atEnd)
      if (next === at) break
      at = next
    }
    return at
  }

  #text(bytes: Uint8Array, at: number, limit: number, atEnd: boolean): number {
    let end = at
    while (end < limit && bytes[end] !== LT) end++
    if (end === limit && !atEnd) {
      // A reference may be cut in two at the end of a chunk.
      const reference = bytes.lastIndexOf(AMPERSAND, limit - 1)
      if (reference >= at && limit - reference < MAX_REFERENCE) end = reference
    }
    if (end > at) this.#listener.text(bytes, at, end, false)
    return end
  }

  #markup(bytes: Uint8Array, at: number, limit: number, atEnd: boolean): number {
    if (at + 9 > limit && !atEnd) return at
    const second = bytes[at + 1] ?? 0
    if (second === BANG) return this.#declaration(bytes, at)
    if (second === QUESTION) {
      this.#inside = 'instruction'
      return at + 2
    }
    const isEnd = second === SLASH
    if (!beginsName(isEnd ? (bytes[at + 2] ?? 0) : second)) {
      this.#listener.broken(at, 'a "<" stands in text')
      this.#listener.text(bytes, at, at + 1, true)
      return at + 1
    }
    const end = tagEnd(bytes, at, limit)
    if (end < 0) {
      if (atEnd) return limit
      if (limit - at < MAX_TAG) return at
      this.#listener.broken(at, 'a tag has no end')
      return at + 1
    }
    const isBroken = bytes[end] === LT
    if (isBroken) this.#listener.broken(at, 'a tag has no end')
    const from = at + (isEnd ? 2 : 1)
    const name = nameEnd(bytes, from, end)
    const kind = elementAt(bytes, from, name)
    const after = isBroken ? end : end + 1
    if (isEnd) this.#listener.close(kind, bytes, at, after)
    else {
      const isEmpty = bytes[end - 1] === SLASH
      this.#listener.open(kind, bytes, at, name, isEmpty ? end - 1 : end, isEmpty)
    }
    return after
  }

  #declaration(bytes: Uint8Array, at: number): number {
    const head = String.fromCharCode(...bytes.subarray(at + 2, at + 9))
    if (head.startsWith('--')) {
      this.#inside = 'comment'
      return at + 4
    }
    if (head === '[CDATA[') {
      this.#inside = 'data'
      return at + 9
    }
    this.#listener.doctype(at)
    this.#inside = 'declaration'
    this.#brackets = 0
    return at + 2
  }

  #skipInside(bytes: Uint8Array, at: number, limit: number, atEnd: boolean): number {
    const kind = this.#inside!
    const closer = closers[kind]
    const first = closer.charCodeAt(0)
    for (let index = at; index + closer.length <= limit; index++) {
      const byte = bytes[index]!
      if (kind === 'declaration') {
        if (byte === 0x5b) this.#brackets++
        else if (byte === 0x5d) this.#brackets--
      }
      if (byte !== first || (kind === 'declaration' && this.#brackets > 0)) continue
      if (closer.length > 1 && bytes[index + 1] !== closer.charCodeAt(1)) continue
      if (closer.length > 2 && bytes[index + 2] !== closer.charCodeAt(2)) continue
      if (kind === 'data') this.#listener.text(bytes, at, index, true)
      this.#inside = undefined
      return index + closer.length
    }
    // All but the bytes that may begin the closing mark are used up.
    const safe = atEnd ? limit : Math.max(at, limit - closer.length + 1)
    if (kind === 'data' && safe > at) this.#listener.text(bytes, at, safe, true)
    return safe
  }
}
