import type { ByteSink } from '../bytes/byte-sink.ts'
import { lineEscapes } from '../bytes/format-escapes.ts'
import { transcodeText } from '../encoding/decode-text.ts'
import type { Encoding } from '../encoding/encoding.ts'
import type { MarcRecord } from '../record/record.ts'
import { unicodeForm, unicodeLeader } from '../record/unicode-form.ts'
import { visitFields, type FieldVisitor } from '../record/visit-fields.ts'
import { indicatorsEnd, writeString, writeSubfields, type SubfieldDress } from '../record/write-parts.ts'

const dress: SubfieldDress = {
  textEscapes: lineEscapes,
  codeEscapes: lineEscapes,
  beforeCode: (sink) => sink.ascii(' $'),
  beforeText: (sink) => sink.ascii(' '),
  afterText: () => undefined,
}

/**
 * Appends a record as lines for reading: the leader, one line for each field, an empty line.
 *
 *     245 10 $a Emil und die Detektive / $c Erich Kästner.
 */
export function writeLines(sink: ByteSink, record: MarcRecord): void {
  writeString(sink, unicodeLeader(record), lineEscapes)
  sink.ascii('\n')
  visitFields(unicodeForm(record), new FieldLines(sink))
  sink.ascii('\n')
}

class FieldLines implements FieldVisitor {
  readonly #sink: ByteSink

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  control(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void {
    writeString(this.#sink, `${tag} `, lineEscapes)
    transcodeText(this.#sink, bytes, start, end, encoding, lineEscapes)
    this.#sink.ascii('\n')
  }

  data(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding, indicators: number): void {
    const text = indicatorsEnd(bytes, start, end, indicators)
    writeString(this.#sink, `${tag} `, lineEscapes)
    transcodeText(this.#sink, bytes, start, text, encoding, lineEscapes)
    writeSubfields(this.#sink, bytes, text, end, encoding, dress)
    this.#sink.ascii('\n')
  }
}
