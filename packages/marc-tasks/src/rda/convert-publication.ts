import { changedRecord, withSubfields, type DataField, type Field, type MarcRecord, type Subfield } from '@carrel/marc'
import { spellNotIdentified } from './not-identified.ts'
import { partDates, spellUncertainDate } from './publication-dates.ts'
import { separateBrackets } from './separate-brackets.ts'
import { groupStatements, type StatementFunction, type StatementGroup } from './publication-groups.ts'

/** How statements of publication are turned. */
export interface PublicationOptions {
  /** A copyright date is written with its sign, ©1999, or with the word, copyright 1999 (RDA 2.11.1.3). */
  readonly copyright: 'sign' | 'word'
}

/**
 * Turns 260 into 264, one for each function (RDA 2.7 to 2.11; MARC 21 264), and parts copyright dates from dates of publication
 * in 264 too. The twin of a 260 in another script (880) goes with it. A 260 with a subfield that 264 does not know stays.
 */
export function convertPublication(record: MarcRecord, options: PublicationOptions): MarcRecord {
  const unpublished = 'dft'.includes(record.leader[6] ?? '-')
  const fields: Field[] = []
  const copyright = new Map<string, Field>()
  const linked = new Set(record.fields.flatMap((field) => linkOf(field, unpublished)))
  let isChanged = false
  for (const field of record.fields) {
    const made = field.kind === 'data' ? statements(field, unpublished, options, linked) : undefined
    if (!made) {
      fields.push(field)
      continue
    }
    isChanged = true
    fields.push(...made.fields)
    for (const date of made.copyright) copyright.set(date, statement(' ', '4', [{ code: 'c', value: date }]))
  }
  if (!isChanged) return record
  for (const field of fields) if (isCopyright(field)) copyright.delete(copyrightDate(field))
  const last = fields.findLastIndex(({ tag }) => tag === '264')
  return changedRecord(record, { fields: fields.toSpliced(last + 1, 0, ...copyright.values()) })
}

function isCopyright(field: Field): field is DataField {
  return field.kind === 'data' && field.tag === '264' && field.indicators[1] === '4'
}

function copyrightDate(field: DataField): string {
  return field.subfields.find(({ code }) => code === 'c')?.value.replace(/[.\s]+$/, '') ?? ''
}

interface Statements {
  readonly fields: readonly DataField[]
  readonly copyright: readonly string[]
}

function statements(
  field: DataField,
  unpublished: boolean,
  options: PublicationOptions,
  linked: ReadonlySet<string>,
): Statements | undefined {
  if (field.tag === '880') return twin(field, options, linked)
  const indicator = ' 23'.includes(field.indicators[0] ?? '') ? (field.indicators[0] ?? ' ') : ' '
  if (field.tag === '264') return mended(field, options)
  if (field.tag !== '260') return undefined
  const groups = groupStatements(withSubfields(field, separateBrackets(field.subfields)), unpublished)
  if (!groups) return undefined
  return collected(groups, indicator, options)
}

function collected(groups: readonly StatementGroup[], indicator: string, options: PublicationOptions): Statements {
  const copyright: string[] = []
  const fields = groups.map(({ about, subfields }) => {
    const dated = withDates(subfields, about, options)
    copyright.push(...dated.copyright)
    return statement(indicator, about, spellNotIdentified(dated.subfields, about))
  })
  return { fields: fields.filter(({ subfields }) => subfields.some(({ code }) => 'abc'.includes(code))), copyright }
}

/** A 264 whose date is yet one of copyright, or that says S.l. and s.n.; undefined when there is nothing to mend. */
function mended(field: DataField, options: PublicationOptions): Statements | undefined {
  const about = field.indicators[1] ?? ''
  if (!isFunction(about) || about === '4') return undefined
  const given = separateBrackets(field.subfields)
  const dated = withDates(given, about, options)
  const subfields = spellNotIdentified(dated.subfields, about)
  if (subfields === field.subfields) return undefined
  return { fields: [statement(field.indicators[0] ?? ' ', about, subfields)], copyright: dated.copyright }
}

function isFunction(text: string): text is StatementFunction {
  return text !== '' && '01234'.includes(text)
}

/** The number by which a 260 that is turned is linked with its twin in another script; `00` is a twin without one. */
function linkOf(field: Field, unpublished: boolean): string[] {
  if (field.kind !== 'data' || field.tag !== '260' || !groupStatements(field, unpublished)) return []
  return ['00', ...field.subfields.flatMap(({ code, value }) => (code === '6' ? [value.slice(4, 6)] : []))]
}

function twin(field: DataField, options: PublicationOptions, linked: ReadonlySet<string>): Statements | undefined {
  const link = field.subfields.find(({ code, value }) => code === '6' && value.startsWith('260-'))
  if (!link || !linked.has(link.value.slice(4, 6))) return undefined
  const groups = groupStatements(withSubfields(field, separateBrackets(field.subfields)), false)
  const [made] = groups?.length === 1 ? collected(groups, field.indicators[0] ?? ' ', options).fields : []
  const subfields = (made ?? field).subfields.map((each) =>
    each === link ? { code: '6', value: `264${each.value.slice(3)}` } : each,
  )
  const indicators = made?.indicators ?? `${field.indicators[0] ?? ' '}1`
  // The copyright date stands in the field that this one belongs to.
  return { fields: [{ kind: 'data', tag: '880', indicators, subfields }], copyright: [] }
}

function statement(indicator: string, about: StatementFunction, subfields: readonly Subfield[]): DataField {
  return { kind: 'data', tag: '264', indicators: `${indicator}${about}`, subfields }
}

function withDates(subfields: readonly Subfield[], about: StatementFunction, { copyright: mark }: PublicationOptions) {
  const copyright: string[] = []
  let isChanged = false
  const next = subfields.flatMap((subfield) => {
    if (subfield.code !== 'c') return [subfield]
    const ending = /(?<!\b(?:ca|n\. ?d|s\. ?a|cop))\.\s*$/i.exec(subfield.value)?.[0] ?? ''
    const text = subfield.value.slice(0, subfield.value.length - ending.length)
    const parted = partDates(text, mark)
    if (about !== '4') copyright.push(...parted.copyright)
    const date = parted.date === undefined ? undefined : spellUncertainDate(parted.date)
    if (date === text) return [subfield]
    isChanged = true
    if (date === undefined) return []
    return [{ code: 'c', value: /[\])>-]$/.test(date) ? date : `${date}${ending.trim()}` }]
  })
  return { subfields: isChanged ? next : subfields, copyright }
}
