import { tagClass, type TagClass } from './header.ts'
import { CodecProblem } from './problem.ts'
import type { BerElement } from './read-ber.ts'
import { group, value, type BerPart } from './write-ber.ts'

/** A tag with its class. */
export interface Tag {
  readonly of: TagClass
  readonly tag: number
}

/** How values of a type of ASN.1 are read and written, whatever tag they stand under. */
export interface BerType<T> {
  /** The tag of the type itself; undefined for a choice, which has those of what is chosen. */
  readonly own: Tag | undefined
  /** Whether an element is of the type when it stands under no other tag. */
  readonly matches: (element: BerElement) => boolean
  readonly read: (element: BerElement) => T
  readonly write: (content: T, tag?: Tag) => BerPart
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

export const isTagged = (element: BerElement, { of, tag }: Tag) => element.tag === tag && element.tagClass === of

/** A type without parts, by its universal tag. */
export function simple<T>(
  tag: number,
  read: (element: BerElement) => T,
  write: (content: T) => Uint8Array,
): BerType<T> {
  const own: Tag = { of: tagClass.universal, tag }
  return {
    own,
    matches: (element) => isTagged(element, own),
    read,
    write: (content, as = own) => value(as.tag, write(content), as.of),
  }
}

/** The bytes of a string, which may come in pieces (ISO/IEC 8825-1, 8.7.3). */
export function bytesOf(element: BerElement): Uint8Array {
  if (!element.constructed) return element.content
  const pieces = element.children.map(bytesOf)
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** Text of bytes: UTF-8, or Latin-1 where they are none. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return text
  }
}

function readInteger({ content }: BerElement): number {
  if (content.length === 0) throw new CodecProblem('broken', 'A number has no digits.')
  let number = (content[0] ?? 0) >= 0x80 ? -1 : 0
  for (const byte of content) number = number * 256 + byte
  if (!Number.isSafeInteger(number)) throw new CodecProblem('broken', 'A number is larger than any can be.')
  return number
}

function writeInteger(number: number): Uint8Array {
  if (!Number.isSafeInteger(number)) throw new RangeError(`${number} is not a whole number.`)
  const bytes: number[] = []
  let rest = number
  do {
    const byte = ((rest % 256) + 256) % 256
    bytes.unshift(byte)
    rest = (rest - byte) / 256
  } while (!((rest === 0 && (bytes[0] ?? 0) < 0x80) || (rest === -1 && (bytes[0] ?? 0) >= 0x80)))
  return Uint8Array.from(bytes)
}

function readOid({ content }: BerElement): string {
  const numbers: number[] = []
  let number = 0
  for (const [index, byte] of content.entries()) {
    number = number * 128 + (byte & 0x7f)
    if (number > 0xffff_ffff || index > 127) throw new CodecProblem('broken', 'An object identifier is none.')
    if (byte >= 0x80) continue
    if (numbers.length > 0) numbers.push(number)
    else {
      const first = Math.min(2, Math.floor(number / 40))
      numbers.push(first, number - first * 40)
    }
    number = 0
  }
  if (numbers.length === 0) throw new CodecProblem('broken', 'An object identifier is empty.')
  return numbers.join('.')
}

function writeOid(oid: string): Uint8Array {
  if (!/^[0-2](?:\.\d{1,9})+$/.test(oid)) throw new RangeError(`"${oid}" is not an object identifier.`)
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const digits = [number % 128]
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) | 0x80)
    return digits
  })
  return Uint8Array.from(bytes)
}

