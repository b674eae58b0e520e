import { ByteSink } from '../bytes/byte-sink.ts'
import { noEscapes, type Escapes } from '../bytes/escapes.ts'
import { decodeMarc8 } from '../marc8/decode-marc8.ts'
import { decodeDanmarc } from './danmarc.ts'
import type { Encoding } from './encoding.ts'
import { decodeLatin1 } from './latin1.ts'
import type { FaultListener } from './text-fault.ts'
import { decodeUnimarc } from './unimarc-sets.ts'
import { copyUtf8 } from './utf8.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Appends the text of one subfield as UTF-8, escaped for the format that is being written. */
export function transcodeText(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  encoding: Encoding,
  escapes: Escapes,
  onFault?: FaultListener,
): void {
  switch (encoding) {
    case 'utf-8':
      return copyUtf8(sink, bytes, start, end, escapes, onFault)
    case 'marc-8':
      return decodeMarc8(sink, bytes, start, end, escapes, onFault)
    case 'iso-8859-1':
      return decodeLatin1(sink, bytes, start, end, escapes, onFault)
    case 'danmarc':
      return decodeDanmarc(sink, bytes, start, end, escapes, onFault)
    default:
      return decodeUnimarc(sink, bytes, start, end, escapes, encoding.slice('unimarc:'.length), onFault)
  }
}

/** The text of one subfield. Bytes that mean nothing in the encoding are U+FFFD. */
export function decodeText(bytes: Uint8Array, start: number, end: number, encoding: Encoding): string {
  if (encoding === 'utf-8') return decoder.decode(bytes.subarray(start, end))
  const sink = new ByteSink((end - start + 4) * 4)
  transcodeText(sink, bytes, start, end, encoding, noEscapes)
  return decoder.decode(sink.take())
}
