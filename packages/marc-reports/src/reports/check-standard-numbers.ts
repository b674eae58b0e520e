import { checkIsbn, checkIssn } from '@carrel/identifiers'
import { dialectOf, fieldsWith, subfieldTexts } from '@carrel/marc'
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
      const [isbnTag, issnTag] = dialectOf(record) === 'unimarc' ? ['010', '011'] : ['020', '022']
      for (const [counts, tag, check] of [
        [isbn, isbnTag, checkIsbn],
        [issn, issnTag, checkIssn],
      ] as const) {
        const fields = fieldsWith(record, tag)
        const texts = fields.flatMap((field) => subfieldTexts(field, 'a'))
        if (texts.length > 0) counts.records++
        counts.cancelled += fields.reduce((sum, field) => sum + subfieldTexts(field, 'z').length, 0)
        for (const text of texts) {
          counts.numbers++
          const found = check(text)
          if (found.ok) {
            counts.valid++
            continue
          }
          counts.faults[found.reason]++
          if (counts.invalid.length < MOST_NAMED) {
            counts.invalid.push({ ...refOf(record, number), text: text.slice(0, 200), reason: found.reason })
          }
        }
      }
    },
    result: () => ({ records, isbn: { ...isbn }, issn: { ...issn } }),
  }
}

function newCounts(): Counting {
  const faults = { empty: 0, characters: 0, length: 0, checksum: 0, prefix: 0 }
  return { numbers: 0, valid: 0, records: 0, faults, invalid: [], cancelled: 0 }
}
