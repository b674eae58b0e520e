import { mapFields, withValue, type MarcRecord } from '@carrel/marc'
import { derivedPositions } from '../fixed/derived-positions.ts'
import { layoutOf } from '../fixed/layout.ts'

/** Codes the form of item in 008 as the carrier has it, online above all, where it is blank or uncoded (MARC 21 008/23, 008/29). */
export function codeFormOfItem(record: MarcRecord): MarcRecord {
  const form = derivedPositions(record).get('Form of item')
  if (form === undefined) return record
  return mapFields(record, '008', (field) => {
    if (field.kind !== 'control' || field.value.length !== 40) return field
    const at = layoutOf('008', field.value, record).find(({ name }) => name === 'Form of item')?.from
    if (at === undefined || !' |'.includes(field.value[at] ?? '-')) return field
    return withValue(field, `${field.value.slice(0, at)}${form}${field.value.slice(at + 1)}`)
  })
}
