import { isControlTag, newFieldId, type EditedField, type EditedRecord, type EditedSubfield } from './buffer.ts'

/** An empty field with this tag. */
export function emptyField(tag: string): EditedField {
  return isControlTag(tag)
    ? { id: newFieldId(), tag, indicators: '', subfields: [], value: '' }
    : { id: newFieldId(), tag, indicators: '  ', subfields: [{ code: 'a', value: '' }] }
}

/** The record with a field put behind another; at the end where there is no such one. */
export function insertAfter(record: EditedRecord, id: number | undefined, field: EditedField): EditedRecord {
  const at = record.fields.findIndex((one) => one.id === id)
  return { ...record, fields: record.fields.toSpliced(at < 0 ? record.fields.length : at + 1, 0, field) }
}

/** The record with fields where their tags belong: behind the last of the same tag, else before the first higher one. */
export function insertInOrder(record: EditedRecord, fields: readonly EditedField[]): EditedRecord {
  let now = record.fields
  for (const field of fields) {
    const same = now.findLastIndex(({ tag }) => tag === field.tag)
    const higher = now.findIndex(({ tag }) => tag > field.tag)
    const at = same >= 0 ? same + 1 : higher >= 0 ? higher : now.length
    now = now.toSpliced(at, 0, field)
  }
  return { ...record, fields: now }
}

/** The record without a field. */
export function deleteField(record: EditedRecord, id: number): EditedRecord {
  return { ...record, fields: record.fields.filter((field) => field.id !== id) }
}

/** The record with one of its fields changed. */
export function changeField(
  record: EditedRecord,
  id: number,
  change: (field: EditedField) => EditedField,
): EditedRecord {
  return { ...record, fields: record.fields.map((field) => (field.id === id ? change(field) : field)) }
}

/** The record with a field one place higher or lower. */
export function moveField(record: EditedRecord, id: number, by: -1 | 1): EditedRecord {
  const at = record.fields.findIndex((field) => field.id === id)
  const field = record.fields[at]
  if (!field || at + by < 0 || at + by >= record.fields.length) return record
  return { ...record, fields: record.fields.toSpliced(at, 1).toSpliced(at + by, 0, field) }
}

/** The field with another tag; a control field that becomes a data field keeps its text in $a, and the other way round. */
export function withTag(field: EditedField, tag: string): EditedField {
  const control = isControlTag(tag)
  if (control === (field.value !== undefined)) return { ...field, tag }
  if (control) {
    return {
      id: field.id,
      tag,
      indicators: '',
      subfields: [],
      value: field.subfields.map(({ value }) => value).join(' '),
    }
  }
  return { id: field.id, tag, indicators: '  ', subfields: [{ code: 'a', value: field.value ?? '' }] }
}

/** The field with one of its indicators set; a blank where nothing is typed. */
export function withIndicator(field: EditedField, place: 0 | 1, value: string): EditedField {
  const now = field.indicators.padEnd(2)
  const one = value === '' || value === '\\' || value === '#' ? ' ' : value.slice(-1)
  return { ...field, indicators: place === 0 ? one + now.slice(1) : now.slice(0, 1) + one + now.slice(2) }
}

/** The field with other subfields. */
export function withSubfields(field: EditedField, subfields: readonly EditedSubfield[]): EditedField {
  return { ...field, subfields }
}

/** The subfields as one line of text to edit, `$aTitle /$cName`; a dollar sign inside a text is written twice. */
export function subfieldLine({ subfields, value }: EditedField): string {
  if (value !== undefined) return value
  return subfields.map(({ code, value: text }) => `$${code}${text.replaceAll('$', '$$$$')}`).join('')
}

/** Reads {@link subfieldLine} back. Text before the first `$` stays in front, as it may stand in a damaged field. */
export function readSubfieldLine(line: string): readonly EditedSubfield[] {
  const subfields: EditedSubfield[] = []
  let text = ''
  let code: string | undefined
  const close = () => {
    if (code !== undefined || text !== '') subfields.push({ code: code ?? '', value: text })
    text = ''
  }
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? ''
    if (letter !== '$') text += letter
    else if (line[at + 1] === '$') {
      text += '$'
      at += 1
    } else {
      close()
      code = line[at + 1] ?? ''
      at += 1
    }
  }
  close()
  return subfields
}

/** The record in the order of its tags; fields with one tag stay in their order, and so do 5XX, 6XX among themselves where told. */
export function sortFields(record: EditedRecord): EditedRecord {
  return { ...record, fields: record.fields.toSorted((a, b) => (a.tag < b.tag ? -1 : a.tag > b.tag ? 1 : 0)) }
}

/** The record with a text replaced in every subfield and control field; how often is said too. */
export function replaceAll(
  record: EditedRecord,
  find: string,
  replace: string,
): { readonly record: EditedRecord; readonly count: number } {
  if (find === '') return { record, count: 0 }
  let count = 0
  const put = (text: string): string => {
    const parts = text.split(find)
    count += parts.length - 1
    return parts.join(replace)
  }
  const fields = record.fields.map((field) => ({
    ...field,
    subfields: field.subfields.map(({ code, value }) => ({ code, value: put(value) })),
    ...(field.value !== undefined && { value: put(field.value) }),
  }))
  return count === 0 ? { record, count } : { record: { ...record, fields }, count }
}
