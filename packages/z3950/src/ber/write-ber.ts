import { tagClass, type TagClass } from './header.ts'

/** An element to be written: its bytes, or its parts. */
export interface BerPart {
  readonly tagClass: TagClass
  readonly tag: number
  readonly content: Uint8Array | readonly BerPart[]
  /** Bytes of the content. */
  readonly length: number
  /** Bytes that are parts already written. */
  readonly constructed?: true
}

/** A value without parts; with a tag of its context unless another class is named. */
export function value(tag: number, content: Uint8Array, of: TagClass = tagClass.context): BerPart {
  return { tagClass: of, tag, content, length: content.length }
}

/** A value of other values. */
export function group(tag: number, parts: readonly BerPart[], of: TagClass = tagClass.context): BerPart {
  return { tagClass: of, tag, content: parts, length: parts.reduce((sum, part) => sum + sizeOf(part), 0) }
}

/** Writes an element with definite lengths, each as short as it can be. */
export function writeBer(part: BerPart): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(part))
  write(part, bytes, 0)
  return bytes
}

function sizeOf({ tag, length }: BerPart): number {
  return (tag < 31 ? 1 : 1 + base128Length(tag)) + lengthLength(length) + length
}

function base128Length(number: number): number {
  return number < 128 ? 1 : 1 + base128Length(Math.floor(number / 128))
}

function lengthLength(length: number): number {
  return length < 128 ? 1 : 1 + base256Length(length)
}

function base256Length(number: number): number {
  return number < 256 ? 1 : 1 + base256Length(Math.floor(number / 256))
}

function write(part: BerPart, bytes: Uint8Array, start: number): number {
  const isGroup = part.constructed === true || !(part.content instanceof Uint8Array)
  const leading = (part.tagClass << 6) | (isGroup ? 0x20 : 0)
  let at = start
  if (part.tag < 31) bytes[at++] = leading | part.tag
  else {
    bytes[at++] = leading | 31
    const count = base128Length(part.tag)
    for (let place = count - 1; place >= 0; place--)
      bytes[at++] = (Math.floor(part.tag / 128 ** place) % 128) | (place > 0 ? 0x80 : 0)
  }
  if (part.length < 128) bytes[at++] = part.length
  else {
    const count = base256Length(part.length)
    bytes[at++] = 0x80 | count
    for (let place = count - 1; place >= 0; place--) bytes[at++] = Math.floor(part.length / 256 ** place) % 256
  }
  if (part.content instanceof Uint8Array) {
    bytes.set(part.content, at)
    return at + part.length
  }
  for (const child of part.content) at = write(child, bytes, at)
  return at
}
