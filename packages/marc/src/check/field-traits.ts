import { SUBFIELD_DELIMITER, type RawRecord } from '@carrel/iso2709'
import { RawMarcRecord } from '../record/raw-marc-record.ts'
import type { MarcRecord } from '../record/record.ts'

/**
 * What the bytes of a field rule out or allow, so that rules need not look at every text. A trait that is there does not say
 * that anything is wrong; one that is not there says that nothing of its kind can be.
 */
export const Trait = {
  /** Anything but printable ASCII. */
  unusual: 1,
  /** A blank at the beginning or the end of a subfield, or two in a row. */
  blanks: 2,
  /** A comma, full stop, colon or semicolon behind a blank or behind another one. */
  marks: 4,
  /** An ampersand or a bracket of HTML. */
  references: 8,
  /** Indicators or subfield codes other than figures and small letters, no subfields, or an empty one. */
  form: 16,
  /** A subfield $6. */
  link: 32,
  /** A subfield $8. */
  sequence: 64,
} as const

const ALL = 127
const PLAIN = 0
const BLANK = 1
const MARK = 2
const REFERENCE = 3
const DELIMITER = 4
const UNUSUAL = 5
const ESCAPE = 0x1b
/** What each byte is. */
const classes = new Uint8Array(256).fill(UNUSUAL)
for (let byte = 0x21; byte < 0x7f; byte++) classes[byte] = PLAIN
classes[0x20] = BLANK
for (const mark of ',.:;') classes[mark.charCodeAt(0)] = MARK
for (const sign of '&<') classes[sign.charCodeAt(0)] = REFERENCE
classes[SUBFIELD_DELIMITER] = DELIMITER

/** The traits of all fields, in order, and those that any field has. */
export interface FieldTraits {
  readonly traits: Uint8Array
  readonly union: number
}

/** The traits of the fields of a record. Of fields that have no bytes of their own everything is possible. */
export function fieldTraits(record: MarcRecord): FieldTraits {
  if (!(record instanceof RawMarcRecord) || record.indicatorCount !== 2) {
    return { traits: new Uint8Array(record.fields.length).fill(ALL), union: ALL }
  }
  const { raw } = record
  const traits = new Uint8Array(raw.directory.length / 3)
  let union = 0
  for (let index = 0; index < traits.length; index++) union |= traits[index] = traitsOf(raw, index * 3)
  return { traits, union }
}

function traitsOf({ bytes, directory }: RawRecord, entry: number): number {
  const start = directory[entry + 1]!
  const end = directory[entry + 2]!
  let at = start
  let traits = 0
  if (bytes[start + 2] === SUBFIELD_DELIMITER) {
    at = start + 2
    if (!isIndicator(bytes[start]!) || !isIndicator(bytes[start + 1]!)) traits = Trait.form
  } else if (directory[entry]! >> 8 !== 0x3030) return ALL
  let last = PLAIN
  while (at < end) {
    const kind = classes[bytes[at]!]!
    at++
    switch (kind) {
      case BLANK:
        if (last === BLANK) traits |= Trait.blanks
        break
      case MARK:
        if (last === BLANK || last === MARK) traits |= Trait.marks
        break
      case REFERENCE:
        traits |= Trait.references
        break
      case DELIMITER: {
        if (last === BLANK) traits |= Trait.blanks
        const code = at < end ? bytes[at]! : 0
        const next = at + 1 < end ? bytes[at + 1]! : SUBFIELD_DELIMITER
        if (next === SUBFIELD_DELIMITER || !isCode(code)) traits |= Trait.form
        if (next === 0x20) traits |= Trait.blanks
        if (code === 0x36) traits |= Trait.link
        else if (code === 0x38) traits |= Trait.sequence
        if (code < 0x80) at++
        break
      }
      case UNUSUAL:
        traits |= Trait.unusual
        // Between sets of MARC-8 bytes are not what they seem.
        if (bytes[at - 1] === ESCAPE) traits |= Trait.blanks | Trait.marks | Trait.references
        break
      default:
    }
    last = kind
  }
  if (last === BLANK || at === start) traits |= Trait.blanks | Trait.form
  return traits
}

function isIndicator(byte: number): boolean {
  return byte === 0x20 || isCode(byte)
}

function isCode(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39)
}
