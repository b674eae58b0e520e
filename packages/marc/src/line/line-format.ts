import type { Problem } from '@carrel/iso2709'
import { RawBuilder } from '../record/raw-builder.ts'
import { readingProblem } from '../stream/problem.ts'
import { addTextField, byteText, type SubfieldMark } from './add-text-field.ts'
import type { LineFormat } from './line-reader.ts'
import type { Line } from './line-splitter.ts'

/** How subfields are marked in a kind of line output. */
interface Marking {
  /** Finds the marks: where one stands, its code, where its text begins. */
  marks(text: string): SubfieldMark[]
  /** What stands before the leader. */
  readonly leader: RegExp
}

const spaced: Marking = {
  marks: (text) =>
    Array.from(text.matchAll(/ \$(.) ?/g), (match) => {
      const code = match.index + 2
      return { at: match.index, code, text: match.index + match[0].length }
    }),
  leader: /^/,
}

const tight: Marking = {
  marks: (text) =>
    Array.from(text.matchAll(/\$(.)/g), ({ index }) => ({ at: index, code: index + 1, text: index + 2 })),
  leader: /^(?:LEADER|LDR) +/,
}

/** Line output of YAZ and of this package: the leader on a line of its own, `245 10 $a Emil / $c Kästner.` */
export const lineFormat: LineFormat = {
  place: (line) => (isBlank(line) ? 'between' : 'within'),
  parse: (lines) => parseLines(lines, spaced),
}

/** Display text as catalogues and Catmandu give it: `LEADER 00951nam…`, `245 10$aEmil /$cKästner.` */
export const textFormat: LineFormat = {
  place: (line, group) => {
    if (isBlank(line)) return 'between'
    return group.length > 0 && tight.leader.test(byteText(line.bytes, 0, Math.min(8, line.bytes.length)))
      ? 'begins'
      : 'within'
  },
  parse: (lines) => parseLines(lines, tight),
}

function parseLines(lines: readonly Line[], marking: Marking): ReturnType<LineFormat['parse']> {
  const builder = new RawBuilder()
  const problems: Problem[] = []
  const [first, ...rest] = lines
  const leader = byteText(first?.bytes ?? new Uint8Array(0)).replace(marking.leader, '')
  const offset = first?.offset ?? 0
  if (!/^.{5}[a-z ].{6,18}$/i.test(leader.trimEnd())) {
    const message = `A record must begin with its leader, but it begins with "${leader.slice(0, 40)}".`
    return { raw: undefined, problems: [readingProblem('leader-missing', 'error', offset, message)] }
  }
  if (leader.length !== 24) {
    const message = `The leader has ${leader.length} characters instead of 24.`
    problems.push(readingProblem('leader-damaged', leader.length < 24 ? 'info' : 'warning', offset, message))
  }
  for (const line of rest) {
    const text = byteText(line.bytes)
    const tag = text.slice(0, 3)
    const isControl = /^00./.test(tag)
    if (text[3] === ' ' && addTextField(builder, tag, line.bytes, 4, isControl ? [] : marking.marks(text))) continue
    const message = `A line is not a field: "${text.slice(0, 40)}".`
    problems.push(readingProblem('line-not-understood', 'error', line.offset, message))
  }
  return { raw: builder.finish(leader), problems }
}

function isBlank(line: Line): boolean {
  return line.bytes.every((byte) => byte === 0x20)
}
