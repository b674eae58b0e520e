import type { RawRecord } from '@carrel/iso2709'
import type { Encoding } from '../encoding/encoding.ts'
import type { Field } from './field.ts'
import { RawMarcRecord } from './raw-marc-record.ts'
import { unimarcCharacterSets } from './unimarc.ts'

/**
 * A bibliographic, authority or holdings record. It is never changed: edits give a new record that shares the fields that
 * were not touched.
 */
export interface MarcRecord {
  /** 24 characters; record length and base address are as they came and computed anew when the record is written. */
  readonly leader: string
  readonly fields: readonly Field[]
  /** How the text of the record was encoded where it came from, and is encoded when it is written without asking for another. */
  readonly encoding: Encoding
  /** The bytes of a record that was read and not touched since. */
  readonly source?: RawRecord | undefined
}

/** Makes a record from a leader and fields; its text is Unicode and written as UTF-8 unless told. */
export function createRecord(leader: string, fields: readonly Field[], encoding: Encoding = 'utf-8'): MarcRecord {
  return { leader, fields, encoding }
}

/**
 * Makes a record of the bytes of a record without decoding them.
 *
 * @param encoding - how the text is encoded; found out from the leader and the bytes unless given
 */
export function viewRecord(raw: RawRecord, encoding?: Encoding): MarcRecord {
  return new RawMarcRecord(raw, encoding)
}

/** The same record with other fields or another leader. Nothing else is shared with the bytes that it came from. */
export function changedRecord(
  record: MarcRecord,
  change: { readonly leader?: string; readonly fields?: readonly Field[] },
): MarcRecord {
  return {
    leader: change.leader ?? record.leader,
    fields: change.fields ?? record.fields,
    encoding: record.encoding,
  }
}

/** The first field with this tag. */
export function firstField(record: MarcRecord, tag: string): Field | undefined {
  return record.fields.find((field) => field.tag === tag)
}

/** All fields whose tag matches: three characters, `X` or `.` standing for any (`6XX`). */
export function fieldsWith(record: MarcRecord, pattern: string): Field[] {
  return record.fields.filter((field) => matchesTag(field.tag, pattern))
}

/** Whether a tag matches a pattern such as `245`, `6XX` or `...`. */
export function matchesTag(tag: string, pattern: string): boolean {
  if (tag === pattern) return true
  if (tag.length !== pattern.length) return false
  for (let index = 0; index < pattern.length; index++) {
    const wanted = pattern[index]
    if (wanted !== 'X' && wanted !== 'x' && wanted !== '.' && wanted !== tag[index]) return false
  }
  return true
}

/** The control number (001), without blanks around it; empty when there is none. */
export function controlNumber(record: MarcRecord): string {
  const field = firstField(record, '001')
  return field?.kind === 'control' ? field.value.trim() : ''
}

/** Formats that share the frame of ISO 2709 and differ in what their fields mean. */
export type Dialect = 'marc21' | 'unimarc'

/**
 * Which format the record is in. UNIMARC has its title in 200 and general processing data in 100 $a; anything else is
 * treated as MARC 21, which its relatives (NORMARC, danMARC2) resemble most.
 */
export function dialectOf(record: MarcRecord): Dialect {
  if (record instanceof RawMarcRecord) {
    return unimarcCharacterSets(record.raw, record.leader) === undefined ? 'marc21' : 'unimarc'
  }
  const processing = firstField(record, '100')
  if (processing?.kind !== 'data' || !record.fields.some((field) => field.tag === '200')) return 'marc21'
  if (record.fields.some((field) => field.tag === '245')) return 'marc21'
  const [first] = processing.subfields
  return first?.code === 'a' && /^\d{4}/.test(first.value) && first.value.length >= 30 ? 'unimarc' : 'marc21'
}
