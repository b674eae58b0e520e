import { writeRecord, type FieldBytes } from '../src/index.ts'

const encoder = new TextEncoder()

/** A field from text in which `$` stands for the subfield delimiter. */
export function field(tag: string, text: string): FieldBytes {
  return { tag, data: encoder.encode(text.replaceAll('$', '\u001F')) }
}

/** The bytes of a record with these fields. */
export function record(...fields: FieldBytes[]): Uint8Array {
  const written = writeRecord({ leader: '00000cam a2200000 a 4500', fields })
  if (!written.ok) throw new Error(written.problem.message)
  return written.bytes
}

/** A small book: five fields, one with an umlaut. */
export function book(control: string, title: string): Uint8Array {
  return record(
    field('001', control),
    field('008', '260101s2026    gw            000 0 ger d'),
    field('100', '1 $aKästner, Erich,$d1899-1974'),
    field('245', `10$a${title} /$cErich Kästner.`),
    field('650', ' 0$aDetective stories'),
  )
}

/** Bytes of text, one to one. */
export function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Text of bytes, one to one, with the four separators made visible. */
export function visible(data: Uint8Array): string {
  const marks: Record<string, string> = { '\u001D': '¶', '\u001E': '§', '\u001F': '$' }
  return Array.from(data, (byte) => String.fromCharCode(byte))
    .join('')
    .replace(/[\u001D-\u001F]/g, (mark) => marks[mark] ?? mark)
}

/** The bytes with every occurrence of one text replaced by another of any length. */
export function replaced(data: Uint8Array, from: string, to: string): Uint8Array {
  return bytes(
    Array.from(data, (byte) => String.fromCharCode(byte))
      .join('')
      .replaceAll(from, to),
  )
}

/** All parts as one input. */
export function joined(...parts: Uint8Array[]): Uint8Array {
  return bytes(parts.map((part) => Array.from(part, (byte) => String.fromCharCode(byte)).join('')).join(''))
}
