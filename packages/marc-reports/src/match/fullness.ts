import { textOf, type MarcRecord } from '@carrel/marc'

/**
 * How full a record is: of two the one with more data fields is fuller, and with as many the one with more text. Only good
 * for comparing.
 */
export function fullness({ fields }: MarcRecord): number {
  let [count, length] = [0, 0]
  for (const field of fields) {
    if (field.kind === 'control') continue
    const text = textOf(field).trim()
    if (text === '') continue
    count++
    length += text.length
  }
  return count + Math.min(length, 999_999) / 1_000_000
}
