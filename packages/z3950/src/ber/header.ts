import { CodecProblem } from './problem.ts'

/** Classes of tags (ISO/IEC 8825-1, 8.1.2.2). */
export const tagClass = { universal: 0, application: 1, context: 2, private: 3 } as const
export type TagClass = 0 | 1 | 2 | 3

/** The tag and length with which an element begins. */
export interface BerHeader {
  readonly tagClass: TagClass
  readonly tag: number
  readonly constructed: boolean
  /** Bytes of the header itself. */
  readonly size: number
  /** Bytes of the content; undefined where it ends with an end-of-contents mark (8.1.3.6). */
  readonly length: number | undefined
}

// A tag above this, or a length of more bytes than this, is in no message of the field.
const highestTag = 0xff_ffff
const longestLength = 6

/** Reads the tag and length of an element; undefined while bytes are missing. Throws a {@link CodecProblem} for what is none. */
export function readHeader(bytes: Uint8Array, at: number, end: number): BerHeader | undefined {
  let next = at
  const first = bytes[next++]
  if (first === undefined || next > end) return undefined
  let tag = first & 0x1f
  if (tag === 0x1f) {
    tag = 0
    for (;;) {
      if (next >= end) return undefined
      const byte = bytes[next++] ?? 0
      tag = tag * 128 + (byte & 0x7f)
      if (tag > highestTag) throw new CodecProblem('broken', `The tag at byte ${at} is larger than any of Z39.50.`)
      if (byte < 0x80) break
    }
  }
  if (next >= end) return undefined
  const said = bytes[next++] ?? 0
  let length: number | undefined = said
  if (said === 0x80) length = undefined
  else if (said > 0x80) {
    const count = said & 0x7f
    if (count === 0x7f) throw new CodecProblem('broken', `The length at byte ${at} is none.`)
    if (next + count > end) {
      // Leading zeros may make a small length long; more than a few of them are nonsense.
      if (count > 32) throw new CodecProblem('broken', `The length at byte ${at} is none.`)
      return undefined
    }
    length = 0
    for (let index = 0; index < count; index++) length = length * 256 + (bytes[next + index] ?? 0)
    if (length >= 256 ** longestLength) throw new CodecProblem('too-large', `The length at byte ${at} is absurd.`)
    next += count
  }
  const constructed = (first & 0x20) !== 0
  if (length === undefined && !constructed)
    throw new CodecProblem('broken', `The value at byte ${at} has no parts and no length.`)
  return { tagClass: classOf(first), tag, constructed, size: next - at, length }
}

function classOf(byte: number): TagClass {
  switch (byte >> 6) {
    case 0:
      return 0
    case 1:
      return 1
    case 2:
      return 2
    default:
      return 3
  }
}
