import { compact, compactions, type Compaction } from './compaction.ts'
import { packIsil } from './isil.ts'
import { RfidProblem } from './rfid-problem.ts'
import { dataElement } from './data-elements.ts'

/** A data element that is to be written; `locked` ones can never be changed again. */
export interface ElementToWrite {
  readonly oid: number
  readonly value: string
  readonly locked?: boolean
}

/** Bytes of a tag by ISO 28560-2, and which blocks of it are to be locked. */
export interface WrittenPart2 {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Numbers of the blocks, from 0, that hold locked elements. */
  readonly lockedBlocks: readonly number[]
}

interface Packed {
  readonly compaction: Compaction
  readonly bytes: readonly number[]
}

/**
 * Writes data elements one after the other (ISO 28560-2, clause 7; ISO/IEC 15962, access method no-directory): precursor,
 * offset where a lock needs whole blocks, identifier above 14, length, content. The primary item identifier comes first,
 * the content parameter second. Throws `RfidProblem` for elements that cannot be.
 */
export function writePart2(elements: readonly ElementToWrite[], block: number): WrittenPart2 {
  const ordered = elements.toSorted((a, b) => Math.min(a.oid, 3) - Math.min(b.oid, 3))
  const twice = ordered.find(({ oid }, i) => ordered.findIndex((other) => other.oid === oid) !== i)
  if (twice) throw new RfidProblem('element-twice', `${dataElement(twice.oid).name} is given twice.`)
  const bytes: number[] = []
  const locked: number[] = []
  for (const [i, one] of ordered.entries()) {
    const next = ordered[i + 1]
    // What is locked begins and ends with a block; so what stands before it is filled to the end of its block too.
    const aligned = one.locked === true || next?.locked === true
    const from = bytes.length
    bytes.push(...objectBytes(one, aligned ? block : 1, from % block))
    if (one.locked === true) for (let at = from / block; at < bytes.length / block; at++) locked.push(at)
  }
  return { bytes: Uint8Array.from(bytes), lockedBlocks: locked }
}

function objectBytes({ oid, value }: ElementToWrite, block: number, begins: number): readonly number[] {
  if (!Number.isInteger(oid) || oid < 1 || oid > 127)
    throw new RfidProblem('unknown-element', `There is no data element ${oid}.`)
  const { compaction, bytes } = packedValue(oid, value)
  if (bytes.length > 255)
    throw new RfidProblem('element-too-long', `${dataElement(oid).name} is too long for a tag: ${bytes.length} bytes.`)
  const more = oid > 14 ? [oid - 15] : []
  const plain = 1 + more.length + 1 + bytes.length
  const missing = (block - ((begins + plain) % block)) % block
  const precursor = (missing > 0 ? 0x80 : 0) | (compactions.indexOf(compaction) << 4) | Math.min(oid, 15)
  const offset = missing > 0 ? [missing - 1] : []
  return [
    precursor,
    ...offset,
    ...more,
    bytes.length,
    ...bytes,
    ...Array.from({ length: Math.max(0, missing - 1) }, () => 0),
  ]
}

function packedValue(oid: number, value: string): Packed {
  const { name, kind } = dataElement(oid)
  if (value === '') throw new RfidProblem('element-empty', `${name} has no content.`)
  if (kind === 'isil') {
    const bytes = packIsil(value)
    if (!bytes || value.length > 16)
      throw new RfidProblem('not-an-isil', `"${value}" is no ISIL: up to 16 letters, digits and the signs - : /`)
    return { compaction: 'application', bytes }
  }
  if (kind === 'content') return { compaction: 'application', bytes: contentBytes(value) }
  if (kind === 'octet') {
    if (!/^[0-9a-f]{2}$/i.test(value))
      throw new RfidProblem('not-an-octet', `${name} is two hexadecimal digits, not "${value}".`)
    return { compaction: 'octets', bytes: [Number.parseInt(value, 16)] }
  }
  if (kind === 'number') {
    if (!/^\d{8,14}$/.test(value)) throw new RfidProblem('not-a-gtin', `${name} has 8 to 14 digits, not "${value}".`)
    return { compaction: 'application', bytes: fixedInteger(BigInt(value), 6) }
  }
  return compact(value)
}

function fixedInteger(value: bigint, length: number): readonly number[] {
  return Array.from({ length }, (_, i) => Number((value >> BigInt(8 * (length - 1 - i))) & 255n))
}

/** The elements from 3 on that the tag has, a bit for each, as "3,4,6" (ISO 28560-2, 6.2). */
function contentBytes(value: string): readonly number[] {
  const oids = value.split(',').map((oid) => Number(oid.trim()))
  if (oids.some((oid) => !Number.isInteger(oid) || oid < 3 || oid > 66))
    throw new RfidProblem('not-a-content', 'The content parameter names elements from 3 on, as in 3,4,6.')
  const bytes = Array.from({ length: Math.ceil((Math.max(...oids) - 2) / 8) }, () => 0)
  for (const oid of oids) bytes[(oid - 3) >> 3] = (bytes[(oid - 3) >> 3] ?? 0) | (0x80 >> ((oid - 3) & 7))
  return bytes
}
