import type { Field } from '../record/field.ts'
import { matchesTag, type MarcRecord } from '../record/record.ts'

/** What counts as a difference between two records. */
export interface DiffOptions {
  /** Whether a field that only stands elsewhere is told as `moved` (`told`, the default) or as kept. */
  readonly order?: 'told' | 'ignored' | undefined
  /**
   * Fields and subfields that are left out of the comparison: `005`, `9XX`, `856$z`. The leader is `LDR`. Left out fields
   * do not appear in the result.
   */
  readonly ignore?: readonly string[] | undefined
  /**
   * Whether `é` in one character and `e` with a combining accent are different texts (`exact`, the default) or the same
   * (`composed`), as when a file in MARC-8 is compared with one in UTF-8.
   */
  readonly unicode?: 'exact' | 'composed' | undefined
}

/** The fields of a record that take part in a comparison, each as it takes part. */
export interface ComparedField {
  /** Place in the record. */
  readonly index: number
  readonly field: Field
  /** The same for two fields that are the same. */
  readonly key: string
}

/** The fields of a record that take part in a comparison. */
export function comparedFields(record: MarcRecord, options: DiffOptions): ComparedField[] {
  const ignored = (options.ignore ?? []).map(readIgnored)
  const compared: ComparedField[] = []
  for (const [index, field] of record.fields.entries()) {
    const left = withoutIgnored(field, ignored)
    if (left) compared.push({ index, field: left, key: fieldKey(left, options.unicode) })
  }
  return compared
}

/** Whether the leader is compared. */
export function comparesLeader({ ignore = [] }: DiffOptions): boolean {
  return !ignore.some((each) => /^(?:LDR|000)$/i.test(each.trim()))
}

/** The leader without the places that a program fills when the record is written (00 to 04 and 12 to 16). */
export function leaderKey(leader: string): string {
  return `     ${leader.slice(5, 12)}     ${leader.slice(17)}`
}

/** A text that is the same for two fields that are the same: tag, indicators, subfields in order. */
export function fieldKey(field: Field, unicode: DiffOptions['unicode'] = 'exact'): string {
  const text =
    field.kind === 'control'
      ? `${field.tag}\u001E${field.value}`
      : `${field.tag}${field.indicators}${field.subfields.map(({ code, value }) => `\u001F${code}${value}`).join('')}`
  return unicode === 'composed' ? text.normalize('NFC') : text
}

interface Ignored {
  readonly tag: string
  /** Subfield codes; the whole field when empty. */
  readonly codes: string
}

function readIgnored(text: string): Ignored {
  const trimmed = text.trim()
  return { tag: trimmed.slice(0, 3), codes: trimmed.slice(3).replace(/^\$/, '') }
}

function withoutIgnored(field: Field, ignored: readonly Ignored[]): Field | undefined {
  let codes = ''
  for (const { tag, codes: some } of ignored) {
    if (!matchesTag(field.tag, tag)) continue
    if (some === '') return undefined
    codes += some
  }
  if (codes === '' || field.kind === 'control') return field
  const subfields = field.subfields.filter(({ code }) => code === '' || !codes.includes(code))
  if (subfields.length === field.subfields.length) return field
  return { kind: 'data', tag: field.tag, indicators: field.indicators, subfields }
}
