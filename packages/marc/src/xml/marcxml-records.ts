import type { Problem, RawRecord } from '@carrel/iso2709'
import { RawBuilder } from '../record/raw-builder.ts'
import { readingProblem, type ReadingCode } from '../stream/problem.ts'
import { readXmlReference } from './entity.ts'
import { AttributeScanner, element, isSpace } from './tag-scanner.ts'
import type { XmlListener } from './xml-tokenizer.ts'

/** A record element that was read to its end, or to where it broke. */
export interface XmlRecord {
  readonly raw: RawRecord | undefined
  readonly problems: readonly Problem[]
  /** Offsets in the input. */
  readonly start: number
  readonly end: number
}

const AMPERSAND = 0x26
const BLANK = 0x20
const REPLACEMENT = [0xef, 0xbf, 0xbd]
const PLAIN_LEADER = '     nam a22        4500'
/** Problems that are kept for one record. */
const MAX_PROBLEMS = 50

/**
 * Builds records from the tags and texts of MARCXML. A `record` element that holds a leader or fields is a record, however
 * deep it stands (collections, OAI-PMH, SRU, Alma) and whatever its prefix; other elements are passed over.
 */
export class MarcxmlRecords implements XmlListener {
  /** Records that are complete. */
  readonly done: XmlRecord[] = []
  /** Offset in the input of the first byte that is given to the tokenizer. */
  shift = 0

  readonly #builder = new RawBuilder()
  readonly #attributes = new AttributeScanner()
  readonly #stack: number[] = []
  #start = -1
  /** Place in the stack of the record that is open. */
  #depth = -1
  #leader: number[] | undefined
  #inLeader = false
  #isField = false
  #hasField = false
  #hasSubfield = false
  #isRefused = false
  #tag = ''
  /** Where the last carriage return stood; a line feed behind it belongs to it. */
  #returnAt = -2
  #problems: Problem[] = []

  /** Offset in the input of the record that is open, or -1. */
  get openStart(): number {
    return this.#start
  }

