import type { ByteSink } from '../bytes/byte-sink.ts'
import { xmlAttributeEscapes, xmlTextEscapes } from '../bytes/format-escapes.ts'
import { unicodeForm, unicodeLeader } from '../record/unicode-form.ts'
import type { MarcRecord } from '../record/record.ts'
import { transcodeText } from '../encoding/decode-text.ts'
import type { Encoding } from '../encoding/encoding.ts'
import { copyUtf8 } from '../encoding/utf8.ts'
import { codeLength } from '../record/raw-field.ts'
import { visitFields, type FieldVisitor } from '../record/visit-fields.ts'
import { indicatorsEnd, writeString, writeSubfields, type SubfieldDress } from '../record/write-parts.ts'

/** What stands before the first record of a MARCXML file. */
export const marcxmlHeader =
  '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
/** What stands behind the last one. */
export const marcxmlFooter = '</collection>\n'

const dress: SubfieldDress = {
  textEscapes: xmlTextEscapes,
  codeEscapes: xmlAttributeEscapes,
  beforeCode: (sink) => sink.ascii('    <subfield code="'),
  beforeText: (sink) => sink.ascii('">'),
  afterText: (sink) => sink.ascii('</subfield>\n'),
}

/** Appends a record as a MARCXML `record` element (MARC 21 XML Schema, "slim"), indented, one line for each part. */
export function writeMarcxml(sink: ByteSink, record: MarcRecord): void {
  sink.ascii('<record>\n  <leader>')
  writeString(sink, unicodeLeader(record), xmlTextEscapes)
  sink.ascii('</leader>\n')
  visitFields(unicodeForm(record), new MarcxmlFields(sink))
  sink.ascii('</record>\n')
}

class MarcxmlFields implements FieldVisitor {
  readonly #sink: ByteSink

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  control(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void {
    const sink = this.#sink
    sink.ascii('  <controlfield tag="')
    writeString(sink, tag, xmlAttributeEscapes)
    sink.ascii('">')
    transcodeText(sink, bytes, start, end, encoding, xmlTextEscapes)
    sink.ascii('</controlfield>\n')
  }

  data(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding, indicators: number): void {
    const sink = this.#sink
    const text = indicatorsEnd(bytes, start, end, indicators)
    sink.ascii('  <datafield tag="')
    writeString(sink, tag, xmlAttributeEscapes)
    let at = start
    for (let number = 1; number <= 2 || at < text; number++) {
      sink.ascii(indicatorNames[number] ?? `" ind${number}="`)
      const next = at < text ? Math.min(at + codeLength(bytes, at, text), text) : at
      if (next === at) sink.ascii(' ')
      else if (next > at + 1) copyUtf8(sink, bytes, at, next, xmlAttributeEscapes)
      else transcodeText(sink, bytes, at, next, encoding, xmlAttributeEscapes)
      at = next
    }
    sink.ascii('">\n')
    writeSubfields(sink, bytes, text, end, encoding, dress)
    sink.ascii('  </datafield>\n')
  }
}

const indicatorNames = ['', '" ind1="', '" ind2="']
