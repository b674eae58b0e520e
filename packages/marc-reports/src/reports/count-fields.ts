import type { Field } from '@carrel/marc'
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
        const tag = tags.getOrInsertComputed(name, () => newTag(refOf(record, number)))
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
  const { indicators } = field
  if (tag.indicators.has(indicators) || tag.indicators.size < MOST_PARTS) {
    tag.indicators.set(indicators, (tag.indicators.get(indicators) ?? 0) + 1)
  }
  const here = new Map<Subfields, number>()
  for (const { code } of field.subfields) {
    const name = tag.subfields.has(code) || tag.subfields.size < MOST_PARTS ? code : '…'
    const counts = tag.subfields.getOrInsertComputed(name, () => {
      return { subfields: 0, fields: 0, records: 0, most: 0, seenIn: 0, first: first() }
    })
    here.set(counts, (here.get(counts) ?? 0) + 1)
  }
  for (const [counts, times] of here) {
    counts.subfields += times
    counts.fields++
    counts.most = Math.max(counts.most, times)
    if (counts.seenIn !== record) counts.records++
    counts.seenIn = record
  }
}

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
