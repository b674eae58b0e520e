import { mapFields, withSubfields, type DataField, type MarcRecord, type Subfield } from '@carrel/marc'

/**
 * Gives the qualifiers of standard numbers a subfield of their own: `0123456789 (pbk. : v. 1)` becomes $a and two $q (MARC 21 015,
 * 020, 024, 027 $q; RDA 2.15.1.7). Terms of availability that follow stay with the number.
 */
export function splitQualifiers(record: MarcRecord): MarcRecord {
  return mapFields(
    record,
    ({ tag }) => tag === '015' || tag === '020' || tag === '024' || tag === '027',
    (field) => (field.kind === 'data' ? splitField(field) : field),
  )
}

function splitField(field: DataField): DataField {
  const subfields = field.subfields.flatMap((subfield): readonly Subfield[] => {
    const { code, value } = subfield
    const [, number, inner, rest = ''] = /^\s*(\S+?)\s*\(([^()]+)\)\s*([:;]?)\s*$/.exec(value) ?? []
    if (!'az'.includes(code) || code === '' || number === undefined || inner === undefined) return [subfield]
    const parts = inner.split(/\s+[:;]\s+|\s*;\s*/).filter((part) => part !== '')
    const mark = rest === '' ? '' : ` ${rest}`
    return [
      { code, value: number },
      ...parts.map((part, index) => ({ code: 'q', value: `${part}${index === parts.length - 1 ? mark : ''}` })),
    ]
  })
  return subfields.length === field.subfields.length ? field : withSubfields(field, subfields)
}
