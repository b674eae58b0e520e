import type { SaveRecord } from '../../../../../server/src/modules/cataloguing/contract.ts'
import type { EditedField, EditedRecord } from './buffer.ts'

type Fields = NonNullable<typeof SaveRecord.types>['body']['fields']

/** The fields of a record as they are sent to be saved. */
export function fieldsToSend({ fields }: EditedRecord): Fields {
  return fields.map(({ tag, indicators, subfields, value }) =>
    value === undefined
      ? { tag, indicators, subfields: subfields.map(({ code, value: text }) => ({ code, value: text })) }
      : { tag, value },
  )
}

/** A new record without what its template left open: empty subfields, and fields of which nothing is left. */
export function withoutBlanks(record: EditedRecord): EditedRecord {
  const fields = record.fields.flatMap((field): readonly EditedField[] => {
    if (field.value !== undefined) return field.value.trim() === '' ? [] : [field]
    const subfields = field.subfields.filter(({ value }) => value.trim() !== '')
    return subfields.length === 0 ? [] : [{ ...field, subfields }]
  })
  return { ...record, fields }
}
