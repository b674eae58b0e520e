import {
  controlNumber,
  dataField,
  fieldsWith,
  firstField,
  insertInOrder,
  mapFields,
  subfieldText,
  subfieldTexts,
  type MarcRecord,
} from '@carrel/marc'
import { systemNumberKey } from './same-field.ts'

/**
 * The record with the numbers of both in 035: those of either record, and the control number (001 with 003) of the one whose
 * 001 does not stand in it.
 */
export function withNumbers(record: MarcRecord, existing: MarcRecord, incoming: MarcRecord): MarcRecord {
  const own = ownNumber(record)
  const known = new Set([...numbersOf(record), ...(own === undefined ? [] : [systemNumberKey(own)])])
  let result = record
  for (const other of [existing, incoming]) {
    const control = ownNumber(other)
    const fields = fieldsWith(other, '035').filter((field) => subfieldText(field, 'a') !== undefined)
    for (const field of fields) {
      const key = systemNumberKey(subfieldText(field, 'a') ?? '')
      if (known.has(key)) continue
      known.add(key)
      result = insertInOrder(result, field)
    }
    if (control === undefined || known.has(systemNumberKey(control))) continue
    known.add(systemNumberKey(control))
    result = insertInOrder(result, dataField('035', '  ', ['a', control]))
  }
  return result
}

/** 001 with 003 as a number of 035; undefined without an agency, which 035 needs. */
function ownNumber(record: MarcRecord): string | undefined {
  const number = controlNumber(record)
  const agency = firstField(record, '003')
  const name = agency?.kind === 'control' ? agency.value.trim() : ''
  return number === '' || name === '' ? undefined : `(${name})${number}`
}

function numbersOf(record: MarcRecord): string[] {
  return fieldsWith(record, '035').flatMap((field) => subfieldTexts(field, 'a').map(systemNumberKey))
}

/** The record with an agency as the last that modified it (040 $d), where it is not that already. */
export function withAgency(record: MarcRecord, agency: string): MarcRecord {
  const name = agency.trim()
  if (name === '') return record
  if (!firstField(record, '040')) return insertInOrder(record, dataField('040', '  ', ['a', name], ['c', name]))
  let isFirst = true
  return mapFields(record, '040', (field) => {
    if (field.kind === 'control' || !isFirst) return field
    isFirst = false
    const last = field.subfields.findLast(({ code }) => code === 'd' || code === 'c')
    if (last?.value.trim() === name) return field
    return {
      kind: 'data',
      tag: field.tag,
      indicators: field.indicators,
      subfields: [...field.subfields, { code: 'd', value: name }],
    }
  })
}