  open(kind: number, bytes: Uint8Array, at: number, from: number, to: number, isEmpty: boolean): void {
    if (kind === element.record) this.#openRecord(at + this.shift)
    this.#stack.push(kind)
    if (this.#start >= 0) {
      if (kind === element.leader) {
        this.#leader = []
        this.#inLeader = true
      } else if (kind === element.controlfield || kind === element.datafield) this.#openField(kind, bytes, at, from, to)
      else if (kind === element.subfield && this.#isField) this.#openSubfield(bytes, at, from, to)
    }
    if (isEmpty) this.close(kind, bytes, at, to)
  }

  close(kind: number, _bytes: Uint8Array, at: number, end: number): void {
    const stack = this.#stack
    if (stack.at(-1) === kind) stack.pop()
    else {
      const place = stack.lastIndexOf(kind)
      if (place < 0 || kind === element.other) return this.broken(at, 'an end tag has no start tag')
      this.broken(at, 'elements overlap')
      stack.length = place
    }
    if (kind === element.leader) this.#inLeader = false
    else if (this.#isField && (kind === element.controlfield || kind === element.datafield)) {
      this.#builder.end()
      this.#isField = false
    } else if (kind === element.record && stack.length <= this.#depth) this.#finish(end + this.shift)
  }

  text(bytes: Uint8Array, start: number, end: number, isData: boolean): void {
    const top = this.#stack.at(-1)
    if (this.#inLeader) {
      for (let at = start; at < end; at++) this.#leader?.push(bytes[at]!)
    } else if (this.#isField && (top === element.subfield || top === element.controlfield)) {
      this.#write(bytes, start, end, isData)
    } else if (this.#isField && top === element.datafield && !isBlank(bytes, start, end)) {
      this.#problem(
        'xml-not-well-formed',
        'error',
        start,
        'Text stands between the subfields of a field; it was left out.',
      )
    }
  }

  broken(at: number, what: string): void {
    if (this.#start < 0) return
    this.#problem('xml-not-well-formed', 'error', at, `The record was not read: ${what}.`)
    this.#isRefused = true
  }

  doctype(at: number): void {
    this.#problem('xml-doctype', 'info', at, 'The document type declaration is ignored; its entities are not defined.')
  }

  /** Says that the input ended; an open record is incomplete. */
  end(at: number): void {
    if (this.#start < 0 || !this.#hasContent()) return
    const message = 'The record was not read: the file ends before its end tag.'
    this.#problem('record-truncated', 'error', this.#start - this.shift, message)
    this.#isRefused = true
    this.#finish(at + this.shift)
  }

  /** Gives up the record that is open because it is too long. */
  giveUp(at: number, limit: number): void {
    const message = `The record was not read: it is longer than ${limit} bytes.`
    this.#problem('record-too-long', 'error', this.#start - this.shift, message)
    this.#isRefused = true
    this.#finish(at + this.shift)
  }

  #openRecord(start: number): void {
    if (this.#start >= 0 && this.#hasContent()) {
      this.broken(start - this.shift, 'its end tag is missing')
      this.#finish(start)
      this.#stack.length = Math.max(this.#depth, 0)
    }
    this.#start = start
    this.#depth = this.#stack.length
    this.#clear()
  }

  #hasContent(): boolean {
    return this.#leader !== undefined || this.#hasField
  }

  #openField(kind: number, bytes: Uint8Array, at: number, from: number, to: number): void {
    if (this.#isField) {
      this.#builder.end()
      this.broken(at, 'a field stands in a field')
    }
    this.#hasField = true
    this.#hasSubfield = false
    const indicators = [BLANK, BLANK]
    let tag = ''
    for (this.#attributes.start(bytes, from, to); this.#attributes.next();) {
      const { nameEnd, nameStart } = this.#attributes
      if (nameEnd - nameStart === 3 && bytes[nameStart] === 0x74) tag = this.#value(bytes)
      else if (nameEnd - nameStart === 4 && bytes[nameStart] === 0x69 && bytes[nameStart + 1] === 0x6e) {
        this.#indicator(bytes, at, indicators)
      }
    }
    this.#tag = tag
    this.#isField = this.#begin(tag, at)
    if (this.#isField && kind === element.datafield) this.#bytes(indicators)
  }

  #begin(tag: string, at: number): boolean {
    const padded = /^\d{1,2}$/.test(tag) ? tag.padStart(3, '0') : tag
    if (padded !== tag) {
      this.#problem('tag-damaged', 'warning', at, `Tag "${tag}" was completed to "${padded}".`)
    }
    if (this.#builder.begin(padded)) return true
    this.#problem('tag-damaged', 'error', at, `The record was not read: "${tag.slice(0, 20)}" is not a tag.`)
    this.#isRefused = true
    return false
  }

  /** `ind1`, `ind2`, and further ones of other formats. */
  #indicator(bytes: Uint8Array, at: number, indicators: number[]): void {
    const number = (bytes[this.#attributes.nameEnd - 1] ?? 0) - 0x30
    if (number < 1 || number > 9) return
    const value = this.#value(bytes)
    const code = value.codePointAt(0) ?? BLANK
    while (indicators.length < number) indicators.push(BLANK)
    indicators[number - 1] = code
    if (value.length > 1 && String.fromCodePoint(code) !== value) {
      this.#problem(
        'xml-attribute',
        'error',
        at,
        `Indicator ${number} of field ${this.#tag} has more than one character.`,
      )
    }
  }

  #openSubfield(bytes: Uint8Array, at: number, from: number, to: number): void {
    const attributes = this.#attributes
    const { sink } = this.#builder
    const isFirst = !this.#hasSubfield
    this.#hasSubfield = true
    let code: string | undefined
    for (attributes.start(bytes, from, to); attributes.next();) {
      if (attributes.nameEnd - attributes.nameStart !== 4) continue
      const byte = bytes[attributes.valueStart]!
      if (attributes.valueEnd - attributes.valueStart === 1 && byte > BLANK && byte < 0x7f) {
        this.#builder.delimiter()
        sink.reserve(1)
        sink.bytes[sink.length++] = byte
        return
      }
      code = this.#value(bytes)
    }
    const usable = this.#unusualCode(code, at)
    // At the beginning of a field it is text that had no code where it came from, and needs none.
    if (usable === '' && isFirst) return
    this.#builder.delimiter()
    sink.text(usable === '' ? ' ' : usable)
  }

