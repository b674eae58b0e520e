import type { ControlField, DataField, Field, Subfield } from '../record/field.ts'

/** The field with other subfields. */
export function withSubfields(field: DataField, subfields: readonly Subfield[]): DataField {
  return { kind: 'data', tag: field.tag, indicators: field.indicators, subfields }
}

/** The field with other indicators. */
export function withIndicators(field: DataField, indicators: string): DataField {
  return { kind: 'data', tag: field.tag, indicators, subfields: field.subfields }
}

/** The field with another tag. */
export function withTag(field: Field, tag: string): Field {
  if (field.kind === 'control') return { kind: 'control', tag, value: field.value }
  return { kind: 'data', tag, indicators: field.indicators, subfields: field.subfields }
}

/** The control field with another value. */
export function withValue(field: ControlField, value: string): ControlField {
  return { kind: 'control', tag: field.tag, value }
}

/**
 * The field with the text of every subfield of a code passed through `change`, which gives `undefined` to delete the
 * subfield. The same field when nothing changes.
 *
 * @param codes - subfield codes; all when empty
 */
export function mapSubfields(
  field: DataField,
  codes: string,
  change: (value: string, code: string) => string | undefined,
): DataField {
  let isChanged = false
  const subfields: Subfield[] = []
  for (const subfield of field.subfields) {
    const isMeant = codes === '' || (subfield.code !== '' && codes.includes(subfield.code))
    const value = isMeant ? change(subfield.value, subfield.code) : subfield.value
    if (value !== subfield.value) isChanged = true
    if (value !== undefined) subfields.push(value === subfield.value ? subfield : { code: subfield.code, value })
  }
  return isChanged ? withSubfields(field, subfields) : field
}
