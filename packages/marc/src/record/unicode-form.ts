import { mapFields } from '../edit/edit-record.ts'
import { withSubfields } from '../edit/edit-field.ts'
import type { Field } from './field.ts'
import { dialectOf, type MarcRecord } from './record.ts'

/**
 * The leader for a form of the record that is Unicode by nature (XML, JSON): position 9 says so where a MARC 21 record
 * came in another encoding. Other formats do not have that position.
 */
export function unicodeLeader(record: MarcRecord): string {
  const { leader } = record
  if (leader[9] !== ' ' || leader.slice(20, 24) !== '4500') return leader
  return dialectOf(record) === 'marc21' ? `${leader.slice(0, 9)}a${leader.slice(10)}` : leader
}

/** The record saying that its text is Unicode where UNIMARC says it: 100 $a positions 26 to 29. */
export function unicodeForm(record: MarcRecord): MarcRecord {
  return record.encoding.startsWith('unimarc:') ? mapFields(record, '100', saysUnicode) : record
}

function saysUnicode(field: Field): Field {
  if (field.kind !== 'data') return field
  return withSubfields(
    field,
    field.subfields.map(({ code, value }) => ({
      code,
      value: code === 'a' && value.length >= 30 ? `${value.slice(0, 26)}50  ${value.slice(30)}` : value,
    })),
  )
}
