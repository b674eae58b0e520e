import type { CallNumberFinding } from '../check/finding.ts'
import type { CallNumberScheme } from '../scheme.ts'

/** A call number that a record could have, and why. */
export interface CallNumberSuggestion {
  readonly callNumber: string
  readonly scheme: CallNumberScheme
  readonly shelfKey: string
  /** How it came about, in the order of the number: each a sentence. */
  readonly reasons: readonly string[]
  /** What is wrong with it, should the record's own number be. */
  readonly findings: readonly CallNumberFinding[]
  /** The name or title that its last Cutter or mark stands for: neighbours on the shelf are compared by it. */
  readonly heading: string
  /** True where works of one author stand by their titles: neighbours are compared by title. */
  readonly byTitle: boolean
  /** The words before the class number, or "". */
  readonly prefix: string
  /** The class number without what was added, for looking at the shelf around it. */
  readonly classNumber: string
  /** What was made for the heading and may be moved to fit between neighbours; "" where an agency gave the whole number. */
  readonly cutter: string
  /** What follows the Cutter: a year, a volume. */
  readonly behind: string
}

/** A number in the making. */
export interface Draft {
  readonly prefix: string
  readonly classNumber: string
  /** Between the class number and the Cutter: ".", " " or "". */
  readonly joint: string
  readonly cutter: string
  readonly behind: string
  readonly heading: string
  readonly byTitle?: boolean
  readonly reasons: readonly string[]
}

/** The parts of a draft put together. */
export function written({ prefix, classNumber, joint, cutter, behind }: Draft): string {
  const number = cutter === '' ? classNumber : `${classNumber}${joint}${cutter}`
  return [prefix, number, behind].filter((part) => part !== '').join(' ')
}
