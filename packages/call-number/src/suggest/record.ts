/** A field as this package reads it; a field of `@carrel/marc` is one. */
export interface ClassifiableField {
  readonly tag: string
  readonly value?: string
  readonly indicators?: string
  readonly subfields?: readonly { readonly code: string; readonly value: string }[]
}

/** A bibliographic record as this package reads it; a `MarcRecord` of `@carrel/marc` is one. */
export interface ClassifiableRecord {
  readonly leader: string
  readonly fields: readonly ClassifiableField[]
}

/** The texts of the subfields with one of the codes, without blanks around them and without empty ones. */
export function texts(field: ClassifiableField | undefined, codes: string): readonly string[] {
  return (field?.subfields ?? [])
    .filter(({ code }) => code !== '' && codes.includes(code))
    .map(({ value }) => value.replaceAll(/[\u0088\u0089\u0098\u009C]/g, '').trim())
    .filter((value) => value !== '')
}

/** All fields with one of the tags, tag by tag. */
export function fieldsOf(record: ClassifiableRecord, ...tags: readonly string[]): readonly ClassifiableField[] {
  return tags.flatMap((tag) => record.fields.filter((field) => field.tag === tag))
}

/** The value of a control field, or "". */
export function controlValue(record: ClassifiableRecord, tag: string): string {
  return record.fields.find((field) => field.tag === tag)?.value ?? ''
}
