import { checkIsbn, checkIssn } from '@carrel/identifiers'
import { dialectOf, fieldsWith, subfieldTexts, type Field, type MarcRecord } from '@carrel/marc'
import { MOST_NAMED, refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** A number that is not valid. */
export interface InvalidNumber extends RecordRef {
  readonly text: string
  readonly reason: NumberFault
}

/** Why a number is not valid. */
export type NumberFault = 'empty' | 'characters' | 'length' | 'checksum' | 'prefix'

/** How the numbers of one kind are. */
export interface NumberCounts {
  /** Subfields that hold one. */
  readonly numbers: number
  readonly valid: number
  /** Records with at least one. */
  readonly records: number
  readonly faults: Readonly<Record<NumberFault, number>>
  /** The first that are not valid. */
  readonly invalid: readonly InvalidNumber[]
  /** Subfields $z, where numbers stand that are known to be wrong. */
  readonly cancelled: number
}

/** Which ISBNs and ISSNs are valid. */
export interface StandardNumbers {
  readonly records: number
  /** In 020 $a (UNIMARC 010). */
  readonly isbn: NumberCounts
  /** In 022 $a (UNIMARC 011). */
  readonly issn: NumberCounts
}

type Counting = { -readonly [Key in keyof NumberCounts]: NumberCounts[Key] } & {
  faults: Record<NumberFault, number>
  invalid: InvalidNumber[]
}

/** Checks ISBNs and ISSNs. */
export function checkStandardNumbers(): RecordReport<StandardNumbers> {
  const [isbn, issn] = [newCounts(), newCounts()]
  let records = 0
  return {
    add(record, number) {
      records++
      for (const [counts, kind] of [
        [isbn, 'isbn'],
        [issn, 'issn'],
      ] as const) {
        const fields = numberFields(record, kind)
        const texts = fields.flatMap((field) => subfieldTexts(field, 'a'))
        if (texts.length > 0) counts.records++
        counts.cancelled += fields.reduce((sum, field) => sum + subfieldTexts(field, 'z').length, 0)
        for (const text of texts) {
          counts.numbers++
          const fault = numberFault(text, kind)
          if (fault === undefined) {
            counts.valid++
            continue
          }
          counts.faults[fault]++
          if (counts.invalid.length < MOST_NAMED) {
            counts.invalid.push({ ...refOf(record, number), text: text.slice(0, 200), reason: fault })
          }
        }
      }
    },
    result: () => ({ records, isbn: { ...isbn }, issn: { ...issn } }),
  }
}

/** The fields of a record in which numbers of a kind stand. */
export function numberFields(record: MarcRecord, kind: 'isbn' | 'issn'): Field[] {
  const isUnimarc = dialectOf(record) === 'unimarc'
  if (kind === 'isbn') return fieldsWith(record, isUnimarc ? '010' : '020')
  return fieldsWith(record, isUnimarc ? '011' : '022')
}

/** Why a number is not valid; undefined when it is. */
export function numberFault(text: string, kind: 'isbn' | 'issn'): NumberFault | undefined {
  const found = kind === 'isbn' ? checkIsbn(text) : checkIssn(text)
  return found.ok ? undefined : found.reason
}

function newCounts(): Counting {
  const faults = { empty: 0, characters: 0, length: 0, checksum: 0, prefix: 0 }
  return { numbers: 0, valid: 0, records: 0, faults, invalid: [], cancelled: 0 }
}
