import type { MarcRecord } from '@carrel/marc'
import type { FlaggedField } from '../contract.ts'
import { fieldAt } from './judge-record.ts'

/** What is said about a place in a record. */
export interface Place {
  readonly code: string
  readonly tag: string | null
  readonly occurrence: number | null
  readonly subfield: string | null
  /** The sentence, which names positions of fixed fields: `008/06`, `008/18-21`, `leader/17`. */
  readonly message: string
}

const longestPart = 240
const mostParts = 60

/**
 * The field that a finding is about, with the wrong part marked: subfields with the code that it names, else the
 * indicators or the tag when the rule is about these, else the field as a whole. Long text is shortened. Null when the
 * record has no such field.
 */
export function flaggedField(
  record: MarcRecord,
  { code, tag, occurrence, subfield, message }: Place,
): FlaggedField | null {
  if (tag === null) return null
  if (tag === 'LDR') return fixedField(tag, record.leader, message)
  const field = occurrence === null ? undefined : fieldAt(record, tag, occurrence)
  if (!field) return null
  if (field.kind === 'control') return fixedField(tag, shortened(field.value), message)
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

/** A field without subfields, the positions marked that the message names. */
function fixedField(tag: string, text: string, message: string): FlaggedField {
  const named = new RegExp(`${tag === 'LDR' ? '(?:leader|LDR)' : tag}/(\\d{2})(?:-(\\d{2}))?`, 'gi')
  const marked = new Set<number>()
  for (const [, from, to] of message.matchAll(named))
    for (let at = Number(from); at <= Number(to ?? from) && at < text.length; at++) marked.add(at)
  const parts: { code: null; text: string; marked: boolean }[] = []
  for (const [at, sign] of [...text].entries()) {
    const last = parts.at(-1)
    if (last?.marked === marked.has(at)) last.text += sign
    else parts.push({ code: null, text: sign, marked: marked.has(at) })
  }
  return { tag, indicators: null, marked: marked.size > 0 ? 'parts' : 'field', parts }
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
