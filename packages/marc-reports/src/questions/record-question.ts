import { matchesTag, subfieldTexts, type Field, type MarcRecord } from '@carrel/marc'
import { readAddress, textsAt } from '../address/address.ts'
import { lookAlikes, unnormalised } from '../characters/character-mark.ts'
import { numberFault, numberFields, type NumberFault } from '../reports/check-standard-numbers.ts'
import { allTexts } from '../reports/count-characters.ts'
import { coverageOf } from '../reports/count-coverage.ts'

/** What a number of a report is about, so that the records behind it can be found. */
export type RecordQuestion =
  /** Records with a field (`some`), without it (`none`) or with more than one (`several`). */
  | { readonly about: 'field'; readonly tag: string; readonly has: 'some' | 'none' | 'several' }
  /** Records in which a field of the tag has the subfield, has it not, or more than once. */
  | {
      readonly about: 'subfield'
      readonly tag: string
      readonly code: string
      readonly has: 'some' | 'none' | 'several'
    }
  | { readonly about: 'indicators'; readonly tag: string; readonly indicators: string }
  /** Leader positions 06 and 07. */
  | { readonly about: 'material'; readonly type: string; readonly level: string }
  /** Records with a character anywhere. */
  | { readonly about: 'character'; readonly character: string }
  | { readonly about: 'look-alike' | 'unnormalised'; readonly character: string }
  /** An empty code asks for records that give none. */
  | { readonly about: 'language' | 'country' | 'year'; readonly code: string }
  | { readonly about: 'number'; readonly kind: 'isbn' | 'issn'; readonly fault?: NumberFault }
  /** Records of at least so many bytes and fewer than so many. */
  | { readonly about: 'length'; readonly least: number; readonly below?: number }
  /** Records with a text at a place; without `value` those that have nothing there. */
  | { readonly about: 'value'; readonly at: string; readonly value?: string }

/** Makes a question ready for many records; a text says what is wrong with it. */
export function questionTest(question: RecordQuestion): ((record: MarcRecord) => boolean) | string {
  switch (question.about) {
    case 'field':
      return fieldTest(question)
    case 'subfield': {
      const { tag, code, has } = question
      return ({ fields }) => fields.some((field) => field.tag === tag && isCount(codeTimes(field, code), has))
    }
    case 'indicators': {
      const { tag, indicators } = question
      return ({ fields }) =>
        fields.some((field) => field.kind === 'data' && field.tag === tag && field.indicators === indicators)
    }
    case 'material':
      return ({ leader }) => (leader[6] ?? ' ') === question.type && (leader[7] ?? ' ') === question.level
    case 'character':
      return (record) => allTexts(record).some((text) => text.includes(question.character))
    case 'look-alike':
      return (record) => allTexts(record).some((text) => lookAlikes(text).includes(question.character))
    case 'unnormalised':
      return (record) => allTexts(record).some((text) => unnormalised(text).includes(question.character))
    case 'language':
      return codeTest(question.code, (record) => coverageOf(record).languages)
    case 'country':
      return codeTest(question.code, (record) => coverageOf(record).countries)
    case 'year':
      return codeTest(question.code, (record) => coverageOf(record).years)
    case 'number':
      return numberTest(question)
    case 'length': {
      const { least, below = Infinity } = question
      return ({ source }) => source !== undefined && source.bytes.length >= least && source.bytes.length < below
    }
    case 'value':
      return valueTest(question)
  }
}

function fieldTest({ tag, has }: Extract<RecordQuestion, { about: 'field' }>): (record: MarcRecord) => boolean {
  return ({ fields }) => {
    let times = 0
    for (const field of fields) if (matchesTag(field.tag, tag)) times++
    return isCount(times, has)
  }
}

function isCount(times: number, has: 'some' | 'none' | 'several'): boolean {
  if (has === 'none') return times === 0
  return has === 'some' ? times > 0 : times > 1
}

function codeTimes(field: Field, code: string): number {
  return field.kind === 'data' ? field.subfields.filter((subfield) => subfield.code === code).length : 0
}

function codeTest(code: string, codesOf: (record: MarcRecord) => readonly string[]): (record: MarcRecord) => boolean {
  return (record) => {
    const codes = codesOf(record).map((own) => own.trim())
    return code === '' ? codes.length === 0 : codes.includes(code)
  }
}

function numberTest({ kind, fault }: Extract<RecordQuestion, { about: 'number' }>): (record: MarcRecord) => boolean {
  return (record) =>
    numberFields(record, kind).some((field) =>
      subfieldTexts(field, 'a').some((text) => {
        const found = numberFault(text, kind)
        return fault === undefined ? found !== undefined : found === fault
      }),
    )
}

function valueTest({
  at,
  value,
}: Extract<RecordQuestion, { about: 'value' }>): ((record: MarcRecord) => boolean) | string {
  const address = readAddress(at)
  if (typeof address === 'string') return address
  return (record) => {
    const texts = textsAt(record, address)
    return value === undefined ? texts.length === 0 : texts.includes(value)
  }
}
