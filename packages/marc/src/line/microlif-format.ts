import type { Problem } from '@carrel/iso2709'
import { RawBuilder } from '../record/raw-builder.ts'
import { readingProblem } from '../stream/problem.ts'
import { addTextField, byteText } from './add-text-field.ts'
import type { LineFormat } from './line-reader.ts'
import type { Line } from './line-splitter.ts'

/**
 * MicroLIF, the exchange format of school library systems of the 1990s: one field to a line that ends with `^`, `_` before
 * each subfield code, `` ` `` behind the last field, a heading before the first record.
 *
 *     LDR00180nam  22     2  4500^
 *     245 0_aAll about whales.^
 */
export const microlifFormat: LineFormat = {
  place(line, group) {
    const text = byteText(line.bytes)
    if (text.startsWith('LDR')) return 'begins'
    if (text.trim() === '' || group.length === 0) return 'between'
    return text.endsWith('`') ? 'ends' : 'within'
  },
  parse(lines) {
    const builder = new RawBuilder()
    const problems: Problem[] = []
    const [first, ...rest] = lines
    for (const line of rest) addLine(builder, line, problems)
    return { raw: builder.finish(content(first).text.slice(3)), problems }
  },
}

function addLine(builder: RawBuilder, line: Line, problems: Problem[]): void {
  const { bytes, text } = content(line)
  const tag = text.slice(0, 3)
  const isControl = tag.startsWith('00')
  const marks = isControl
    ? []
    : Array.from(text.matchAll(/_([0-9a-z])/g), ({ index }) => ({ at: index, code: index + 1, text: index + 2 }))
  if (text.length > 3 && addTextField(builder, tag, bytes, 3, marks)) return
  const message = `A line is not a field of MicroLIF: "${text.slice(0, 40)}".`
  problems.push(readingProblem('line-not-understood', 'error', line.offset, message))
}

/** A line without the marks at its end. */
function content(line: Line | undefined): { bytes: Uint8Array; text: string } {
  const text = byteText(line?.bytes ?? new Uint8Array(0)).replace(/\^?`?$/, '')
  return { bytes: (line?.bytes ?? new Uint8Array(0)).subarray(0, text.length), text }
}
