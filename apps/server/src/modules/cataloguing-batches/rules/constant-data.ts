import { controlField, dataField, fieldKey, type Field, type MarcRecord } from '@carrel/marc'
import type { ConstantDataWay, Template } from '../../cataloguing/contract.ts'
import type { RecordEdit } from './edit-record.ts'

/** Who uses constant data, when and where. */
export interface Used {
  readonly date: string
  readonly user: string
  readonly branch: string
}

/** The fields of constant data with `{date}`, `{yymmdd}`, `{year}`, `{user}` and `{branch}` filled in. */
export function filledFields(fields: Template['fields'], { date, user, branch }: Used): readonly Field[] {
  const values: Readonly<Record<string, string>> = {
    date,
    yymmdd: date.slice(2).replaceAll('-', ''),
    year: date.slice(0, 4),
    user,
    branch,
  }
  const put = (text: string) =>
    text.replaceAll(/\{(date|yymmdd|year|user|branch)\}/g, (whole, name: string) => values[name] ?? whole)
  return fields.map(({ tag, value, indicators = '  ', subfields = [] }) =>
    value === undefined
      ? dataField(tag, indicators, ...subfields.map((each): [string, string] => [each.code, put(each.value)]))
      : controlField(tag, put(value)),
  )
}

/** What constant data does to a record; undefined when it has all of it. */
export function constantEdit(
  record: MarcRecord,
  fields: readonly Field[],
  how: ConstantDataWay,
): RecordEdit | undefined {
  const tags = new Set(record.fields.map(({ tag }) => tag))
  const known = new Set(record.fields.map((field) => fieldKey(field)))
  if (how === 'absent') {
    const add = fields.filter(({ tag }) => !tags.has(tag))
    return add.length === 0 ? undefined : { add }
  }
  if (fields.every((field) => known.has(fieldKey(field)))) return undefined
  return how === 'add' ? { add: fields } : { removeTags: [...new Set(fields.map(({ tag }) => tag))], add: fields }
}
