import type { ByteSink } from '../bytes/byte-sink.ts'
import { escapesFor } from '../bytes/escapes.ts'
import { transcodeText } from '../encoding/decode-text.ts'
import type { Encoding } from '../encoding/encoding.ts'
import { characterLength } from '../encoding/utf8.ts'
import { codeLength, nextDelimiter } from '../record/raw-field.ts'
import type { MarcRecord } from '../record/record.ts'
import { unicodeForm, unicodeLeader } from '../record/unicode-form.ts'
import { visitFields, type FieldVisitor } from '../record/visit-fields.ts'
import { writeString } from '../record/write-parts.ts'
import { mnemonicOf } from './mnemonics.ts'

/** How mnemonic text is written. */
export interface MrkOptions {
  /**
   * `keep` (the default): every byte can be had back; what is not UTF-8 is written as mnemonics. `utf-8`: text is
   * converted to Unicode, and the leader says so.
   */
  readonly encoding?: 'keep' | 'utf-8' | undefined
}

const controls: [number, string][] = Array.from({ length: 32 }, (_, code) => [
  code,
  code === 0x1b ? '{esc}' : mnemonicOf(code),
])
const data: [number, string][] = [...controls, [0x7f, '{7F}'], [0x24, '{dollar}'], [0x7b, '{lcub}'], [0x7d, '{rcub}']]

const textEscapes = escapesFor(data)
/** Where blanks count (control fields, indicators) they are written `\`. */
const fixedEscapes = escapesFor([...data, [0x20, '\\'], [0x5c, '{bsol}']])
/** The escape character has a name, by which MARC-8 is known. */
const namedTextEscapes = escapesFor([...data, [0x1b, '{esc}']])
const namedFixedEscapes = escapesFor([...data, [0x1b, '{esc}'], [0x20, '\\'], [0x5c, '{bsol}']])
const leaderEscapes = escapesFor([...data, [0x5c, '{bsol}']])

/**
 * Appends a record in the mnemonic form of MarcEdit and MARCMaker.
 *
 *     =LDR  00000nam a2200000 a 4500
 *     =008  260101s2026\\\\gw\\\\\\\\\\\\000\0\ger\d
 *     =245  10$aEmil und die Detektive /$cErich Kästner.
 */
export function writeMrk(sink: ByteSink, record: MarcRecord, options: MrkOptions = {}): void {
  const keep = options.encoding !== 'utf-8'
  sink.ascii('=LDR  ')
  for (const character of keep ? record.leader : unicodeLeader(record)) {
    const code = character.charCodeAt(0)
    if (code > 0x7f) sink.ascii(hexadecimal(code & 0xff))
    else writeString(sink, character, leaderEscapes)
  }
  sink.ascii('\n')
  visitFields(keep ? record : unicodeForm(record), new MnemonicLines(sink, keep, record.leader[9] !== 'a'))
  sink.ascii('\n')
}

class MnemonicLines implements FieldVisitor {
  readonly #sink: ByteSink
  readonly #keep: boolean
  /** Whether names are read back as bytes of MARC-8; in a record that says UTF-8 they would be read as characters. */
  readonly #mayName: boolean

  constructor(sink: ByteSink, keep: boolean, mayName: boolean) {
    this.#sink = sink
    this.#keep = keep
    this.#mayName = mayName
  }

  control(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void {
    this.#begin(tag)
    this.#text(bytes, start, end, encoding, true)
    this.#sink.ascii('\n')
  }

  data(tag: string, bytes: Uint8Array, start: number, end: number, encoding: Encoding): void {
    this.#begin(tag)
    let at = nextDelimiter(bytes, start, end)
    this.#text(bytes, start, at, encoding, true)
    while (at < end) {
      const next = nextDelimiter(bytes, at + 1, end)
      const codeEnd = Math.min(at + 1 + codeLength(bytes, at + 1, next), next)
      this.#sink.ascii('$')
      this.#text(bytes, at + 1, codeEnd, encoding, false)
      this.#text(bytes, codeEnd, next, encoding, false)
      at = next
    }
    this.#sink.ascii('\n')
  }

  #begin(tag: string): void {
    writeString(this.#sink, `=${tag}  `, textEscapes)
  }

  #text(bytes: Uint8Array, start: number, end: number, encoding: Encoding, isFixed: boolean): void {
    const isNamed = this.#keep && this.#mayName && encoding === 'marc-8'
    const [fixed, text] = isNamed ? [namedFixedEscapes, namedTextEscapes] : [fixedEscapes, textEscapes]
    const escapes = isFixed ? fixed : text
    if (!this.#keep) return transcodeText(this.#sink, bytes, start, end, encoding, escapes)
    const sink = this.#sink
    sink.reserve((end - start) * 10)
    for (let at = start; at < end;) {
      const byte = bytes[at]!
      const replacement = byte < 0x80 ? escapes.replacements[byte] : undefined
      const length = byte < 0x80 ? 1 : encoding === 'utf-8' ? characterLength(bytes, at, end) : 0
      if (replacement) sink.raw(replacement)
      else if (length === 0) sink.ascii(isNamed ? mnemonicOf(byte) : hexadecimal(byte))
      else for (let index = at; index < at + length; index++) sink.bytes[sink.length++] = bytes[index]!
      at += Math.max(length, 1)
    }
  }
}

/** A byte that is no character keeps its number, so that it is not taken for a letter of MARC-8. */
function hexadecimal(byte: number): string {
  return `{${byte.toString(16).toUpperCase().padStart(2, '0')}}`
}
