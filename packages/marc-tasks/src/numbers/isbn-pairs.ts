import { changedRecord, dataField, type DataField, type Field, type MarcRecord } from '@carrel/marc'
import { checkIsbn, formatIsbn, isbn10To13, isbn13To10 } from '@carrel/identifiers'

/** Which form of each ISBN is to be there. */
export interface IsbnChoice {
  readonly add: '13' | '10' | 'both'
  readonly hyphens: boolean
}

/**
 * Adds the other form of each valid ISBN in 020 $a, in a field of its own behind it, with the same qualifiers; where the record
 * has it already, in whatever form, nothing is added.
 */
export function withIsbnPairs(record: MarcRecord, choice: IsbnChoice): MarcRecord {
  const present = new Set(record.fields.flatMap(numbersIn))
  let isChanged = false
  const fields = record.fields.flatMap((field): Field[] => {
    const added = field.kind === 'data' && field.tag === '020' ? otherForms(field, choice) : []
    const missing = added.filter(({ number }) => !present.has(number))
    for (const { number } of missing) present.add(number)
    if (missing.length > 0) isChanged = true
    return [field, ...missing.map(({ made }) => made)]
  })
  return isChanged ? changedRecord(record, { fields }) : record
}

function numbersIn(field: Field): string[] {
  if (field.kind !== 'data' || field.tag !== '020') return []
  return field.subfields.flatMap(({ code, value }) => {
    const found = code === 'a' ? checkIsbn(value) : undefined
    return found?.ok === true ? [bare(found.isbn.given)] : []
  })
}

function otherForms(field: DataField, { add, hyphens }: IsbnChoice): { number: string; made: DataField }[] {
  const [first] = field.subfields.filter(({ code }) => code === 'a')
  const found = first && checkIsbn(first.value)
  if (!first || found?.ok !== true) return []
  const given = bare(found.isbn.given)
  const other = given.length === 10 ? add !== '10' && isbn10To13(given) : add !== '13' && isbn13To10(given)
  if (other === false || other === undefined) return []
  const qualifier = found.qualifier === undefined ? '' : ` ${found.qualifier}`
  const rest = field.subfields.filter(({ code }) => code === 'q').map(({ code, value }) => [code, value] as const)
  const written = hyphens ? formatIsbn(other) : other
  return [{ number: other, made: dataField('020', field.indicators, ['a', `${written}${qualifier}`], ...rest) }]
}

function bare(number: string): string {
  return number.replaceAll(/[- ]/g, '').toUpperCase()
}
