import type { Severity } from '@carrel/iso2709'
import type { Field } from '../record/field.ts'
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
}

/** A finding as a rule states it; which occurrence of its tag the field is, is found out only then. */
export interface FindingStatement {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly field?: Field | undefined
  readonly tag?: string | undefined
  readonly subfield?: string | undefined
}

/** Takes what a rule found. */
export type Report = (finding: FindingStatement) => void

/** A record as rules see it. */
export interface CheckedRecord {
  readonly record: MarcRecord
  readonly dialect: Dialect
  readonly kind: RecordKind
  readonly fields: readonly Field[]
  /** All fields with a tag, in order. */
  fieldsOf(tag: string): readonly Field[]
}

/** A rule looks at a record and reports what it finds. Rules are independent of each other. */
export type Rule = (checked: CheckedRecord, report: Report) => void

/** The short beginning of a text, for a message. */
export function excerpt(text: string): string {
  const clean = text.replace(/[\u0000-\u001F\u007F]/g, '·')
  return clean.length > 40 ? `${clean.slice(0, 39)}…` : clean
}
