import type { Problem } from '@carrel/iso2709'
import { RawBuilder } from '../record/raw-builder.ts'
import { readingProblem } from '../stream/problem.ts'
import { addTextField, byteText } from './add-text-field.ts'
import type { LineFormat } from './line-reader.ts'
import type { Line } from './line-splitter.ts'

/** System number, tag with indicators, and (in most files) a letter for the script. */
const linePattern = /^(\d{9,}) ([0-9A-Z]{3})(..) (?:[A-Z] )?/

/**
 * Aleph sequential: one field to a line, behind the system number of its record; `$$` before each subfield code, `^` for
 * a blank in fixed fields.
 *
 *     000000002 24510 L $$aPropositional structure /$$cJerrold J. Katz.
 */
export const alephFormat: LineFormat = {
  place(line, group) {
    if (line.bytes.length === 0) return 'between'
    const [last] = group
    return last && systemNumber(last) !== systemNumber(line) ? 'begins' : 'within'
  },
  parse(lines) {
    const builder = new RawBuilder()
    const problems: Problem[] = []
    let leader: string | undefined
    for (const line of lines) {
      const text = byteText(line.bytes)
      const match = linePattern.exec(text)
      if (!match) {
        const message = `A line is not a field of Aleph sequential: "${text.slice(0, 40)}".`
        problems.push(readingProblem('line-not-understood', 'error', line.offset, message))
        continue
      }
      const [head, , tag = '', indicators = ''] = match
      if (tag === 'LDR') leader = readLeader(text.slice(head.length), line.offset, problems)
      else addField(builder, tag, indicators, line, text, head.length)
    }
    const offset = lines[0]?.offset ?? 0
    if (leader === undefined && builder.fieldCount === 0) return { raw: undefined, problems }
    if (leader === undefined) {
      const message = 'The record has no leader (LDR); that of a new record was supplied.'
      problems.push(readingProblem('leader-missing', 'warning', offset, message))
    }
    return { raw: builder.finish(leader ?? '     nam a22        4500'), problems }
  },
}

/** Lines that belong together have the same number; a line that has none stays with those before it. */
function systemNumber(line: Line): string {
  return /^\d{9,}/.exec(byteText(line.bytes, 0, Math.min(24, line.bytes.length)))?.[0] ?? ''
}

function addField(builder: RawBuilder, tag: string, indicators: string, line: Line, text: string, start: number): void {
  const marks = Array.from(text.slice(start).matchAll(/\$\$(.)/g), ({ index }) => ({
    at: start + index,
    code: start + index + 2,
    text: start + index + 3,
  }))
  if (marks.length === 0 || tag.startsWith('00')) {
    const blanks = line.bytes.slice(start).map((byte) => (byte === 0x5e ? 0x20 : byte))
    addTextField(builder, tag, blanks, 0, [])
    return
  }
  const head = Uint8Array.from(indicators, (character) => character.charCodeAt(0))
  if (!builder.begin(tag)) return
  builder.sink.raw(head)
  marks.forEach((mark, index) => {
    builder.delimiter()
    builder.sink.raw(line.bytes.subarray(mark.code, mark.code + 1))
    builder.sink.raw(line.bytes.subarray(mark.text, marks[index + 1]?.at ?? line.bytes.length))
  })
  builder.end()
}

/** The leader with its blanks; one that is too long or too short is told. */
function readLeader(text: string, offset: number, problems: Problem[]): string {
  const leader = text.replaceAll('^', ' ')
  if (leader.length !== 24) problems.push(damagedLeader(leader, offset))
  return leader
}

function damagedLeader(leader: string, offset: number): Problem {
  const message = `The leader has ${leader.length} characters instead of 24.`
  return readingProblem('leader-damaged', 'warning', offset, message)
}
