import { mapFields, withSubfields, type DataField, type MarcRecord, type Subfield } from '@carrel/marc'
import { relatorCode, relatorTerm, writtenOut } from './relator-terms.ts'

/** What is done to relationships: nothing, abbreviated terms written out, terms added from codes, codes from terms, or all. */
export type RelatorMode = 'leave' | 'expand' | 'terms' | 'codes' | 'both'

/**
 * Writes out relator terms (`ed.`: `editor`) and adds terms for codes and codes for terms, in the names of 1XX and 7XX (RDA 18.5;
 * MARC 21 Appendix: $4 and $e, $j of meetings). Names with a title, and linked subjects, stay as they are.
 */
export function convertRelators(record: MarcRecord, mode: RelatorMode): MarcRecord {
  if (mode === 'leave') return record
  const omitsMarks = 'cn'.includes(record.leader[18] ?? '-')
  return mapFields(
    record,
    ({ tag }) => /^[17](?:00|10|11)$|^720$/.test(tag),
    (field) => (field.kind === 'data' ? convertField(field, mode, omitsMarks) : field),
  )
}

function convertField(field: DataField, mode: RelatorMode, omitsMarks: boolean): DataField {
  if (field.subfields.some(({ code }) => code === 't')) return field
  const code = field.tag.endsWith('11') ? 'j' : 'e'
  let subfields = expanded(field.subfields, code)
  if (mode === 'terms' || mode === 'both') subfields = withTerms(subfields, code, omitsMarks)
  if (mode === 'codes' || mode === 'both') subfields = withCodes(subfields, code)
  return subfields === field.subfields ? field : withSubfields(field, subfields)
}

function expanded(subfields: readonly Subfield[], wanted: string): readonly Subfield[] {
  const last = subfields.findLast(({ code }) => /[a-z]/.test(code))
  let isChanged = false
  const next = subfields.map((subfield) => {
    const term = subfield.code === wanted ? writtenOut(subfield.value) : undefined
    if (term === undefined || term === subfield.value) return subfield
    isChanged = true
    const mark = subfield === last ? '.' : /,\s*$/.test(subfield.value) ? ',' : ''
    return { code: wanted, value: term.endsWith('.') && mark === '.' ? term : `${term}${mark}` }
  })
  return isChanged ? next : subfields
}

function withTerms(subfields: readonly Subfield[], wanted: string, omitsMarks: boolean): readonly Subfield[] {
  const given = new Set(subfields.flatMap(({ code, value }) => (code === wanted ? [bare(value)] : [])))
  const terms = subfields.flatMap(({ code, value }) => {
    const term = code === '4' ? relatorTerm(value.trim()) : undefined
    return term === undefined || given.has(bare(term)) ? [] : [term]
  })
  const at = subfields.findLastIndex(({ code }) => /[a-z]/.test(code))
  const before = subfields[at]
  if (terms.length === 0 || !before) return subfields
  const mark = (index: number) => (omitsMarks ? '' : index < terms.length - 1 ? ',' : '.')
  const added = terms.map((term, index) => ({ code: wanted, value: `${term}${term.endsWith('.') ? '' : mark(index)}` }))
  const led = omitsMarks ? before : { code: before.code, value: ledOver(before.value) }
  return [...subfields.slice(0, at), led, ...added, ...subfields.slice(at + 1)]
}

/** A comma leads from the name to what the person did; an open date has none behind its hyphen. */
function ledOver(text: string): string {
  const plain = text.trimEnd()
  if (/[-,?]$/.test(plain)) return plain
  // The stop of an initial or of “Jr.” stays, one that only ends the field goes.
  return `${/(?<=[\p{L}\p{N}]{3}|\))\.$/u.test(plain) ? plain.slice(0, -1) : plain},`
}

function withCodes(subfields: readonly Subfield[], wanted: string): readonly Subfield[] {
  const given = new Set(subfields.flatMap(({ code, value }) => (code === '4' ? [value.trim()] : [])))
  const added = subfields.flatMap(({ code, value }) => {
    const relator = code === wanted ? relatorCode(value) : undefined
    if (relator === undefined || given.has(relator)) return []
    given.add(relator)
    return [{ code: '4', value: relator }]
  })
  return added.length === 0 ? subfields : [...subfields, ...added]
}

function bare(term: string): string {
  return term
    .trim()
    .replace(/[.,]+$/, '')
    .toLowerCase()
}
