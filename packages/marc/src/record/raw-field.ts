import { SUBFIELD_DELIMITER, tagText } from '@carrel/iso2709'
import { decodeText } from '../encoding/decode-text.ts'
import type { ControlField, DataField, Field, FieldSource, Subfield } from './field.ts'
import type { RawMarcRecord } from './raw-marc-record.ts'

/** The texts of two indicators that have been met with: always the same few. */
const indicatorTexts: (string | undefined)[] = Array.from({ length: 16_384 })

/** A control field that is decoded when it is looked at. */
class RawControlField implements ControlField {
  readonly kind = 'control'
  readonly tag: string
  readonly #record: RawMarcRecord
  readonly #start: number
  readonly #end: number

  constructor(record: RawMarcRecord, tag: string, start: number, end: number) {
    this.tag = tag
    this.#record = record
    this.#start = start
    this.#end = end
  }

  get value(): string {
    return this.#record.textBetween(this.#start, this.#end)
  }

  get source(): FieldSource {
    return { bytes: this.#record.raw.bytes, start: this.#start, end: this.#end, encoding: this.#record.encoding }
  }
}

/** A data field whose indicators and subfields are decoded when they are looked at. */
class RawDataField implements DataField {
  readonly kind = 'data'
  readonly tag: string
  readonly #record: RawMarcRecord
  readonly #start: number
  readonly #end: number
  #subfields: readonly Subfield[] | undefined

  constructor(record: RawMarcRecord, tag: string, start: number, end: number) {
    this.tag = tag
    this.#record = record
    this.#start = start
    this.#end = end
  }

  get indicators(): string {
    const { bytes } = this.#record.raw
    const first = bytes[this.#start]!
    const second = bytes[this.#start + 1]!
    const isUsual = bytes[this.#start + 2] === SUBFIELD_DELIMITER && this.#start + 2 < this.#end
    if (!isUsual || first > 0x7f || second > 0x7f || this.#record.indicatorCount !== 2) return this.#prefix()[0]
    return (indicatorTexts[(first << 7) | second] ??= String.fromCharCode(first, second))
  }

  get subfields(): readonly Subfield[] {
    this.#subfields ??= this.#readSubfields()
    return this.#subfields
  }

  get source(): FieldSource {
    return { bytes: this.#record.raw.bytes, start: this.#start, end: this.#end, encoding: this.#record.encoding }
  }

  /** Indicators, and text that stands between them and the first subfield. */
  #prefix(): [indicators: string, text: string] {
    const { bytes } = this.#record.raw
    const first = nextDelimiter(bytes, this.#start, this.#end)
    const text = this.#record.textBetween(this.#start, first)
    const count = this.#record.indicatorCount
    return text.length <= count ? [text, ''] : [text.slice(0, count), text.slice(count)]
  }

  #readSubfields(): Subfield[] {
    const { bytes } = this.#record.raw
    const subfields: Subfield[] = []
    let at = nextDelimiter(bytes, this.#start, this.#end)
    if (at - this.#start > this.#record.indicatorCount) {
      const [, text] = this.#prefix()
      if (text !== '') subfields.push({ code: '', value: text })
    }
    while (at < this.#end) {
      const next = nextDelimiter(bytes, at + 1, this.#end)
      const codeEnd = Math.min(at + 1 + codeLength(bytes, at + 1, next), next)
      subfields.push({
        code: codeEnd > at + 1 ? codeText(bytes, at + 1, codeEnd, this.#record) : ' ',
        value: this.#record.textBetween(codeEnd, next),
      })
      at = next
    }
    return subfields
  }
}

/** Makes the view on one field of a record. */
export function rawField(record: RawMarcRecord, code: number, start: number, end: number): Field {
  const tag = tagText(code)
  return isControlBytes(record.raw.bytes, code, start, end, record.indicatorCount)
    ? new RawControlField(record, tag, start, end)
    : new RawDataField(record, tag, start, end)
}

/**
 * 00X are control fields, unless the format has another number of indicators and the field has them (danMARC2). A field
 * with letters in its tag and no subfield is one as well (`FMT` of Aleph).
 */
export function isControlBytes(
  bytes: Uint8Array,
  tag: number,
  start: number,
  end: number,
  indicators: number,
): boolean {
  if (tag >> 8 === 0x3030) {
    return indicators === 2 || start + indicators >= end || bytes[start + indicators] !== SUBFIELD_DELIMITER
  }
  return !isNumeric(tag) && end - start > 2 && nextDelimiter(bytes, start, end) === end
}

function isNumeric(tag: number): boolean {
  return isFigure(tag >> 16) && isFigure((tag >> 8) & 0xff) && isFigure(tag & 0xff)
}

function isFigure(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/** Offset of the next subfield delimiter, or `end`. */
export function nextDelimiter(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) if (bytes[at] === SUBFIELD_DELIMITER) return at
  return end
}

/** Bytes of the subfield code: one, those of a character of UTF-8, or none before a control character, which is text. */
export function codeLength(bytes: Uint8Array, at: number, end: number): number {
  const byte = bytes[at]!
  if (byte < 0x20) return 0
  if (byte < 0xc2 || byte > 0xf4) return 1
  const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
  if (at + length > end) return 1
  for (let index = at + 1; index < at + length; index++) if ((bytes[index]! & 0xc0) !== 0x80) return 1
  return length
}

function codeText(bytes: Uint8Array, start: number, end: number, record: RawMarcRecord): string {
  const byte = bytes[start]!
  if (byte < 0x80) return String.fromCharCode(byte)
  return end - start > 1 ? decodeText(bytes, start, end, 'utf-8') : record.textBetween(start, end)
}
