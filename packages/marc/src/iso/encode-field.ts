import { SUBFIELD_DELIMITER } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'
import { noEscapes } from '../bytes/escapes.ts'
import { decodeText, transcodeText } from '../encoding/decode-text.ts'
import type { OutputEncoding, Encoding } from '../encoding/encoding.ts'
import { encodeMarc8 } from '../marc8/encode-marc8.ts'
import type { Field, FieldSource } from '../record/field.ts'
import { codeLength, nextDelimiter } from '../record/raw-field.ts'

/** Separators of ISO 2709, which cannot be data. */
const separators = /[\u001D-\u001F]/g

/**
 * The bytes of a field in ISO 2709, without its terminator. A field that still has bytes in the wanted encoding keeps
 * them. In text from elsewhere the separators of ISO 2709 become blanks.
 */
export function encodeField(sink: ByteSink, field: Field, encoding: Encoding): void {
  const { source } = field
  if (source) {
    if (source.encoding === encoding) return sink.raw(source.bytes.subarray(source.start, source.end))
    return reencode(sink, field.kind, source, encoding === 'marc-8' ? 'marc-8' : 'utf-8')
  }
  if (field.kind === 'control') return writeText(sink, field.value, encoding)
  writeText(sink, field.indicators, encoding)
  field.subfields.forEach((subfield, index) => {
    // Only before the first code can text stand without one.
    if (subfield.code !== '' || index > 0) {
      sink.reserve(1)
      sink.bytes[sink.length++] = SUBFIELD_DELIMITER
      writeText(sink, subfield.code === '' ? ' ' : subfield.code, encoding)
    }
    writeText(sink, subfield.value, encoding)
  })
}

function writeText(sink: ByteSink, text: string, encoding: Encoding): void {
  const clean = text.replace(separators, ' ')
  if (encoding === 'marc-8') encodeMarc8(sink, clean)
  else sink.text(clean)
}

/** Changes the encoding of a field from bytes to bytes, subfield by subfield. */
function reencode(sink: ByteSink, kind: Field['kind'], source: FieldSource, encoding: OutputEncoding): void {
  const { bytes, end } = source
  if (kind === 'control') return reencodeText(sink, source, source.start, end, encoding)
  let at = nextDelimiter(bytes, source.start, end)
  reencodeText(sink, source, source.start, at, encoding)
  while (at < end) {
    const next = nextDelimiter(bytes, at + 1, end)
    const codeEnd = Math.min(at + 1 + codeLength(bytes, at + 1, next), next)
    sink.raw(bytes.subarray(at, at + 1))
    if (codeEnd > at + 1) reencodeText(sink, source, at + 1, codeEnd, encoding)
    else if (next > codeEnd) sink.ascii(' ')
    reencodeText(sink, source, codeEnd, next, encoding)
    at = next
  }
}

function reencodeText(sink: ByteSink, source: FieldSource, start: number, end: number, encoding: OutputEncoding): void {
  if (encoding === 'marc-8') encodeMarc8(sink, decodeText(source.bytes, start, end, source.encoding))
  else transcodeText(sink, source.bytes, start, end, source.encoding, noEscapes)
}
