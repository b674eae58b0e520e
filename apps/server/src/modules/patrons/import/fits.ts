import type { Work } from '../../../platform/work.ts'
import { todayAt } from '../../org/index.ts'
import { cardBlocks } from '../card-numbers.ts'
import { categoriesOf } from '../categories.ts'
import type { FieldValues } from '../contract.ts'
import type { Field } from '../contract-people.ts'
import { folded } from '../rules/address-text.ts'
import { cardKey } from '../rules/card-number.ts'
import { missingFields, readFieldValues, type ReadValues } from '../rules/field-values.ts'
import { patronProblems } from '../rules/patron-problems.ts'
import type { TakenKeys } from './find-many.ts'
import { patronPolicy } from '../settings.ts'

/** What many rows are judged by. */
export interface Judging {
  readonly fields: readonly Field[]
  /** Codes of fields in which no two patrons may have the same. */
  readonly once: ReadonlySet<string>
  readonly taken: TakenKeys
}

/** The row of a patron as it would be written, as far as it is checked. */
export interface RowToBe {
  readonly family_name: string
  readonly category_code: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly email: string
  readonly external_id: string | null
  /** A card that is given. */
  readonly card: string | undefined
}

/**
 * What is to be written of the library's fields when nothing at all speaks against a row, by the rules of `checkContent`;
 * undefined where something does: who takes the row alone finds out what.
 */
export async function fits(
  w: Work,
  row: RowToBe,
  sent: FieldValues | undefined,
  { fields, once, taken }: Judging,
  existing?: { readonly skip: ReadonlySet<string>; readonly has: ReadonlySet<string>; readonly keepsId: boolean },
): Promise<ReadValues['values'] | undefined> {
  const category = (await categoriesOf(w)).get(row.category_code)
  const content = { familyName: row.family_name, category, birthDate: row.birth_date, email: row.email, card: row.card }
  const problems = patronProblems(content, await todayAt(w, row.branch_id))
  if (problems.some(({ code }) => existing?.skip.has(code) !== true)) return undefined
  if (row.card !== undefined && (taken.cards.has(cardKey(row.card)) || !(await mayHave(w, row.card, row.branch_id))))
    return undefined
  if (row.external_id !== null && existing?.keepsId !== true && taken.externalIds.has(row.external_id.toLowerCase()))
    return undefined
  const read = readFieldValues(fields, sent ?? {})
  if (read.problems.length > 0) return undefined
  for (const [code, value] of read.values)
    if (value !== null && once.has(code) && taken.values.has(`${code} ${folded(value)}`)) return undefined
  const has = (code: string) =>
    read.values.has(code) ? read.values.get(code) !== null : existing?.has.has(code) === true
  // Of a patron who exists, a field that became required meanwhile is asked for when fields are changed, not when an address is.
  const isAsked = !existing || sent !== undefined
  return isAsked && missingFields(fields, has).length > 0 ? undefined : read.values
}

/** True where the library does not ask about card numbers, or this one is as it wants them. */
async function mayHave(w: Work, card: string, branch: number): Promise<boolean> {
  const { cardVerify, cardRangesOnly } = await patronPolicy(w, branch)
  return (!cardVerify && !cardRangesOnly) || (await cardBlocks(w, card, branch)).length === 0
}
