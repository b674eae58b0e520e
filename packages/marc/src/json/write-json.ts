import type { ByteSink } from '../bytes/byte-sink.ts'
import { jsonEscapes } from '../bytes/format-escapes.ts'
import { transcodeText } from '../encoding/decode-text.ts'
import type { Encoding } from '../encoding/encoding.ts'
import { copyUtf8 } from '../encoding/utf8.ts'
import { codeLength } from '../record/raw-field.ts'
import type { MarcRecord } from '../record/record.ts'
import { unicodeForm, unicodeLeader } from '../record/unicode-form.ts'
import { visitFields, type FieldVisitor } from '../record/visit-fields.ts'
import { indicatorsEnd, writeString, writeSubfields, type SubfieldDress } from '../record/write-parts.ts'

/** Appends a record as one MARC-in-JSON object without line breaks. */
export function writeJson(sink: ByteSink, record: MarcRecord): void {
  sink.ascii('{"leader":"')
  writeString(sink, unicodeLeader(record), jsonEscapes)
  sink.ascii('","fields":[')
  visitFields(unicodeForm(record), new JsonFields(sink))
  sink.ascii(']}')
}

class JsonFields implements FieldVisitor {
  readonly #sink: ByteSink
  readonly #dress = new SubfieldObjects()
  #isFirst = true

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  control(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void {
    this.#begin(tag)
    this.#sink.ascii('"')
    transcodeText(this.#sink, bytes, start, end, encoding, jsonEscapes)
    this.#sink.ascii('"}')
  }

  data(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding, indicators: number): void {
    const sink = this.#sink
    const text = indicatorsEnd(bytes, start, end, indicators)
    this.#begin(tag)
    let at = start
    for (let number = 1; number <= 2 || at < text; number++) {
      sink.ascii(`${number === 1 ? '{' : '",'}"ind${number}":"`)
      const next = at < text ? Math.min(at + codeLength(bytes, at, text), text) : at
      if (next === at) sink.ascii(' ')
      else if (next > at + 1) copyUtf8(sink, bytes, at, next, jsonEscapes)
      else transcodeText(sink, bytes, at, next, encoding, jsonEscapes)
      at = next
    }
    sink.ascii('","subfields":[')
    this.#dress.isFirst = true
    writeSubfields(sink, bytes, text, end, encoding, this.#dress)
    sink.ascii(']}}')
  }

  #begin(tag: string): void {
    this.#sink.ascii(this.#isFirst ? '{"' : ',{"')
    this.#isFirst = false
    writeString(this.#sink, tag, jsonEscapes)
    this.#sink.ascii('":')
  }
}

class SubfieldObjects implements SubfieldDress {
  readonly textEscapes = jsonEscapes
  readonly codeEscapes = jsonEscapes
  isFirst = true

  beforeCode(sink: ByteSink): void {
    sink.ascii(this.isFirst ? '{"' : ',{"')
    this.isFirst = false
  }

  beforeText(sink: ByteSink): void {
    sink.ascii('":"')
  }

  afterText(sink: ByteSink): void {
    sink.ascii('"}')
  }
}