/** BOOLEAN. */
export const boolean = simple<boolean>(
  1,
  ({ content }) => content.some((byte) => byte !== 0),
  (content) => Uint8Array.of(content ? 0xff : 0),
)
/** INTEGER, of at most 53 bits. */
export const integer = simple<number>(2, readInteger, writeInteger)
/** OCTET STRING. */
export const octets = simple<Uint8Array>(4, bytesOf, (content) => content)
/** NULL. */
export const nothing = simple<true>(
  5,
  () => true,
  () => new Uint8Array(0),
)
/** OBJECT IDENTIFIER, as numbers with points. */
export const oid = simple<string>(6, readOid, writeOid)
const string = (tag: number) =>
  simple<string>(
    tag,
    (element) => textOfBytes(bytesOf(element)),
    (content) => encoder.encode(content),
  )
/** InternationalString, which is a GeneralString: written in UTF-8, which ASCII is a part of. */
export const internationalString = string(27)
/** VisibleString. */
export const visibleString = string(26)
/** GeneralizedTime, as it stands. */
export const generalizedTime = string(24)

/** BIT STRING: the numbers of the bits that are set. */
export const bits = simple<readonly number[]>(
  3,
  (element) => {
    const [, ...bytes] = bytesOf(element).subarray(0, 33)
    return bytes.flatMap((byte, index) =>
      [0, 1, 2, 3, 4, 5, 6, 7].flatMap((bit) => ((byte & (0x80 >> bit)) === 0 ? [] : [index * 8 + bit])),
    )
  },
  (set) => {
    const highest = Math.max(0, ...set)
    const bytes = new Uint8Array(2 + (highest >> 3))
    bytes[0] = 7 - (highest % 8)
    for (const bit of set) bytes[1 + (bit >> 3)] = (bytes[1 + (bit >> 3)] ?? 0) | (0x80 >> (bit % 8))
    return bytes
  },
)

/** A value with parts that are kept as they came: the bytes of all of them. */
export const opaque: BerType<Uint8Array> = {
  own: undefined,
  matches: ({ constructed }) => constructed,
  read: ({ content }) => content,
  write: (content, tag = { of: tagClass.universal, tag: 16 }) => ({
    ...value(tag.tag, content, tag.of),
    constructed: true,
  }),
}

/** A type under a tag of the context that replaces its own (IMPLICIT). */
export function implicit<T>(tag: number, type: BerType<T>): BerType<T> {
  const own: Tag = { of: tagClass.context, tag }
  return {
    own,
    matches: (element) => isTagged(element, own),
    read: type.read,
    write: (content, as = own) => type.write(content, as),
  }
}

/** A type inside a tag of the context (EXPLICIT; choices always). */
export function explicit<T>(tag: number, type: BerType<T>): BerType<T> {
  const own: Tag = { of: tagClass.context, tag }
  return {
    own,
    matches: (element) => isTagged(element, own),
    read: (element) => {
      const inner = element.children.find(type.matches)
      if (!inner) throw new CodecProblem('unexpected', `Part ${tag} of the message is empty or of a wrong kind.`)
      return type.read(inner)
    },
    write: (content, as = own) => group(as.tag, [type.write(content)], as.of),
  }
}

/** SEQUENCE OF. Elements of another type are passed over. */
export function listOf<T>(type: BerType<T>): BerType<readonly T[]> {
  const own: Tag = { of: tagClass.universal, tag: 16 }
  return {
    own,
    matches: (element) => isTagged(element, own),
    read: ({ children }) => children.filter(type.matches).map(type.read),
    write: (content, as = own) =>
      group(
        as.tag,
        content.map((one) => type.write(one)),
        as.of,
      ),
  }
}

/** A type whose values have another shape here than on the wire. */
export function mapped<Wire, T>(type: BerType<Wire>, read: (wire: Wire) => T, write: (content: T) => Wire): BerType<T> {
  return {
    own: type.own,
    matches: type.matches,
    read: (element) => read(type.read(element)),
    write: (content, as) => type.write(write(content), as),
  }
}

/** A type that needs itself. */
export function lazily<T>(type: () => BerType<T>): BerType<T> {
  return {
    own: undefined,
    matches: (element) => type().matches(element),
    read: (element) => type().read(element),
    write: (content, as) => type().write(content, as),
  }
}
