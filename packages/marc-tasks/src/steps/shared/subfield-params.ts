import type { DataField, Field, MarcRecord, Subfield } from '@carrel/marc'
import { mapFields, withSubfields } from '@carrel/marc'
import { bad, good, type Param } from '../../language/param.ts'

/** Codes of subfields, one character each. */
export function codes(words: {
  readonly label: string
  readonly help?: string
  readonly single?: boolean
}): Param<string> {
  const { single = false, ...rest } = words
  return {
    ...rest,
    kind: single ? 'code' : 'codes',
    required: true,
    read: (given) => {
      const value = typeof given === 'string' ? given.trim().replaceAll('$', '') : ''
      const isGood = single ? /^[!-~]$/.test(value) : /^[!-~]+$/.test(value)
      if (isGood) return good(value)
      return bad(single ? 'must be the code of a subfield, such as a' : 'must be codes of subfields, such as ab')
    },
  }
}

/** The record with the data fields that are meant passed through `change`; one that is left without subfields goes. */
export function mapDataFields(
  record: MarcRecord,
  isMeant: (field: Field) => boolean,
  change: (field: DataField) => DataField,
): MarcRecord {
  return mapFields(record, isMeant, (field) => {
    if (field.kind !== 'data') return field
    const next = change(field)
    return next !== field && next.subfields.length === 0 ? undefined : next
  })
}

/** The field with other subfields; the field itself when they are the same ones. */
export function exchanged(field: DataField, subfields: readonly Subfield[]): DataField {
  const isSame =
    subfields.length === field.subfields.length && subfields.every((each, index) => each === field.subfields[index])
  return isSame ? field : withSubfields(field, subfields)
}
