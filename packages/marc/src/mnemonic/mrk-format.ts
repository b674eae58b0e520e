import { SUBFIELD_DELIMITER, type Problem, type RawRecord } from '@carrel/iso2709'
import { ByteSink } from '../bytes/byte-sink.ts'
import { noEscapes } from '../bytes/escapes.ts'
import type { LineFormat } from '../line/line-reader.ts'
import type { Line } from '../line/line-splitter.ts'
import { anselSet } from '../marc8/code-sets.ts'
import { decodeMarc8 } from '../marc8/decode-marc8.ts'
import { RawBuilder } from '../record/raw-builder.ts'
import { readingProblem } from '../stream/problem.ts'
import { readMnemonic } from './mnemonics.ts'

const EQUALS = 0x3d
const DOLLAR = 0x24
const BACKSLASH = 0x5c
const BLANK = 0x20
const LEFT_BRACE = 0x7b
const PLAIN_LEADER = '     nam a22        4500'

/**
 * Reads the mnemonic form of MarcEdit and MARCMaker: `=`, tag, two blanks, content; `$` before each subfield code, `\` for
 * a blank in control fields and indicators, names in braces for other characters.
 *
 * In a record whose leader does not say UTF-8 and whose lines are plain ASCII, names stand for bytes of MARC-8; otherwise
 * for the characters. A number in braces (`{E9}`) is always that byte.
 */
export const mrkFormat: LineFormat = {
  place(line, group) {
    // A text may hold empty lines; where records have leaders, only a leader begins the next one.
    if (isBlank(line)) return group.some(isLeader) ? 'within' : 'between'
    return isLeader(line) && group.length > 0 ? 'begins' : 'within'
  },
  parse: (lines) => new MrkRecord(lines).parse(),
}

class MrkRecord {
  readonly #lines: readonly Line[]
  readonly #builder = new RawBuilder()
  readonly #problems: Problem[] = []
  #leader: string | undefined
  /** Whether names in braces stand for characters of Unicode. */
  #isUnicode = false
  #hasIndicatorsInControl = false

  constructor(lines: readonly Line[]) {
    this.#lines = lines
  }

