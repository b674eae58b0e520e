import { mapFields, withSubfields, type DataField, type MarcRecord, type Subfield } from '@carrel/marc'

/**
 * Takes the general material designation of AACR2 out of the title (245 $h, and its twin in another script); the
 * punctuation behind it goes to the subfield before it. RDA has 336 to 338 in its place.
 */
export function deleteDesignation(record: MarcRecord): MarcRecord {
  return mapFields(
    record,
    (field) => field.kind === 'data' && (field.tag === '245' || isTwinOf245(field)),
    (field) => (field.kind === 'data' ? withoutDesignation(field) : field),
  )
}

function isTwinOf245(field: DataField): boolean {
  return field.tag === '880' && field.subfields.some(({ code, value }) => code === '6' && value.startsWith('245'))
}

function withoutDesignation(field: DataField): DataField {
  if (!field.subfields.some(({ code }) => code === 'h')) return field
  const subfields: Subfield[] = []
  for (const subfield of field.subfields) {
    if (subfield.code !== 'h') {
      subfields.push(subfield)
      continue
    }
    const behind = /[\])}]?\s*([/:;=.,+]*)\s*$/.exec(subfield.value.slice(-20))?.[1] ?? ''
    const before = subfields.at(-1)
    if (before && behind !== '')
      subfields[subfields.length - 1] = { code: before.code, value: joined(before.value, behind) }
  }
  return withSubfields(field, subfields)
}

/** ISBD has a blank before its marks, but not before a full stop or a comma. */
function joined(text: string, mark: string): string {
  const plain = text.trimEnd()
  if (plain.endsWith(mark)) return plain
  return /^[.,]/.test(mark) ? `${plain}${mark}` : `${plain} ${mark}`
}
