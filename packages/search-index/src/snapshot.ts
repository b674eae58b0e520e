import { textOf, utf8 } from './bytes.ts'
import { checksum } from './checksum.ts'
import type { Part } from './merge-documents.ts'
import type { Schema } from './schema.ts'
import { arraysOf, segmentFromArrays } from './segment.ts'

/*
 * A snapshot is one file, all numbers little-endian:
 *
 *   0   8 bytes  "CARRELSX"
 *   8   uint32   version of this format
 *   12  uint32   length of the description
 *   16  uint32   checksum (XXH32) of the description
 *   20  uint32   0
 *   24           the description as JSON, then zeros to a multiple of 8
 *   …            the arrays one after the other, each with zeros to a multiple of 8
 */
const MAGIC = 'CARRELSX'
/** Raised when the arrays change, and when the same text gives other terms (analyze.ts, the stemmers, `@carrel/text`). */
const VERSION = 5
const HEAD = 24
const TYPES = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const
type ArrayType = keyof typeof TYPES

interface Description {
  readonly schema: string
  readonly note: string
  /** For each part, its arrays: type, entries, checksum. The last one is the bitmap of deleted documents. */
  readonly parts: readonly (readonly (readonly [ArrayType, number, number])[])[]
}

/** Why a snapshot is not taken. */
export type SnapshotProblem = 'not-a-snapshot' | 'other-version' | 'other-schema' | 'damaged'

/** The pieces of a snapshot file, to be written one after the other. They are the index's own memory: do not change them. */
export function writeSnapshot(schema: Schema, parts: readonly Part[], note: string): Uint8Array[] {
  const arrays = parts.map((part) => [...arraysOf(part.segment), part.deleted.slice()])
  const description: Description = {
    schema: schema.fingerprint,
    note,
    parts: arrays.map((list) =>
      list.map((array) => [typeOf(array), array.byteLength / bytesOf(array), checksum(asBytes(array))] as const),
    ),
  }
  const json = utf8(JSON.stringify(description))
  const head = new Uint8Array(HEAD + padded(json.length))
  head.set(utf8(MAGIC))
  head.set(json, HEAD)
  new Uint32Array(head.buffer).set([VERSION, json.length, checksum(json)], 2)
  const pieces: Uint8Array[] = [head]
  for (const array of arrays.flat()) {
    const bytes = asBytes(array)
    if (bytes.length > 0) pieces.push(bytes)
    if (bytes.length % 8 !== 0) pieces.push(new Uint8Array(8 - (bytes.length % 8)))
  }
  return pieces
}

/** Reads a snapshot. The parts are views of `file`, not copies, where it begins at a multiple of 8. */
export function readSnapshot(
  schema: Schema,
  file: Uint8Array,
):
  | { readonly ok: true; readonly parts: Part[]; readonly note: string }
  | { readonly ok: false; readonly problem: SnapshotProblem } {
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice()
  if (bytes.length < HEAD || textOf(bytes, 0, 8) !== MAGIC) return { ok: false, problem: 'not-a-snapshot' }
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD / 4)
  if (numbers[2] !== VERSION) return { ok: false, problem: 'other-version' }
  const length = numbers[3]!
  const json = bytes.subarray(HEAD, HEAD + length)
  if (json.length < length || checksum(json) !== numbers[4]) return { ok: false, problem: 'damaged' }
  const description: Description = JSON.parse(textOf(json, 0, length))
  if (description.schema !== schema.fingerprint) return { ok: false, problem: 'other-schema' }
  let at = HEAD + padded(length)
  const parts: Part[] = []
  for (const list of description.parts) {
    const arrays: ArrayBufferView[] = []
    for (const [type, entries, sum] of list) {
      const size = entries * TYPES[type].BYTES_PER_ELEMENT
      const section = bytes.subarray(at, at + size)
      if (section.length < size || checksum(section) !== sum) return { ok: false, problem: 'damaged' }
      arrays.push(viewOf(type, section, entries))
      at += padded(size)
    }
    const deleted = arrays.pop()
    const segment = segmentFromArrays(schema, arrays)
    if (segment === undefined || !(deleted instanceof Uint8Array)) return { ok: false, problem: 'damaged' }
    parts.push({ segment, deleted: deleted.slice() })
  }
  return { ok: true, parts, note: description.note }
}

function typeOf(array: ArrayBufferView): ArrayType {
  if (array instanceof Uint8Array) return 'u8'
  if (array instanceof Uint16Array) return 'u16'
  return array instanceof Int32Array ? 'i32' : 'u32'
}

function viewOf(type: ArrayType, { buffer, byteOffset }: Uint8Array, entries: number): ArrayBufferView {
  switch (type) {
    case 'u8':
      return new Uint8Array(buffer, byteOffset, entries)
    case 'u16':
      return new Uint16Array(buffer, byteOffset, entries)
    case 'u32':
      return new Uint32Array(buffer, byteOffset, entries)
    case 'i32':
      return new Int32Array(buffer, byteOffset, entries)
  }
}

function bytesOf(array: ArrayBufferView): number {
  return TYPES[typeOf(array)].BYTES_PER_ELEMENT
}

function asBytes(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8
}
