import type { DataField } from '@carrel/marc'
import { fieldHeading } from './field-heading.ts'

/** What tells two fields with one heading apart: everything that is no part of it but numbers of authorities. */
function beside(field: DataField): readonly string[] {
  return field.subfields
    .filter(({ code }) => !/[a-df-z]/.test(code) && !'012'.includes(code))
    .map(({ code, value }) => `${code}${value.toLowerCase().replace(/[.,\s]+$/, '')}`)
}

/** Under what name a heading is one with another of the same record: tag, vocabulary and comparison form. */
export function headingName(field: DataField): string | undefined {
  const heading = fieldHeading(field)
  if (!heading) return undefined
  const { tag, source, wholeKey, divisionKeys } = heading
  const script = field.tag === '880' ? '880' : ''
  return [script, tag, source, wholeKey, ...divisionKeys].join('\n')
}

/** Whether a field says nothing that another with the same heading does not say too. */
export function isCovered(field: DataField, by: DataField): boolean {
  const there = new Set(beside(by))
  return beside(field).every((each) => there.has(each))
}
