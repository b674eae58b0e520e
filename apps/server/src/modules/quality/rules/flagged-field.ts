import type { MarcRecord } from '@carrel/marc'
import type { FlaggedField } from '../contract.ts'
import { fieldAt } from './judge-record.ts'

/** What is said about a place in a record. */
export interface Place {
  readonly code: string
  readonly tag: string | null
  readonly occurrence: number | null
  readonly subfield: string | null
}

const longestPart = 240
const mostParts = 60

/**
 * The field that a finding is about, with the wrong part marked: subfields with the code that it names, else the
 * indicators or the tag when the rule is about these, else the field as a whole. Long text is shortened. Null when the
 * record has no such field.
 */
export function flaggedField(record: MarcRecord, { code, tag, occurrence, subfield }: Place): FlaggedField | null {
  if (tag === null) return null
  if (tag === 'LDR')
    return { tag, indicators: null, marked: 'field', parts: [{ code: null, text: record.leader, marked: false }] }
  const field = occurrence === null ? undefined : fieldAt(record, tag, occurrence)
  if (!field) return null
  if (field.kind === 'control')
    return {
      tag,
      indicators: null,
      marked: 'field',
      parts: [{ code: null, text: shortened(field.value), marked: false }],
    }
  const parts = field.subfields.map((each) => ({
    code: each.code,
    text: shortened(each.value),
    marked: subfield !== null && each.code === subfield,
  }))
  return {
    tag,
    indicators: field.indicators,
    marked: markedOf(
      code,
      parts.some(({ marked }) => marked),
    ),
    parts: few(parts),
  }
}

function markedOf(code: string, hasMarkedPart: boolean): FlaggedField['marked'] {
  if (hasMarkedPart) return 'parts'
  if (/indicator|non-?filing/.test(code)) return 'indicators'
  return code.startsWith('tag-') ? 'tag' : 'field'
}

/** Of a field with very many subfields those that are marked and what stands first. */
function few(parts: FlaggedField['parts']): FlaggedField['parts'] {
  if (parts.length <= mostParts) return parts
  const firstMarked = Math.max(0, parts.findIndex(({ marked }) => marked) - 2)
  const from = Math.min(firstMarked, parts.length - mostParts)
  return parts.slice(from, from + mostParts)
}

function shortened(text: string): string {
  return text.length > longestPart ? `${text.slice(0, longestPart - 1).toWellFormed()}…` : text
}
