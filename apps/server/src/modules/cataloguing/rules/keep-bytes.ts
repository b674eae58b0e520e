import type { Field, MarcRecord } from '@carrel/marc'
import type { Static } from 'typebox'
import type { MarcField } from '../../catalog/contract.ts'

/** A field as it was sent. Where it has a value it is a control field. */
export function fieldSent(sent: Static<typeof MarcField>): Field {
  const { tag, value, indicators = '  ', subfields = [] } = sent
  return value === undefined ? { kind: 'data', tag, indicators, subfields } : { kind: 'control', tag, value }
}

/**
 * The fields that were sent, with those that say the same as a stored one in its place: a field that nobody touched keeps
 * its bytes, even those that no reader could make out.
 */
export function keepBytes(sent: readonly Field[], stored: MarcRecord): readonly Field[] {
  const known = Map.groupBy(stored.fields, said)
  return sent.map((field) => known.get(said(field))?.shift() ?? field)
}

function said(field: Field): string {
  return field.kind === 'control'
    ? `${field.tag}\u001E${field.value}`
    : `${field.tag}\u001D${field.indicators}\u001F${field.subfields.map(({ code, value }) => code + value).join('\u001F')}`
}
