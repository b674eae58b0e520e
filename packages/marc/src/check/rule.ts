import type { Severity } from '@carrel/iso2709'
import type { DataField, Field } from '../record/field.ts'
import type { RecordKind } from '../record/leader.ts'
import type { Dialect, MarcRecord } from '../record/record.ts'

/** Something that a check found in a record. */
export interface Finding {
  /** Stable kebab-case code. */
  readonly code: string
  readonly severity: Severity
  /** One sentence in the words of a cataloguing room. */
  readonly message: string
  /** The field, when it is one. */
  readonly tag?: string
  /** Which of the fields with this tag, from 1. */
  readonly occurrence?: number
  /** The subfield code, when it is one. */
  readonly subfield?: string
  /** `fixRecord` mends it, and nobody needs to think about how. */
  readonly fixable?: true
}

/** A finding as a rule states it; which occurrence of its tag the field is, is found out only then. */
export interface FindingStatement {
  readonly code: string
  /** That of the kind of finding unless it is said here. */
  readonly severity?: Severity | undefined
  readonly message: string
  readonly field?: Field | undefined
  readonly tag?: string | undefined
  readonly subfield?: string | undefined
  /** False where the kind of finding has a fix that does not do for this one. */
  readonly fixable?: boolean | undefined
}

/** Takes what a rule found. */
export type Report = (finding: FindingStatement) => void

/** A field with anything but printable ASCII. */
export interface UnusualText {
  readonly field: Field
  /** Its subfields with a blank between them, or the text of a control field. */
  readonly text: string
  /** What its letters allow ({@link Sign}, added up). */
  readonly signs: number
}

/** A record as rules see it. */
export interface CheckedRecord {
  readonly record: MarcRecord
  readonly dialect: Dialect
  readonly kind: RecordKind
  readonly fields: readonly Field[]
  /** The first 008 as it stands; empty when there is none. */
  readonly fixed: string
  /** Where the material-dependent positions of 008 are those of this table; undefined for other records. */
  readonly material: string | undefined
  /** Whether ISBD punctuation is given, by leader position 18 (`a`, `i`), left out (`c`, `n`), or not spoken of. */
  readonly punctuation: 'given' | 'left-out' | 'unknown'
  /** The language that the record is catalogued in (040 $b), `eng` when it does not say. */
  readonly agencyLanguage: string
  /** Whether there is a field with a tag. */
  has(tag: string): boolean
  /** Whether there is more than one field with a tag. */
  isRepeated(tag: string): boolean
  /** All fields with a tag, in order. */
  fieldsOf(tag: string): readonly Field[]
  /** Fields that can have one of these traits ({@link Trait}, added up); few as a rule. */
  fieldsWith(traits: number): readonly Field[]
  /** Fields with anything but printable ASCII, with their text; they alone are looked at for damaged characters. */
  unusual(): readonly UnusualText[]
  /** All data fields with a tag, in order. */
  dataFieldsOf(tag: string): readonly DataField[]
}

/** A rule looks at a record and reports what it finds. Rules are independent of each other. */
export type Rule = (checked: CheckedRecord, report: Report) => void

/**
 * Mends what one kind of finding is about: gives the record with what the statements name put right, and nothing else. What
 * it gives has none of these findings any more.
 */
export type Fix = (checked: CheckedRecord, statements: readonly FindingStatement[]) => MarcRecord

/** Rules that belong together, with the fixes for some of their findings by code. */
export interface RuleGroup {
  readonly rules: readonly Rule[]
  readonly fixes?: Readonly<Record<string, Fix>>
}

/** The short beginning of a text, for a message. */
export function excerpt(text: string): string {
  const clean = text.replace(/[\u0000-\u001F\u007F]/g, '·')
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean
}

/** The short end of a text, for a message. */
export function ending(text: string): string {
  const clean = text.replace(/[\u0000-\u001F\u007F]/g, '·')
  return clean.length > 30 ? `…${clean.slice(-29)}` : clean
}

/** Whether a tag is left to libraries and systems: those with a 9, such as 049, 590 and 945. What stands there weighs little. */
export function isLocal(tag: string): boolean {
  return tag.includes('9')
}
