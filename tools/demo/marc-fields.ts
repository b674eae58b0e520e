/** A control field, tags 001 to 009. */
export interface ControlField {
  readonly tag: string
  readonly value: string
}

export type Subfield = readonly [code: string, value: string]

/** A data field, tags 010 to 999. */
export interface DataField {
  readonly tag: string
  readonly ind1: string
  readonly ind2: string
  readonly subfields: readonly Subfield[]
}

/** A MARC 21 record without any serialisation; lengths in the leader are left at zero for the writer. */
export interface MarcFields {
  readonly leader: string
  readonly fields: readonly (ControlField | DataField)[]
}

/** Builds a data field; the two indicators are one string, blank is a space. Empty subfields are left out. */
export function dataField(
  tag: string,
  indicators: string,
  ...subfields: readonly (Subfield | readonly [code: string, value: string | undefined])[]
): DataField {
  const [ind1 = ' ', ind2 = ' '] = indicators
  return {
    tag,
    ind1,
    ind2,
    subfields: subfields.flatMap(([code, value]) =>
      value === undefined || value === '' ? [] : [[code, value] as const],
    ),
  }
}

/** Gives the last subfield a full stop, unless it ends a sentence already or with an open date. */
export function closed(field: DataField): DataField {
  return withLast(field, (text) => (/[.?!)\]-]["']?$/.test(text) ? text : `${text}.`))
}

/** Gives the last subfield a full stop, even after a bracket: the end of a title and statement of responsibility. */
export function closedTitle(field: DataField): DataField {
  return withLast(field, (text) => (/[.?!]["']?$/.test(text) ? text : `${text}.`))
}

function withLast(field: DataField, change: (text: string) => string): DataField {
  const last = field.subfields.at(-1)
  if (!last) return field
  return { ...field, subfields: [...field.subfields.slice(0, -1), [last[0], change(last[1])]] }
}
