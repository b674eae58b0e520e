import { compactions, expand, integerOf, latin1, type Compaction } from './compaction.ts'
import { dataElement } from './data-elements.ts'
import { hexOf } from './hex.ts'
import { unpackIsil } from './isil.ts'
import { setOfText } from './set-information.ts'

/** A data element as it was read, with the place where it stands. */
export interface ReadElement {
  readonly oid: number
  readonly name: string
  /** In words: text, number, "3,4,6", "part 1 of 3"; bytes that cannot be read stand as hexadecimal digits. */
  readonly value: string
  readonly compaction: Compaction
  readonly at: number
  readonly length: number
  /** Why the value is doubtful; undefined when nothing is wrong. */
  readonly problem?: string
}

/** What stands on a tag by ISO 28560-2. */
export interface ReadPart2 {
  readonly elements: readonly ReadElement[]
  readonly problems: readonly string[]
  /** Bytes that were understood; the rest is unused memory. */
  readonly used: number
}

/**
 * Reads data elements until the zero that ends them (ISO/IEC 15962, no-directory). What is cut off, given twice or unreadable
 * is told; everything before it is kept.
 */
export function readPart2(bytes: Uint8Array): ReadPart2 {
  const elements: ReadElement[] = []
  const problems: string[] = []
  let at = 0
  while (at < bytes.length && bytes[at] !== 0) {
    const found = objectAt(bytes, at)
    if (!found) {
      problems.push(`From byte ${at} on the tag is broken off or foreign: nothing more was read.`)
      break
    }
    if (elements.some(({ oid }) => oid === found.element.oid))
      problems.push(`${found.element.name} stands on the tag twice.`)
    elements.push(found.element)
    if (found.element.problem !== undefined) problems.push(found.element.problem)
    at = found.to
  }
  if (elements.length > 0 && elements[0]?.oid !== 1)
    problems.push('The primary item identifier is not the first element.')
  return { elements, problems, used: at }
}

function objectAt(bytes: Uint8Array, at: number): { readonly element: ReadElement; readonly to: number } | undefined {
  // Behind a precursor with both, the standard has the offset first; some writers have the identifier first.
  const usual = objectIn(bytes, at, 'offset-first')
  return usual && (usual.element.oid <= 26 || usual.element.problem === undefined)
    ? usual
    : (objectIn(bytes, at, 'identifier-first') ?? usual)
}

function objectIn(bytes: Uint8Array, at: number, order: 'offset-first' | 'identifier-first') {
  const precursor = bytes[at] ?? 0
  const hasOffset = (precursor & 0x80) !== 0
  const low = precursor & 15
  if (low === 0) return undefined
  let next = at + 1
  const take = () => bytes[next++] ?? 256
  const first = order === 'identifier-first' && low === 15 ? take() : undefined
  const padding = hasOffset ? take() : 0
  const oid = low === 15 ? 15 + (first ?? take()) : low
  const length = take()
  const to = next + length + padding
  if (oid > 142 || padding > 255 || length > 255 || next + length > bytes.length) return undefined
  const compaction = compactions[(precursor >> 4) & 7] ?? 'application'
  const content = bytes.subarray(next, next + length)
  const element: ReadElement = { ...readValue(oid, compaction, content), oid, compaction, at, length: to - at }
  return { element, to: Math.min(to, bytes.length) }
}

function readValue(
  oid: number,
  compaction: Compaction,
  bytes: Uint8Array,
): Pick<ReadElement, 'name' | 'value' | 'problem'> {
  const { name, kind } = dataElement(oid)
  const said = (value: string | undefined, what: string) =>
    value === undefined ? { name, value: hexOf(bytes), problem: `${name} cannot be read as ${what}.` } : { name, value }
  if (kind === 'isil' && compaction === 'application') return said(unpackIsil(bytes), 'an ISIL')
  if (kind === 'content') return said(contentText(bytes), 'a list of elements')
  if (kind === 'octet') return said(bytes.length === 1 ? hexOf(bytes) : expand(compaction, bytes), 'a code')
  if (kind === 'number' && (compaction === 'application' || compaction === 'integer'))
    return said(integerOf(bytes).toString().padStart(13, '0'), 'a number')
  const text = compaction === 'application' ? printable(bytes) : expand(compaction, bytes)
  if (kind !== 'set') return said(text, compaction === 'application' ? 'text' : `text of ${compaction}`)
  // A single digit for all parts and one for this are one byte as a number as well as octets.
  const set = text === undefined ? undefined : setOfText(text)
  return said(set && `part ${set.part} of ${set.of}`, 'part of a set')
}

function contentText(bytes: Uint8Array): string {
  return Array.from(bytes)
    .flatMap((byte, i) => Array.from({ length: 8 }, (_, bit) => ((byte & (0x80 >> bit)) === 0 ? 0 : i * 8 + bit + 3)))
    .filter((oid) => oid > 0)
    .join(',')
}

function printable(bytes: Uint8Array): string | undefined {
  const text = latin1(bytes)
  return /^[\u0020-\u007e\u00a0-\u00ff]+$/.test(text) ? text : undefined
}
