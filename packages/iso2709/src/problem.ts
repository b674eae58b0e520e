/**
 * How much a problem matters. `error`: the record could not be read, or data in it is in danger. `warning`: something was
 * wrong and was put right with certainty. `info`: worth knowing, needs nothing.
 */
export type Severity = 'error' | 'warning' | 'info'

/** Something found in a file, with the place where it was found. */
export interface Problem {
  /** Stable kebab-case code; never renamed. */
  readonly code: string
  readonly severity: Severity
  /** One sentence for a person. */
  readonly message: string
  /** Byte offset from the beginning of the input. */
  readonly offset: number
  /** Tag of the field concerned, where it is one field. */
  readonly tag?: string
}

/** Every code that reading ISO 2709 can report, with what it means. */
export const framingProblems = {
  'stray-bytes': 'Line breaks, padding or an end-of-file mark stand between records.',
  'stray-text': 'Text that belongs to no record stands between records.',
  'record-length-wrong': 'The leader gives another record length than the record has.',
  'record-terminator-missing': 'The record does not end with a record terminator.',
  'record-terminator-in-data': 'A record terminator stands inside a field.',
  'record-truncated': 'The record breaks off before its end.',
  'record-too-long': 'The record is longer than ISO 2709 can express.',
  'not-a-record': 'The bytes up to a record terminator are not a record.',
  'leader-damaged': 'The leader is not 24 bytes long.',
  'base-address-wrong': 'The leader gives another base address of data than the record has.',
  'directory-wrong': 'The directory disagrees with the fields.',
  'directory-unreadable': 'The directory cannot be matched with the fields.',
  'field-terminator-missing': 'A field does not end with a field terminator.',
  'field-terminator-in-data': 'A field terminator stands inside a field.',
  'data-outside-directory': 'The record holds bytes that its directory does not name.',
} as const

/** A code that reading ISO 2709 can report. */
export type FramingCode = keyof typeof framingProblems

/** Builds a problem of this package. */
export function framingProblem(
  code: FramingCode,
  severity: Severity,
  offset: number,
  message: string,
  tag?: string,
): Problem {
  return tag === undefined ? { code, severity, message, offset } : { code, severity, message, offset, tag }
}
