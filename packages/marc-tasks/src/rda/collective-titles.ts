import { mapFields, withSubfields, type DataField, type MarcRecord } from '@carrel/marc'

/**
 * A collective title that was “Selections” alone becomes “Works. Selections” (RDA 6.2.2.10.3 with LC-PCC PS), in 240 and 130 and
 * behind a name in 700 and 800.
 */
export function expandCollectiveTitles(record: MarcRecord): MarcRecord {
  return mapFields(
    record,
    ({ tag }) => /^(?:130|240|700|800)$/.test(tag),
    (field) => (field.kind === 'data' ? expandField(field) : field),
  )
}

function expandField(field: DataField): DataField {
  const code = /^[78]/.test(field.tag) ? 't' : 'a'
  const at = field.subfields.findIndex((each) => each.code === code)
  const title = field.subfields[at]
  if (!title) return field
  const ending = /^Selections([.,]?)\s*$/.exec(title.value)?.[1]
  if (ending === undefined) return field
  return withSubfields(
    field,
    field.subfields.toSpliced(at, 1, { code, value: 'Works.' }, { code: 'k', value: `Selections${ending}` }),
  )
}