  /** What can be kept of a subfield code that is not one character of ASCII. */
  #unusualCode(code: string | undefined, at: number): string {
    const first = code?.codePointAt(0)
    if (code === undefined || first === undefined) {
      this.#problem('xml-attribute', 'error', at, `A subfield of field ${this.#tag} has no code.`)
      return ''
    }
    const character = String.fromCodePoint(first)
    if (character !== code) {
      const message = `The subfield code "${code.slice(0, 20)}" of field ${this.#tag} has more than one character.`
      this.#problem('xml-attribute', 'error', at, message)
    }
    if (first < BLANK) {
      const message = `A subfield code of field ${this.#tag} is a control character.`
      this.#problem('xml-character', 'error', at, message)
    }
    return first >= 0x1d && first < BLANK ? ' ' : character
  }

  /** The value of the attribute at hand, with its references read. */
  #value(bytes: Uint8Array): string {
    const { valueStart, valueEnd } = this.#attributes
    const [a, b, c] = [bytes[valueStart]!, bytes[valueStart + 1]!, bytes[valueStart + 2]!]
    if (valueEnd - valueStart === 1 && a < 0x80 && a !== AMPERSAND) return String.fromCharCode(a)
    if (valueEnd - valueStart === 3 && isFigure(a) && isFigure(b) && isFigure(c)) return String.fromCharCode(a, b, c)
    const raw = bytes.subarray(valueStart, valueEnd)
    const text = new TextDecoder().decode(raw)
    if (!text.includes('&')) return text
    return text.replace(/&[^;&]{1,10};/g, (reference) => {
      const source = Uint8Array.from(reference, (character) => character.charCodeAt(0))
      const found = readXmlReference(source, 0, source.length)
      return found ? String.fromCodePoint(found.character) : reference
    })
  }

  #bytes(codes: readonly number[]): void {
    const { sink } = this.#builder
    sink.reserve(codes.length * 4)
    for (const code of codes) sink.character(code)
  }

  #write(bytes: Uint8Array, start: number, end: number, isData: boolean): void {
    const { sink } = this.#builder
    sink.reserve((end - start) * 3 + 16)
    for (let at = start; at < end;) {
      const byte = bytes[at]!
      if (byte === AMPERSAND && !isData) {
        const reference = readXmlReference(bytes, at, end)
        if (!reference)
          this.#problem('xml-entity', 'warning', at, 'An "&" begins no reference that XML knows; it was kept.')
        this.#character(reference?.character ?? AMPERSAND, at)
        at += reference?.length ?? 1
        continue
      }
      if (byte < BLANK) this.#control(bytes, byte, at)
      else sink.bytes[sink.length++] = byte
      at++
    }
  }

  #character(character: number, at: number): void {
    const { sink } = this.#builder
    sink.reserve(64)
    if (character < BLANK) this.#control(undefined, character, at)
    else sink.character(character)
  }

  /** Line breaks are LF in XML; other control characters are forbidden, but kept where ISO 2709 can hold them. */
  #control(bytes: Uint8Array | undefined, byte: number, at: number): void {
    const { sink } = this.#builder
    if (bytes && byte === 0x0d) {
      this.#returnAt = at + this.shift
      sink.bytes[sink.length++] = 0x0a
      return
    }
    if (bytes && byte === 0x0a && this.#returnAt === at + this.shift - 1) return
    if (byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) {
      const code = byte.toString(16).toUpperCase().padStart(4, '0')
      const message = `Field ${this.#tag} holds the character U+${code}, which XML does not allow.`
      this.#problem('xml-character', 'error', at, message)
    }
    if (byte === 0x1d || byte === 0x1e) for (const part of REPLACEMENT) sink.bytes[sink.length++] = part
    else sink.bytes[sink.length++] = byte
  }

  #problem(code: ReadingCode, severity: Problem['severity'], at: number, message: string): void {
    if (this.#problems.length >= MAX_PROBLEMS) return
    const tag = this.#isField || this.#tag !== '' ? this.#tag : undefined
    this.#problems.push(readingProblem(code, severity, at + this.shift, message, tag))
  }

  #finish(end: number): void {
    if (this.#isField) this.#builder.end()
    if (this.#hasContent()) {
      const leader = this.#readLeader()
      const raw = this.#builder.finish(leader)
      this.done.push({ raw: this.#isRefused ? undefined : raw, problems: this.#problems, start: this.#start, end })
    }
    this.#start = -1
    this.#clear()
  }

  #readLeader(): string {
    if (!this.#leader) {
      const message = 'The record has no leader; that of a new record was supplied.'
      this.#problem('leader-missing', 'warning', this.#start - this.shift, message)
      return PLAIN_LEADER
    }
    const written = new TextDecoder()
      .decode(Uint8Array.from(this.#leader))
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&')
    const leader = written.length === 24 ? written : written.trim().length === 24 ? written.trim() : written
    if (leader.length !== 24) {
      const message = `The leader has ${leader.length} characters instead of 24.`
      this.#problem('leader-damaged', 'warning', this.#start - this.shift, message)
    }
    return leader
  }

  #clear(): void {
    this.#builder.clear()
    this.#leader = undefined
    this.#inLeader = false
    this.#isField = false
    this.#hasField = false
    this.#isRefused = false
    this.#tag = ''
    this.#problems = []
  }
}

function isFigure(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(bytes[at]!)) return false
  return true
}
