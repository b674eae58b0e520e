import type { Encoding } from '../encoding/encoding.ts'

/** One subfield: its code (one character) and its text. */
export interface Subfield {
  /**
   * The subfield code. Empty for text that stands before the first code of a field, which is against the format but must
   * not be lost.
   */
  readonly code: string
  readonly value: string
}

/** The bytes that a field was read from and still has. */
export interface FieldSource {
  readonly bytes: Uint8Array
  /** From `start` to `end`, field terminator not included. */
  readonly start: number
  readonly end: number
  readonly encoding: Encoding
}

/** A field without indicators and subfields: 001 to 009, and fields like `FMT` of some systems. */
export interface ControlField {
  readonly kind: 'control'
  /** Three characters. */
  readonly tag: string
  readonly value: string
  readonly source?: FieldSource | undefined
}

/** A field with indicators and subfields. */
export interface DataField {
  readonly kind: 'data'
  readonly tag: string
  /** Two characters in MARC 21 and UNIMARC; as many as were there in a damaged field or another format. */
  readonly indicators: string
  readonly subfields: readonly Subfield[]
  readonly source?: FieldSource | undefined
}

/** A field of a record. */
export type Field = ControlField | DataField

/** Makes a control field. */
export function controlField(tag: string, value: string): ControlField {
  return { kind: 'control', tag, value }
}

/**
 * Makes a data field from pairs of code and text.
 *
 * ```ts
 * dataField('245', '10', ['a', 'Emil und die Detektive /'], ['c', 'Erich Kästner.'])
 * ```
 */
export function dataField(
  tag: string,
  indicators: string,
  ...subfields: readonly (readonly [code: string, value: string])[]
): DataField {
  return { kind: 'data', tag, indicators, subfields: subfields.map(([code, value]) => ({ code, value })) }
}

/** The first subfield with one of the codes, or `undefined`. */
export function subfieldText(field: Field | undefined, codes: string): string | undefined {
  if (field?.kind !== 'data') return undefined
  return field.subfields.find((subfield) => subfield.code !== '' && codes.includes(subfield.code))?.value
}

/** The texts of all subfields with one of the codes, in the order of the field. */
export function subfieldTexts(field: Field | undefined, codes: string): string[] {
  if (field?.kind !== 'data') return []
  return field.subfields.filter((each) => each.code !== '' && codes.includes(each.code)).map((each) => each.value)
}

/** The text of a field: of a control field its value, of a data field its subfields joined by blanks. */
export function textOf(field: Field, codes?: string): string {
  if (field.kind === 'control') return field.value
  const wanted = codes === undefined ? field.subfields : field.subfields.filter(({ code }) => codes.includes(code))
  return wanted.map((subfield) => subfield.value).join(' ')
}
