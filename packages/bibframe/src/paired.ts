import { subfieldText, type DataField, type MarcRecord } from '@carrel/marc'
import { languageTag } from './scripts.ts'

/** A field with the field 880 that says the same in another script. */
export interface Paired {
  /** The tag that the field has or, for an 880 that stands alone, is meant as. */
  readonly tag: string
  readonly field: DataField
  /** Undefined when the field stands alone. */
  readonly other?: DataField
  /** The language tag of `other`, or of the field itself when that is an 880. */
  readonly language?: string
}

/** The fields of a record with their companions, in the order of the record (MARC 21 Appendix A). */
export function pairedFields(record: MarcRecord, languages: readonly string[]): readonly Paired[] {
  const fields = record.fields.filter((field) => field.kind === 'data')
  const companions = new Map<string, DataField>()
  for (const field of fields) {
    if (field.tag !== '880') continue
    const [tag, occurrence] = linkOf(field)
    const key = `${tag}-${occurrence}`
    if (occurrence !== '' && occurrence !== '00' && !companions.has(key)) companions.set(key, field)
  }
  const used = new Set<DataField>()
  const pairs: Paired[] = []
  for (const field of fields) {
    if (field.tag === '880') continue
    const [tag, occurrence] = linkOf(field)
    const other = tag === '880' && occurrence !== '' ? companions.get(`${field.tag}-${occurrence}`) : undefined
    if (other && !used.has(other)) {
      used.add(other)
      pairs.push({ tag: field.tag, field, other, language: languageTag(subfieldText(other, '6') ?? '', languages) })
    } else pairs.push({ tag: field.tag, field })
  }
  for (const field of fields) {
    if (field.tag !== '880' || used.has(field)) continue
    const [tag] = linkOf(field)
    if (/^\d{3}$/.test(tag))
      pairs.push({ tag, field, language: languageTag(subfieldText(field, '6') ?? '', languages) })
  }
  return pairs
}

/** Tag and occurrence number of $6: `245-01/$1` is 245 and 01. */
export function linkOf(field: DataField): readonly [tag: string, occurrence: string] {
  const link = /^(\d{3})-(\w+)/.exec(subfieldText(field, '6') ?? '')
  return [link?.[1] ?? '', link?.[2] ?? '']
}

/** The texts that a pair has for a property: of the field, and of its companion with its language. */
export function spoken(
  pair: Paired,
  pick: (field: DataField) => string | undefined,
): readonly { readonly text: string; readonly language?: string }[] {
  const first = pick(pair.field)
  const second = pair.other ? pick(pair.other) : undefined
  const isAlone = pair.other === undefined && pair.language !== undefined
  return [
    ...(first !== undefined && first !== ''
      ? [{ text: first, ...(isAlone && { language: pair.language ?? '' }) }]
      : []),
    ...(second !== undefined && second !== '' ? [{ text: second, language: pair.language ?? '' }] : []),
  ]
}
