import { mapFields, withSubfields, type DataField, type MarcRecord, type Subfield } from '@carrel/marc'

/** “Thesis (Ph. D.)--University of X, 1999.”: what it is called, degree, institution, year. */
const thesis =
  /^\s*(?:Doctoral )?(Thesis|Dissertation|Thèse|Diss\.|Dissertação|Tesis|Tesi|Habilitationsschrift)\s*\(([^()]+)\)\s*(?:-{1,2}|[—–]|,)\s*(.+?),\s*\[?(?:c|©)?(\d{4})\??\]?\s*\.?\s*$/i

/**
 * Parts a note on a dissertation into degree ($b), granting institution ($c) and year ($d) (RDA 7.9; MARC 21 502). Notes that are
 * worded in any other way stay as they are.
 */
export function splitDissertation(record: MarcRecord): MarcRecord {
  return mapFields(record, '502', (field) => (field.kind === 'data' ? splitField(field) : field))
}

function splitField(field: DataField): DataField {
  const [note, ...others] = field.subfields.filter(({ code }) => !'68'.includes(code))
  if (note?.code !== 'a' || others.some(({ code }) => code !== '5')) return field
  const [, kind = '', degree = '', institution = '', year = ''] = thesis.exec(note.value) ?? []
  if (year === '') return field
  const subfields: readonly Subfield[] = [
    ...(kind.toLowerCase() === 'habilitationsschrift' ? [{ code: 'g', value: kind }] : []),
    { code: 'b', value: degree.trim() },
    { code: 'c', value: institution.trim() },
    { code: 'd', value: year },
  ]
  const at = field.subfields.indexOf(note)
  return withSubfields(field, field.subfields.toSpliced(at, 1, ...subfields))
}
