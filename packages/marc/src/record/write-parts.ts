import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import { transcodeText } from '../encoding/decode-text.ts'
import type { Encoding } from '../encoding/encoding.ts'
import { copyUtf8 } from '../encoding/utf8.ts'
import { codeLength, nextDelimiter } from './raw-field.ts'

/** How a format dresses the subfields of a field. */
export interface SubfieldDress {
  readonly textEscapes: Escapes
  readonly codeEscapes: Escapes
  beforeCode(sink: ByteSink): void
  beforeText(sink: ByteSink): void
  afterText(sink: ByteSink): void
}

const encoder = new TextEncoder()

/** Writes a short string, such as a tag, with escapes. */
export function writeString(sink: ByteSink, text: string, escapes: Escapes): void {
  sink.reserve(text.length * escapes.longest)
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7f) {
      const bytes = encoder.encode(text.slice(index))
      return copyUtf8(sink, bytes, 0, bytes.length, escapes)
    }
    writeEscaped(sink, code, escapes)
  }
}

/** Where the indicators of a field end: behind as many characters, or before the first subfield if that comes sooner. */
export function indicatorsEnd(bytes: Uint8Array, start: number, end: number, indicators: number): number {
  let at = start
  for (let count = 0; count < indicators && at < end; count++) at += codeLength(bytes, at, end)
  return Math.min(at, nextDelimiter(bytes, start, Math.min(at, end)))
}

/**
 * Writes all subfields of a data field, from bytes to bytes. Text between the indicators and the first code is written as a
 * subfield without code; a delimiter without code as one with a blank for code.
 */
export function writeSubfields(
  sink: ByteSink,
  bytes: Uint8Array,
  from: number,
  end: number,
  encoding: Encoding,
  dress: SubfieldDress,
): void {
  let at = nextDelimiter(bytes, from, end)
  if (at > from) {
    dress.beforeCode(sink)
    dress.beforeText(sink)
    transcodeText(sink, bytes, from, at, encoding, dress.textEscapes)
    dress.afterText(sink)
  }
  while (at < end) {
    const next = nextDelimiter(bytes, at + 1, end)
    const codeEnd = Math.min(at + 1 + codeLength(bytes, at + 1, next), next)
    dress.beforeCode(sink)
    if (codeEnd === at + 1) sink.ascii(' ')
    else if (codeEnd > at + 2) copyUtf8(sink, bytes, at + 1, codeEnd, dress.codeEscapes)
    else transcodeText(sink, bytes, at + 1, codeEnd, encoding, dress.codeEscapes)
    dress.beforeText(sink)
    transcodeText(sink, bytes, codeEnd, next, encoding, dress.textEscapes)
    dress.afterText(sink)
    at = next
  }
}
