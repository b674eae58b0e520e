import { dialectOf, type DataField, type MarcRecord } from '@carrel/marc'
import { stripNonSort } from '@carrel/text'
import { fromUnimarc } from './unimarc.ts'

export type { DataField } from '@carrel/marc'

/** A record laid out by tag, so that each rule takes the fields that it is about. */
export interface Fields {
  readonly leader: string
  /** Values of the control fields (00X) with a tag, in the order of the record. */
  control(tag: string): readonly string[]
  /** Data fields with any of the tags, tag by tag, each in the order of the record. */
  all(...tags: readonly string[]): readonly DataField[]
}

const none: readonly never[] = []

/** Lays a record's fields out by tag; those of a UNIMARC record by the tags of MARC 21. */
export function layOut(record: MarcRecord): Fields {
  const { leader, fields } = dialectOf(record) === 'unimarc' ? fromUnimarc(record.leader, record.fields) : record
  const controls = new Map<string, string[]>()
  const byTag = new Map<string, DataField[]>()
  for (const field of fields) {
    if (field.kind === 'control') append(controls, field.tag, field.value)
    else append(byTag, field.tag, field)
  }
  return {
    leader,
    control: (tag) => controls.get(tag) ?? none,
    all: (...tags) => {
      if (tags.length === 1) return byTag.get(tags[0] ?? '') ?? none
      const found: DataField[] = []
      for (const tag of tags) found.push(...(byTag.get(tag) ?? none))
      return found
    },
  }
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** The first subfield with a code, without surrounding blanks; undefined when there is none or it is empty. */
export function first(field: DataField | undefined, code: string): string | undefined {
  for (const subfield of field?.subfields ?? none) {
    if (subfield.code !== code) continue
    const value = subfield.value.trim()
    if (value !== '') return value
  }
  return undefined
}

/** Every subfield with one of the codes, in the order of the field, without surrounding blanks and without empty ones. */
export function values(field: DataField, codes: string): readonly string[] {
  const found: string[] = []
  for (const { code, value } of field.subfields) {
    if (!codes.includes(code)) continue
    const text = value.trim()
    if (text !== '') found.push(text)
  }
  return found
}

/** The subfields with one of the codes as one text. */
export function text(field: DataField, codes: string): string {
  return shown(values(field, codes).join(' '))
}

/** A text as it is shown: runs of blanks as one, and no marks that only steer sorting. */
export function shown(value: string): string {
  if (!untidy.test(value)) return value
  return value
    .replaceAll(/[\u0098\u009c\u0088\u0089]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const untidy = /[\u0088\u0089\u0098\u009c]|\s\s|[^\S ]|^\s|\s$/

/** A text as it sorts: without its non-sorting beginning, given by marks or by the number of an indicator. */
export function filed(value: string, indicator: string): string {
  const unmarked = stripNonSort(value)
  const skip = unmarked === value && /[1-9]/.test(indicator) ? Number(indicator) : 0
  return skip < unmarked.length ? unmarked.slice(skip) : unmarked
}

/** The first letter or digit of a control field at a place, or a blank. */
export function codeAt(value: string | undefined, place: number): string {
  return value?.[place] ?? ' '
}

/** The values once each, empty ones left out, in the order in which they came. */
export function once(list: Iterable<string | null | undefined>): readonly string[] {
  const found: string[] = []
  let seen: Set<string> | undefined
  for (const value of list) {
    if (value === undefined || value === null || value === '') continue
    if (seen ? seen.has(value) : found.includes(value)) continue
    found.push(value)
    // Few values are compared one by one, many by a set.
    if (seen) seen.add(value)
    else if (found.length > 32) seen = new Set(found)
  }
  return found
}
