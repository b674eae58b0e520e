import { SUBFIELD_DELIMITER } from '@carrel/iso2709'
import { textOf, type Field } from '../record/field.ts'
import { RawMarcRecord } from '../record/raw-marc-record.ts'
import type { MarcRecord } from '../record/record.ts'
import type { UnusualText } from './rule.ts'

/** Separators apart, control characters have no place in text; bit n stands for character n. */
export const SEPARATOR_BITS = (1 << 0x1d) | (1 << 0x1e) | (1 << 0x1f)

/** The fields with anything but printable ASCII. */
export function unusualTexts(record: MarcRecord): readonly UnusualText[] {
  // Plain text is the usual case, and its bytes were looked at when it was read.
  if (record instanceof RawMarcRecord && record.raw.ascii && (record.raw.controls & ~SEPARATOR_BITS) === 0) return []
  const unusual: UnusualText[] = []
  for (const field of record.fields) if (!isPlain(field)) unusual.push({ field, text: textOf(field) })
  return unusual
}

function isPlain(field: Field): boolean {
  const { source } = field
  if (!source) return isPrintable(textOf(field))
  const { bytes, end } = source
  for (let at = source.start; at < end; at++) {
    const byte = bytes[at]!
    if (byte > 0x7e || (byte < 0x20 && byte !== SUBFIELD_DELIMITER)) return false
  }
  return true
}

function isPrintable(text: string): boolean {
  return /^[ -~]*$/.test(text)
}
