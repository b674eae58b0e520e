import { checksum } from './checksum.ts'
import { layoutOf } from './layouts.ts'
import type { Field, Message } from './message.ts'

/** Why bytes are no message. */
export interface ParseProblem {
  /** `checksum`: damaged on the way, to be asked for again; the others would come the same way again. */
  readonly reason: 'empty' | 'unknown-code' | 'too-short' | 'checksum'
  /** A sentence for whoever looks at the trace. */
  readonly message: string
  readonly code?: string
}

/** A message, or why there is none; `checked` says whether a checksum was there and right. */
export type Parsed =
  | { readonly ok: true; readonly message: Message; readonly checked: boolean }
  | { readonly ok: false; readonly problem: ParseProblem }

const bar = 0x7c
const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes)
const problem = (reason: ParseProblem['reason'], message: string, code?: string): Parsed => ({
  ok: false,
  problem: { reason, message, ...(code !== undefined && { code }) },
})

/**
 * Reads one message, without the carriage return that ends it. `decode` gives the text of bytes in the encoding of the
 * terminal. Reads liberally: fields in any order, unknown ones kept, blanks and zero bytes before the code passed over,
 * a missing last delimiter, no checksum where none was sent. With `checksums: 'ignored'` a wrong one is passed over, for
 * lines that were changed since, as a trace changes passwords to stars.
 */
export function parseMessage(
  line: Uint8Array,
  decode: (bytes: Uint8Array) => string,
  { checksums = 'judged' }: { readonly checksums?: 'judged' | 'ignored' } = {},
): Parsed {
  let start = 0
  while (start < line.length && (line[start] ?? 0) <= 0x20) start += 1
  const bytes = line.subarray(start)
  if (bytes.length < 2) return problem('empty', 'An empty line is no message.')
  const trailer = trailerOf(bytes)
  if (trailer && !trailer.right && checksums === 'judged')
    return problem(
      'checksum',
      `The checksum says ${trailer.said}, the message adds up to ${trailer.sum}: it was damaged on the way, or is in another encoding.`,
      ascii(bytes.subarray(0, 2)),
    )
  const code = ascii(bytes.subarray(0, 2))
  const layout = layoutOf(code)
  if (!layout) return problem('unknown-code', `SIP2 knows no message ${JSON.stringify(code)}.`, code)
  const body = bytes.subarray(0, trailer?.at ?? bytes.length)
  const fixedEnd = 2 + layout.fixed.reduce((length, part) => length + part.length, 0)
  if (body.length < fixedEnd)
    return problem(
      'too-short',
      `${layout.name} has ${fixedEnd} characters before its fields; only ${body.length} came.`,
      code,
    )
  let at = 2
  const fixed: Record<string, string> = {}
  for (const part of layout.fixed) {
    fixed[part.name] = decode(body.subarray(at, at + part.length))
    at += part.length
  }
  const fields = readFields(body.subarray(fixedEnd), decode)
  const sequence = trailer?.sequence
  return {
    ok: true,
    message: { code, fixed, fields, ...(sequence !== undefined && { sequence }) },
    checked: trailer !== undefined,
  }
}

function readFields(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): readonly Field[] {
  const fields: Field[] = []
  let start = 0
  while (start < bytes.length) {
    const found = bytes.indexOf(bar, start)
    const end = found === -1 ? bytes.length : found
    // A field is its two letters at least; an empty one between two delimiters is nothing.
    if (end - start >= 2) fields.push([ascii(bytes.subarray(start, start + 2)), decode(bytes.subarray(start + 2, end))])
    start = end + 1
  }
  return fields
}

interface Trailer {
  /** Where it begins. */
  readonly at: number
  readonly sequence: number | undefined
  readonly right: boolean
  readonly said: string
  readonly sum: string
}

/** The error detection at the end: `AY1AZ1234`, or `AZ1234` alone. */
function trailerOf(bytes: Uint8Array): Trailer | undefined {
  const tail = ascii(bytes.subarray(Math.max(0, bytes.length - 12)))
  const match = /(?:AY(\d))?AZ([0-9A-Fa-f]{4})\|?\s*$/.exec(tail)
  if (!match) return undefined
  const at = Math.max(0, bytes.length - 12) + match.index
  const [, sequence, said = ''] = match
  // The sum goes up to and with the letters AZ.
  const sum = checksum(bytes.subarray(0, at + (sequence === undefined ? 2 : 5)))
  return {
    at,
    sequence: sequence === undefined ? undefined : Number(sequence),
    right: sum === said.toUpperCase(),
    said: said.toUpperCase(),
    sum,
  }
}
