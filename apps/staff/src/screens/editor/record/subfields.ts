import type { EditedField, EditedSubfield } from './buffer.ts'

/** A field with the place of the subfield that is to have the cursor. */
export interface FieldAt {
  readonly field: EditedField
  readonly at: number
}

/** The field with the text of one subfield changed. */
export function withText(field: EditedField, at: number, value: string): EditedField {
  return changed(field, at, (one) => ({ ...one, value }))
}

/** The field with the code of one subfield changed; the last character that was typed counts. */
export function withCode(field: EditedField, at: number, typed: string): EditedField {
  const code = typed.trim().slice(-1).toLowerCase()
  return changed(field, at, (one) => ({ ...one, code }))
}

/** A subfield cut in two where `$` was typed: what stands behind that is the text of a new one, which has no code yet. */
export function splitSubfield(field: EditedField, at: number, from: number, to: number): FieldAt {
  const one = field.subfields[at]
  if (!one) return { field, at }
  const parts = [
    { ...one, value: one.value.slice(0, from) },
    { code: '', value: one.value.slice(to) },
  ]
  return { field: { ...field, subfields: field.subfields.toSpliced(at, 1, ...parts) }, at: at + 1 }
}

/** The second `$` of two: the new subfield is one with that before it again, with a dollar sign between their texts. */
export function joinWithDollar(field: EditedField, at: number): FieldAt & { readonly cursor: number } {
  const [before, one] = [field.subfields[at - 1], field.subfields[at]]
  if (!before || !one) return { field: withText(field, at, `$${one?.value ?? ''}`), at, cursor: 1 }
  const joined = { ...before, value: `${before.value}$${one.value}` }
  return {
    field: { ...field, subfields: field.subfields.toSpliced(at - 1, 2, joined) },
    at: at - 1,
    cursor: before.value.length + 1,
  }
}

/** The field without a subfield; the last one that it has is emptied, since a field has at least one. */
export function deleteSubfield(field: EditedField, at: number): FieldAt {
  if (field.subfields.length <= 1) return { field: withText(field, at, ''), at: 0 }
  return { field: { ...field, subfields: field.subfields.toSpliced(at, 1) }, at: Math.max(0, at - 1) }
}

/** The field with a subfield one place on or back; the same field at its ends. */
export function moveSubfield(field: EditedField, at: number, by: -1 | 1): FieldAt {
  const to = at + by
  const one = field.subfields[at]
  if (!one || to < 0 || to >= field.subfields.length) return { field, at }
  return { field: { ...field, subfields: field.subfields.toSpliced(at, 1).toSpliced(to, 0, one) }, at: to }
}

/** Lines or texts that are pasted into a subfield stay one text. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\r\n]+/g, ' ')
}

/** Whether a text runs from the right: by the first letter that says so. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = /\p{L}/u.exec(text) ?? []
  return /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter)
    ? 'rtl'
    : 'ltr'
}

function changed(field: EditedField, at: number, change: (one: EditedSubfield) => EditedSubfield): EditedField {
  return { ...field, subfields: field.subfields.map((one, place) => (place === at ? change(one) : one)) }
}
