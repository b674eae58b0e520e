import type { ByteSink } from '../bytes/byte-sink.ts'
import { writeEscaped, type Escapes } from '../bytes/escapes.ts'
import type { FaultListener } from '../encoding/text-fault.ts'
import { readReference } from './character-reference.ts'
import { anselSet, asciiSet, controlCharacter, finals, type CodeSet } from './code-sets.ts'
import { writeEastAsianRun } from './east-asian-run.ts'
import { readEscape } from './escape-sequence.ts'
import { LetterWriter } from './letter-writer.ts'

/** The sets that are designated where a text begins. */
export interface InitialSets {
  readonly g0: CodeSet
  readonly g1: CodeSet
  /** Whether `&#x…;` stands for a character, as in MARC-8. */
  readonly references: boolean
}

/** MARC 21: ASCII and ANSEL. */
export const marc8Sets: InitialSets = { g0: asciiSet, g1: anselSet, references: true }

const ESCAPE = 0x1b
const AMPERSAND = 0x26
const REPLACEMENT = 0xfffd

/**
 * Appends MARC-8 text as UTF-8 in composed form (normalization form C). Marks move behind their letter; the two halves of
 * a double mark become one. Bytes without meaning become U+FFFD and are told to `onFault`. Sets are as in a new field at
 * the beginning; give one subfield at a time.
 */
export function decodeMarc8(
  sink: ByteSink,
  bytes: Uint8Array,
  start: number,
  end: number,
  escapes: Escapes,
  onFault?: FaultListener,
  initial: InitialSets = marc8Sets,
): void {
  sink.reserve((end - start + 4) * Math.max(escapes.longest, 4))
  let at = start
  if (initial.g0 === asciiSet) {
    // Most text is plain: nothing is set up before the first byte that needs it.
    for (; at < end; at++) {
      const byte = bytes[at]!
      if (byte < 0x20 || byte > 0x7e || byte === AMPERSAND) break
      writeEscaped(sink, byte, escapes)
    }
    if (at === end) return
  }
  decodeRest(new LetterWriter(sink, escapes), bytes, at, end, onFault, initial)
}

function decodeRest(
  writer: LetterWriter,
  bytes: Uint8Array,
  start: number,
  end: number,
  onFault: FaultListener | undefined,
  initial: InitialSets,
): void {
  let { g0, g1 } = initial
  let at = start
  while (at < end) {
    const byte = bytes[at]!
    if (byte === ESCAPE) {
      const found = readEscape(bytes, at, end)
      if (found?.area === 'g0') g0 = found.set
      else if (found) g1 = found.set
      else {
        onFault?.('marc8-unknown-escape', at)
        writer.letter(REPLACEMENT)
      }
      at += found?.length ?? 1
      continue
    }
    if (byte === AMPERSAND && g0 === asciiSet && initial.references) {
      const reference = readReference(bytes, at, end)
      if (reference?.isDamaged) onFault?.('reference-damaged', at)
      writer.letter(reference?.character ?? AMPERSAND)
      at += reference?.length ?? 1
      continue
    }
    if (byte <= 0x20 || byte === 0x7f || (byte < 0x7f && g0 === asciiSet)) {
      if (byte < 0x20 && writer.isWaiting) loneMarks(writer, at, onFault)
      writer.letter(byte)
      at++
      continue
    }
    if (byte > 0x7f && byte < 0xa1) {
      const control = controlCharacter(byte)
      if (control === 0) onFault?.('marc8-unknown-byte', at)
      writer.letter(control || REPLACEMENT)
      at++
      continue
    }
    const set = byte < 0x7f ? g0 : g1
    if (set.isMultibyte && byte !== 0xff) {
      at = writeEastAsianRun(writer, bytes, at, end, onFault)
      continue
    }
    const position = byte & 0x7f
    const character = byte === 0xff ? 0 : set.characters[position]!
    if (byte < 0x7f && (character === 0 || isNumberInGreek(bytes, at, end, set)) && asciiSet.characters[position]) {
      // Programs that delete "back to Latin" leave figures and punctuation marks that the set does not have.
      onFault?.('marc8-reset-missing', at)
      g0 = asciiSet
      continue
    }
    if (character === 0) onFault?.('marc8-unknown-byte', at)
    if (set.marks[position] === 1 && character !== 0) writer.mark(character)
    else writer.letter(character || REPLACEMENT)
    at++
  }
  if (writer.isWaiting) loneMarks(writer, end, onFault)
}

function loneMarks(writer: LetterWriter, at: number, onFault: FaultListener | undefined): void {
  onFault?.('marc8-mark-without-letter', at)
  writer.lone()
}

/** The Greek set has quotation marks where ASCII has figures; two in a row are a number. */
function isNumberInGreek(bytes: Uint8Array, at: number, end: number, set: CodeSet): boolean {
  return set.final === finals.greek && isFigure(bytes[at]!) && at + 1 < end && isFigure(bytes[at + 1]!)
}

function isFigure(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}
