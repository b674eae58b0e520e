import type { SaveRecord } from '../../../../../server/src/modules/cataloguing/contract.ts'
import type { EditedRecord } from './buffer.ts'

type Fields = NonNullable<typeof SaveRecord.types>['body']['fields']

/** The fields of a record as they are sent to be saved. */
export function fieldsToSend({ fields }: EditedRecord): Fields {
  return fields.map(({ tag, indicators, subfields, value }) =>
    value === undefined
      ? { tag, indicators, subfields: subfields.map(({ code, value: text }) => ({ code, value: text })) }
      : { tag, value },
  )
}
