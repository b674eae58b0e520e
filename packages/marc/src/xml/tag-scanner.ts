const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const EQUALS = 0x3d
const COLON = 0x3a

/** The elements of MARCXML, whatever their prefix. */
export const element = { other: 0, record: 1, leader: 2, controlfield: 3, datafield: 4, subfield: 5 } as const

/** Which element of MARCXML a name from `start` to `end` is; prefixes are skipped. */
export function elementAt(bytes: Uint8Array, start: number, end: number): number {
  let from = start
  for (let at = start; at < end; at++) if (bytes[at] === COLON) from = at + 1
  const length = end - from
  if (length === 8 && isName(bytes, from, 'subfield')) return element.subfield
  if (length === 9 && isName(bytes, from, 'datafield')) return element.datafield
  if (length === 12 && isName(bytes, from, 'controlfield')) return element.controlfield
  if (length === 6 && isName(bytes, from, 'record')) return element.record
  if (length === 6 && isName(bytes, from, 'leader')) return element.leader
  return element.other
}

function isName(bytes: Uint8Array, from: number, name: string): boolean {
  for (let index = 0; index < name.length; index++) if (bytes[from + index] !== name.charCodeAt(index)) return false
  return true
}

/** Whether a byte is white space in XML. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Whether a name can begin with this byte; bytes above 7F belong to letters. */
export function beginsName(byte: number): boolean {
  const lower = byte | 0x20
  return (lower >= 0x61 && lower <= 0x7a) || byte === 0x5f || byte === COLON || byte > 0x7f
}

/** End of the name that begins at `at`. */
export function nameEnd(bytes: Uint8Array, at: number, limit: number): number {
  let end = at
  while (end < limit) {
    const byte = bytes[end]!
    if (isSpace(byte) || byte === GT || byte === SLASH || byte === EQUALS || byte === LT) break
    end++
  }
  return end
}

/**
 * Offset of the `>` that ends the tag at `at`, of a `<` that stands where none may (the tag is broken there), or -1 when
 * neither is at hand.
 */
export function tagEnd(bytes: Uint8Array, at: number, limit: number): number {
  let quote = 0
  for (let index = at + 1; index < limit; index++) {
    const byte = bytes[index]!
    if (byte === LT) return index
    if (quote) {
      if (byte === quote) quote = 0
    } else if (byte === 0x22 || byte === 0x27) quote = byte
    else if (byte === GT) return index
  }
  return -1
}

/** Steps through the attributes of a tag without making objects. */
export class AttributeScanner {
  nameStart = 0
  nameEnd = 0
  valueStart = 0
  valueEnd = 0
  #bytes: Uint8Array = new Uint8Array(0)
  #at = 0
  #end = 0

  /** Begins with the attributes between two offsets. */
  start(bytes: Uint8Array, from: number, to: number): void {
    this.#bytes = bytes
    this.#at = from
    this.#end = to
  }

  /** Moves to the next attribute; false when there is none. */
  next(): boolean {
    const bytes = this.#bytes
    const end = this.#end
    let at = this.#skipSpace(this.#at)
    this.nameStart = at
    this.nameEnd = nameEnd(bytes, at, end)
    if (this.nameEnd === at) return false
    at = this.#skipSpace(this.nameEnd)
    if (at >= end || bytes[at] !== EQUALS) return false
    at = this.#skipSpace(at + 1)
    const quote = bytes[at]
    if (at >= end || (quote !== 0x22 && quote !== 0x27)) return false
    this.valueStart = at + 1
    let stop = at + 1
    while (stop < end && bytes[stop] !== quote) stop++
    this.valueEnd = stop
    this.#at = stop + 1
    return true
  }

  /** The name of the attribute. */
  get name(): string {
    return String.fromCharCode(...this.#bytes.subarray(this.nameStart, this.nameEnd))
  }

  #skipSpace(from: number): number {
    let at = from
    while (at < this.#end && isSpace(this.#bytes[at]!)) at++
    return at
  }
}
