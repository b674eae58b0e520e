import { controlField, createRecord, dataField, type MarcRecord } from '@carrel/marc'
import type { MarcFields } from './marc-fields.ts'
import { workToMarc } from './to-marc.ts'
import type { Work } from './work.ts'
import { works } from './works/index.ts'

/** A work of the demo library with its record. */
export interface DemoRecord {
  readonly work: Work
  readonly controlNumber: string
  readonly record: MarcFields
}

/** Every record of the demo library in the order of the works, control numbers `ecl000001` and on. */
export function demoRecords(): readonly DemoRecord[] {
  return works.map((work, index) => {
    const controlNumber = `ecl${String(index + 1).padStart(6, '0')}`
    return { work, controlNumber, record: workToMarc(work, controlNumber) }
  })
}

/** The same record for the MARC library, which writes it in any of its formats. */
export function marcRecord({ leader, fields }: MarcFields): MarcRecord {
  return createRecord(
    leader,
    fields.map((field) =>
      'value' in field
        ? controlField(field.tag, field.value)
        : dataField(field.tag, `${field.ind1}${field.ind2}`, ...field.subfields),
    ),
  )
}
