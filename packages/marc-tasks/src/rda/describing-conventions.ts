import {
  changedRecord,
  dataField,
  firstField,
  insertInOrder,
  replaceField,
  withSubfields,
  type MarcRecord,
  type Subfield,
} from '@carrel/marc'

/** What the record says about how it was described. */
export interface Conventions {
  /** 040 $e rda, and leader/18 i for ISBD. */
  readonly rda: boolean
  /** 040 $b, where it has none; empty for not to add one. */
  readonly language: string
}

/**
 * Says that the record follows RDA: `rda` as first 040 $e, behind $a and $b (MARC 21 040); leader/18 `i` where it was
 * AACR2, or blank and yet with the marks of ISBD. Records that leave punctuation out (`c`, `n`) go on saying so.
 */
export function sayConventions(record: MarcRecord, { rda, language }: Conventions): MarcRecord {
  const form = record.leader[18] ?? '-'
  const isPunctuated = form === 'a' || (form === ' ' && hasIsbd(record))
  const marked = rda && isPunctuated ? withForm(record, 'i') : record
  const source = firstField(marked, '040')
  if (source && source.kind !== 'data') return marked
  const subfields = source?.subfields ?? []
  const said = withConvention(withLanguage(subfields, language), rda)
  if (said === subfields) return marked
  return source
    ? replaceField(marked, source, withSubfields(source, said))
    : insertInOrder(marked, dataField('040', '  ', ...said.map(({ code, value }) => [code, value] as const)))
}

/** The marks that lead from one element to the next in title, publication and extent. */
function hasIsbd(record: MarcRecord): boolean {
  return record.fields.some(
    (field) =>
      field.kind === 'data' &&
      /^(?:245|260|264|300)$/.test(field.tag) &&
      field.subfields.some(({ value }, index) => index < field.subfields.length - 1 && /\s[/:;]\s*$/.test(value)),
  )
}

function withForm(record: MarcRecord, form: string): MarcRecord {
  return changedRecord(record, { leader: `${record.leader.slice(0, 18)}${form}${record.leader.slice(19)}` })
}

function withLanguage(subfields: readonly Subfield[], language: string): readonly Subfield[] {
  if (language === '' || subfields.some(({ code }) => code === 'b')) return subfields
  return placedBehind(subfields, '68a', { code: 'b', value: language })
}

function withConvention(subfields: readonly Subfield[], rda: boolean): readonly Subfield[] {
  if (!rda || subfields.some(({ code, value }) => code === 'e' && value.trim().toLowerCase() === 'rda'))
    return subfields
  // Earlier codes say what it no longer follows.
  const others = subfields.filter(({ code, value }) => code !== 'e' || !/^aacr\d?$/i.test(value.trim()))
  return placedBehind(others, '68ab', { code: 'e', value: 'rda' })
}

function placedBehind(subfields: readonly Subfield[], codes: string, added: Subfield): readonly Subfield[] {
  const last = subfields.findLastIndex(({ code }) => code !== '' && codes.includes(code))
  return subfields.toSpliced(last + 1, 0, added)
}
