import type { DataField, Field } from '@carrel/marc'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** How often a subfield occurs in the fields of one tag. */
export interface SubfieldCount {
  readonly code: string
  readonly subfields: number
  /** Fields of the tag that have it. */
  readonly fields: number
  /** Fields of the tag that do not. */
  readonly fieldsWithout: number
  /** Records that have it. */
  readonly records: number
  /** The most in one field. */
  readonly most: number
  readonly first: RecordRef
}

/** How often a field occurs. */
export interface TagCount {
  readonly tag: string
  readonly fields: number
  /** Records that have it. */
  readonly records: number
  /** Records that do not. */
  readonly without: number
  /** The fewest in one record, 0 when some are without. */
  readonly fewest: number
  readonly most: number
  readonly first: RecordRef
  /** By both indicators; empty for control fields. */
  readonly indicators: readonly { readonly indicators: string; readonly fields: number }[]
  /** By code; empty for control fields. */
  readonly subfields: readonly SubfieldCount[]
}

/** Which fields and subfields records have, and how many. */
export interface FieldCounts {
  readonly records: number
  readonly fields: number
  /** By tag, in order. */
  readonly tags: readonly TagCount[]
}

/** A file of damaged records can have any tag; what goes beyond this many is counted as the tag `…`. */
const MOST_TAGS = 2000
const MOST_PARTS = 500

interface Subfields {
  subfields: number
  fields: number
  records: number
  most: number
  seenIn: number
  readonly first: RecordRef
}

interface Tag {
  fields: number
  records: number
  fewest: number
  most: number
  here: number
  readonly first: RecordRef
  readonly indicators: Map<string, number>
  readonly subfields: Map<string, Subfields>
}

/** Counts fields and subfields. */
export function countFields(): RecordReport<FieldCounts> {
  const tags = new Map<string, Tag>()
  let [records, fields] = [0, 0]
  return {
    add(record, number) {
      records++
      const here = new Set<Tag>()
      for (const field of record.fields) {
        fields++
        const name = tags.has(field.tag) || tags.size < MOST_TAGS ? field.tag : '…'
        let tag = tags.get(name)
        if (!tag) {
          tag = newTag(refOf(record, number))
          tags.set(name, tag)
        }
        if (!here.has(tag)) {
          here.add(tag)
          tag.here = 0
        }
        tag.here++
        tag.fields++
        countParts(tag, field, records, () => refOf(record, number))
      }
      for (const tag of here) {
        tag.records++
        tag.fewest = Math.min(tag.fewest, tag.here)
        tag.most = Math.max(tag.most, tag.here)
      }
    },
    result() {
      const counted = [...tags].map(([tag, counts]) => tagCount(tag, counts, records))
      return { records, fields, tags: counted.sort((a, b) => (a.tag < b.tag ? -1 : 1)) }
    },
  }
}

function newTag(first: RecordRef): Tag {
  return {
    fields: 0,
    records: 0,
    fewest: Infinity,
    most: 0,
    here: 0,
    first,
    indicators: new Map(),
    subfields: new Map(),
  }
}

function countParts(tag: Tag, field: Field, record: number, first: () => RecordRef): void {
  if (field.kind === 'control') return
  const [indicators, ...codes] = codesOf(field)
  if (indicators !== undefined && (tag.indicators.has(indicators) || tag.indicators.size < MOST_PARTS)) {
    tag.indicators.set(indicators, (tag.indicators.get(indicators) ?? 0) + 1)
  }
  for (const [at, code] of codes.entries()) {
    const name = tag.subfields.has(code) || tag.subfields.size < MOST_PARTS ? code : '…'
    let counts = tag.subfields.get(name)
    if (!counts) {
      counts = { subfields: 0, fields: 0, records: 0, most: 0, seenIn: 0, first: first() }
      tag.subfields.set(name, counts)
    }
    counts.subfields++
    if (codes.indexOf(code) !== at) continue
    counts.fields++
    let times = 1
    for (let next = at + 1; next < codes.length; next++) if (codes[next] === code) times++
    counts.most = Math.max(counts.most, times)
    if (counts.seenIn !== record) counts.records++
    counts.seenIn = record
  }
}

const DELIMITER = 0x1f

/**
 * The indicators of a field and the codes of its subfields. They are read from the bytes of the field where it has any, so
 * that no text is made of what is only counted; a field that is not plain is read as usual.
 */
function codesOf(field: DataField): string[] {
  const { source } = field
  if (source) {
    const { bytes, start, end } = source
    if (bytes[start + 2] === DELIMITER && bytes[start]! < 0x80 && bytes[start + 1]! < 0x80) {
      const codes = [String.fromCharCode(bytes[start]!, bytes[start + 1]!)]
      let at = start + 2
      for (; at >= start && at < end; at = bytes.indexOf(DELIMITER, at + 1)) {
        const code = at + 1 < end ? bytes[at + 1]! : DELIMITER
        if (code > 0x7e || code <= 0x20) break
        codes.push(oneCharacter[code]!)
      }
      if (at < 0 || at >= end) return codes
    }
  }
  return [field.indicators, ...field.subfields.map(({ code }) => code)]
}

const oneCharacter = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

function tagCount(tag: string, counts: Tag, all: number): TagCount {
  const { fields, records, fewest, most, first } = counts
  const without = all - records
  return {
    tag,
    fields,
    records,
    without,
    fewest: without > 0 ? 0 : fewest,
    most,
    first,
    indicators: [...counts.indicators]
      .map(([indicators, times]) => ({ indicators, fields: times }))
      .sort((a, b) => b.fields - a.fields || (a.indicators < b.indicators ? -1 : 1)),
    subfields: [...counts.subfields]
      .map(([code, own]) => ({
        code,
        subfields: own.subfields,
        fields: own.fields,
        fieldsWithout: fields - own.fields,
        records: own.records,
        most: own.most,
        first: own.first,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}
