import type { Problem, Severity } from '@carrel/iso2709'

/** Every code that reading files in the other formats can report, with what it means. */
export const readingProblems = {
  'not-marc': 'The file holds no MARC records.',
  'format-not-read': 'The file is in a format of the library world that is recognised but not read.',
  'leader-missing': 'The record has no leader.',
  'leader-damaged': 'The leader is not 24 characters long.',
  'tag-damaged': 'A tag is not three characters.',
  'line-not-understood': 'A line of a text format is not a field.',
  'record-truncated': 'The record breaks off before its end.',
  'record-too-long': 'The record is longer than the limit.',
  'json-not-valid': 'The text is not valid JSON.',
  'json-not-a-record': 'The JSON object is not a record.',
  'json-part-ignored': 'A part of the JSON object is not a part of a record.',
  'xml-not-well-formed': 'The XML is not well formed.',
  'xml-character': 'A character stands in the XML that XML does not allow.',
  'xml-entity': 'An entity is not defined.',
  'xml-attribute': 'An attribute is missing or cannot be used.',
  'xml-doctype': 'The document type declaration is ignored.',
} as const

/** A code that reading can report. */
export type ReadingCode = keyof typeof readingProblems

/** Builds a problem of reading. */
export function readingProblem(
  code: ReadingCode,
  severity: Severity,
  offset: number,
  message: string,
  tag?: string,
): Problem {
  return tag === undefined ? { code, severity, message, offset } : { code, severity, message, offset, tag }
}
