import type { Field } from '@carrel/marc'
import { fieldLine, readFieldLine } from './record-text.ts'

/** What stands behind the tag in the line of a field: `10$aTitle /$cName.`, or the text of a control field. */
export function fieldData(field: Field): string {
  return fieldLine(field).slice(6)
}

/** The field with other data of this form; the field itself when they are the same, undefined when nothing is left of it. */
export function withData(field: Field, data: string): Field | undefined {
  if (data === fieldData(field)) return field
  return data.trim() === '' ? undefined : readFieldLine(`=${field.tag}  ${data}`)
}
