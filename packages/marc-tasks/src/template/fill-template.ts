import { controlField, type Field, type MarcRecord, type Subfield } from '@carrel/marc'
import type { Reference, Template } from './read-template.ts'

/** The field that references to a tag mean. */
type Sources = Map<string, Field | undefined>

/**
 * The fields that a template makes of a record: one, or one for each field that a reference with `[x]` finds. None when
 * nothing that it refers to is there; a subfield made of missing references alone is left out. All references to a tag mean
 * the same field: the first that has what the first of them asks for.
 *
 * @param own - the field that is being replaced: references to its tag mean this one
 */
export function fillTemplate(template: Template, record: MarcRecord, own?: Field): readonly Field[] {
  const known: [string, Field][] = own ? [[own.tag, own]] : []
  const each = template.references.find((reference) => reference.each === true)
  if (!each) return filled(template, valuesOf(record, new Map(known)))
  const fields = own?.tag === each.tag ? [own] : record.fields.filter(({ tag }) => tag === each.tag)
  // Where other tags are to be gone through too, the first of theirs goes with the first of these.
  const alongside = template.references.filter((reference) => reference.each === true && reference.tag !== each.tag)
  return fields.flatMap((field, index) =>
    valuesIn(field, each).flatMap((value) => {
      const partners = alongside.map(({ tag }) => [tag, nth(record, tag, index)] as const)
      const others = valuesOf(record, new Map([...known, ...partners, [each.tag, field]]))
      return filled(template, (reference) => (isSame(reference, each) ? value : others(reference)))
    }),
  )
}

function nth(record: MarcRecord, wanted: string, index: number): Field | undefined {
  return record.fields.filter(({ tag }) => tag === wanted)[index]
}

function isSame(one: Reference, other: Reference): boolean {
  const { tag, code, from, length } = one
  const isMeant = one.each === true && tag === other.tag && code === other.code
  return isMeant && from === other.from && length === other.length
}

type ValueOf = (reference: Reference) => string | undefined

function valuesOf(record: MarcRecord, sources: Sources): ValueOf {
  return (reference) => {
    if (reference.tag === 'LDR') return part(record.leader, reference)
    if (reference.occurrence !== undefined) {
      const field = record.fields.filter(({ tag }) => tag === reference.tag)[reference.occurrence]
      return field && valuesIn(field, reference)[0]
    }
    if (!sources.has(reference.tag)) {
      const isIt = (field: Field) => field.tag === reference.tag && valuesIn(field, reference).length > 0
      sources.set(reference.tag, record.fields.find(isIt))
    }
    const field = sources.get(reference.tag)
    return field && valuesIn(field, reference)[0]
  }
}

function filled(template: Template, valueOf: ValueOf): readonly Field[] {
  let found = 0
  const subfields: Subfield[] = []
  for (const { code, parts } of template.subfields) {
    const values = parts.map((one) => (typeof one === 'string' ? one : valueOf(one)))
    found += parts.filter((one, at) => typeof one !== 'string' && values[at] !== undefined).length
    const hasText = parts.length === 0 || values.some((value) => value !== undefined)
    if (hasText) subfields.push({ code, value: values.join('') })
  }
  if (template.references.length > 0 && found === 0) return []
  const { tag, indicators } = template
  if (indicators === '') return [controlField(tag, subfields.map(({ value }) => value).join(''))]
  return subfields.length === 0 ? [] : [{ kind: 'data', tag, indicators, subfields }]
}

function valuesIn(field: Field, reference: Reference): readonly string[] {
  const { code } = reference
  return textsOf(field, code)
    .map((text) => part(text, reference))
    .filter((text) => text !== '')
}

function textsOf(field: Field, code: string | undefined): readonly string[] {
  if (field.kind === 'control') return [field.value]
  if (code === undefined) return [field.subfields.map(({ value }) => value).join(' ')]
  return field.subfields.filter((subfield) => subfield.code === code).map(({ value }) => value)
}

function part(text: string, { from, length }: Reference): string {
  return from === undefined ? text : text.slice(from, from + (length ?? 1))
}
