import { leaderText, type RawRecord } from '@carrel/iso2709'
import { decodeText } from '../encoding/decode-text.ts'
import { detectEncoding, type DetectedEncoding } from '../encoding/detect-encoding.ts'
import type { Encoding } from '../encoding/encoding.ts'
import type { Field } from './field.ts'
import type { MarcRecord } from './record.ts'
import { rawField } from './raw-field.ts'
import { unimarcCharacterSets } from './unimarc.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const singleByteDecoder = new TextDecoder('latin1')
const AMPERSAND = 0x26
const ESCAPE = 0x1b

/** A record as a view over its bytes. Leader, fields and text are made when they are looked at. */
export class RawMarcRecord implements MarcRecord {
  readonly raw: RawRecord
  readonly #forced: Encoding | undefined
  #leader: string | undefined
  #fields: readonly Field[] | undefined
  #detected: DetectedEncoding | undefined
  #indicatorCount = -1
  /** The record with every byte as one character, right for its bytes of ASCII. */
  #text: string | undefined

  constructor(raw: RawRecord, encoding?: Encoding) {
    this.raw = raw
    this.#forced = encoding
  }

  get leader(): string {
    this.#leader ??= leaderText(this.raw)
    return this.#leader
  }

  get fields(): readonly Field[] {
    this.#fields ??= this.#readFields()
    return this.#fields
  }

  get encoding(): Encoding {
    return this.#forced ?? this.detected.encoding
  }

  /** How the text is encoded, and what the leader claims falsely. */
  get detected(): DetectedEncoding {
    this.#detected ??= this.#forced
      ? { encoding: this.#forced, claim: undefined }
      : detectEncoding(this.raw, this.leader, unimarcCharacterSets(this.raw, this.leader))
    return this.#detected
  }

  get source(): RawRecord {
    return this.raw
  }

  /** Indicators of a data field as the leader says (position 10), 2 when it says nothing useful. */
  get indicatorCount(): number {
    if (this.#indicatorCount < 0) {
      const count = this.leader.charCodeAt(10) - 0x30
      this.#indicatorCount = count >= 1 && count <= 9 && hasIndicators(this.raw, count) ? count : 2
    }
    return this.#indicatorCount
  }

  /** The text of some bytes of the record. */
  textBetween(start: number, end: number): string {
    const { bytes, ascii } = this.raw
    // Bytes of ASCII are cut out of one string, whatever the encoding; only the others are decoded piece by piece.
    const isMarc8 = this.encoding === 'marc-8'
    if ((!ascii || isMarc8) && !isPlain(bytes, start, end, isMarc8)) return decodeText(bytes, start, end, this.encoding)
    this.#text ??= (ascii ? decoder : singleByteDecoder).decode(bytes)
    return this.#text.length === bytes.length ? this.#text.slice(start, end) : decodeText(bytes, start, end, 'utf-8')
  }

  #readFields(): Field[] {
    const { directory } = this.raw
    const fields: Field[] = []
    for (let at = 0; at < directory.length; at += 3) {
      fields.push(rawField(this, directory[at]!, directory[at + 1]!, directory[at + 2]!))
    }
    return fields
  }
}

/** Whether bytes are ASCII that means itself; in MARC-8 escape sequences and references do not. */
function isPlain(bytes: Uint8Array, start: number, end: number, isMarc8: boolean): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte > 0x7f || (isMarc8 && (byte === ESCAPE || byte === AMPERSAND))) return false
  }
  return true
}

/** Whether the data fields have this many bytes before their first subfield. Asked only where the leader is unusual. */
function hasIndicators(raw: RawRecord, count: number): boolean {
  if (count === 2) return true
  const { bytes, directory } = raw
  let [fit, fields] = [0, 0]
  for (let at = 0; at < directory.length; at += 3) {
    const start = directory[at + 1]!
    const first = bytes.subarray(start, directory[at + 2]).indexOf(0x1f)
    if (first < 0) continue
    fields++
    if (first === count) fit++
  }
  return fit * 2 > fields
}
