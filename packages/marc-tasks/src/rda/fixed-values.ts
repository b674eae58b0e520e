import { firstField, type MarcRecord } from '@carrel/marc'
import { materialOf } from '@carrel/marc-format'

/** The value of a control field, empty when there is none. */
export function controlText(record: MarcRecord, tag: string): string {
  const field = firstField(record, tag)
  return field?.kind === 'control' ? field.value : ''
}

/** The values of all control fields with a tag. */
export function controlTexts(record: MarcRecord, tag: string): string[] {
  return record.fields.flatMap((field) => (field.kind === 'control' && field.tag === tag ? [field.value] : []))
}

/** Form of item, which stands at 008/23, and at 008/29 of maps and visual materials; a blank when it is not there. */
export function formOfItem(record: MarcRecord): string {
  const material = materialOf(record.leader[6] ?? '', record.leader[7] ?? '')
  const at = material === 'maps' || material === 'visual-materials' ? 29 : 23
  return controlText(record, '008')[at] ?? ' '
}