  parse(): { raw: RawRecord | undefined; problems: readonly Problem[] } {
    this.#readLeader()
    const offset = this.#lines[0]?.offset ?? 0
    for (const line of this.#joinContinued()) this.#readLine(line)
    const fields = this.#builder.fieldCount
    if (this.#leader === undefined && fields === 0) {
      const message = 'The lines are not fields: none begins with "=" and a tag.'
      return { raw: undefined, problems: [readingProblem('line-not-understood', 'error', offset, message)] }
    }
    if (this.#leader === undefined) {
      const message = 'The record has no leader (=LDR); that of a new record was supplied.'
      this.#problems.push(readingProblem('leader-missing', 'warning', offset, message))
    }
    return { raw: this.#builder.finish(this.#leader ?? PLAIN_LEADER), problems: this.#problems }
  }

  /** A line without "=" goes on with the field before it, as when a text held a line break. */
  #joinContinued(): Line[] {
    const joined: Line[] = []
    for (const line of this.#lines) {
      if (isBlank(line)) continue
      const last = joined.at(-1)
      if (tagOf(line) !== '' || !last) {
        joined.push(line)
        continue
      }
      const message = 'A line does not begin with "="; it was taken for the rest of the field before.'
      this.#problems.push(readingProblem('line-not-understood', 'warning', line.offset, message))
      joined[joined.length - 1] = { ...last, bytes: Uint8Array.from([...last.bytes, BLANK, ...line.bytes]) }
    }
    return joined
  }

  #readLeader(): void {
    const isHigh = (line: Line): boolean => line.bytes.some((byte) => byte > 0x7f)
    const line = this.#lines.find(isLeader)
    if (line) {
      const text = ascii(line.bytes, contentStart(line.bytes)).replaceAll('\\', ' ')
      this.#leader = text.replace(/\{(dollar|lcub|rcub|bsol|[0-9A-F]{2})\}/g, (_, name: string) => {
        return signs[name] ?? String.fromCharCode(Number.parseInt(name, 16))
      })
      if (this.#leader.length !== 24) {
        const message = `The leader has ${this.#leader.length} characters instead of 24.`
        this.#problems.push(readingProblem('leader-damaged', 'warning', line.offset, message))
      }
    }
    this.#isUnicode = this.#leader?.[9] === 'a' || this.#lines.some(isHigh)
    const count = this.#leader?.[10] ?? '2'
    this.#hasIndicatorsInControl = /[13-9]/.test(count)
  }

  #readLine(line: Line): void {
    const { bytes } = line
    const tag = tagOf(line)
    if (isLeader(line)) return
    if (bytes[0] !== EQUALS || !this.#builder.begin(tag)) {
      const message = 'A line does not begin with "=" and a tag of three characters; it was left out.'
      this.#problems.push(readingProblem('line-not-understood', 'error', line.offset, message))
      return
    }
    this.#readContent(bytes, contentStart(bytes), tag.startsWith('00') && !this.#hasIndicatorsInControl)
    this.#builder.end()
  }

  #readContent(bytes: Uint8Array, start: number, isControl: boolean): void {
    const { sink } = this.#builder
    sink.reserve((bytes.length - start) * 4 + 16)
    let isFixed = true
    for (let at = start; at < bytes.length;) {
      const byte = bytes[at]!
      if (byte === LEFT_BRACE) {
        at += this.#readBraces(bytes, at)
        continue
      }
      if (byte === DOLLAR && !isControl) isFixed = false
      const isDelimiter = byte === DOLLAR && !isControl
      sink.bytes[sink.length++] = isDelimiter ? SUBFIELD_DELIMITER : byte === BACKSLASH && isFixed ? BLANK : byte
      at++
    }
  }

  /** Writes what a name in braces stands for; braces without a name that is known stand for themselves. */
  #readBraces(bytes: Uint8Array, at: number): number {
    const { sink } = this.#builder
    const first = readMnemonic(bytes, at, bytes.length)
    if (!first || first.isByte || !this.#isUnicode) {
      for (const byte of first?.bytes ?? [LEFT_BRACE]) sink.bytes[sink.length++] = byte
      return first?.length ?? 1
    }
    // A diacritic goes behind its letter in Unicode, so that a whole run is converted with the letter it ends on.
    const marc8: number[] = []
    let next = at
    for (let mnemonic: typeof first | undefined = first; mnemonic && !mnemonic.isByte;) {
      marc8.push(...mnemonic.bytes)
      next += mnemonic.length
      if (!isDiacritic(marc8.at(-1) ?? 0)) break
      mnemonic = readMnemonic(bytes, next, bytes.length)
    }
    if (isDiacritic(marc8.at(-1) ?? 0) && next < bytes.length && bytes[next]! > BLANK && bytes[next]! < 0x7f) {
      const letter = bytes[next]!
      if (letter !== DOLLAR && letter !== LEFT_BRACE) {
        marc8.push(letter)
        next++
      }
    }
    const text = new ByteSink(64)
    decodeMarc8(text, Uint8Array.from(marc8), 0, marc8.length, noEscapes)
    sink.raw(text.take())
    sink.reserve((bytes.length - next) * 4 + 16)
    return next - at
  }
}

const signs: Readonly<Record<string, string>> = { dollar: '$', lcub: '{', rcub: '}', bsol: '\\' }

function isDiacritic(byte: number): boolean {
  return byte > 0xdf && anselSet.marks[byte & 0x7f] === 1
}

function isLeader(line: Line): boolean {
  const tag = tagOf(line)
  return tag === 'LDR' || tag === '000'
}

function isBlank(line: Line): boolean {
  return line.bytes.every((byte) => byte === BLANK || byte === 0x09)
}

function tagOf({ bytes }: Line): string {
  // A byte order mark may stand before the first line.
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  return bytes[start] === EQUALS ? ascii(bytes, start + 1, start + 4) : ''
}

/** Content begins behind the tag and two blanks; programs that write one blank or a tab are understood. */
function contentStart(bytes: Uint8Array): number {
  const tagEnd = bytes.indexOf(EQUALS) + 4
  if (bytes[tagEnd] !== BLANK && bytes[tagEnd] !== 0x09) return tagEnd
  return bytes[tagEnd + 1] === BLANK ? tagEnd + 2 : tagEnd + 1
}

function ascii(bytes: Uint8Array, start: number, end = bytes.length): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 200)))
}
