import type { Block } from '../../../platform/refusal.ts'
import type { Category } from '../contract.ts'
import { ageOn } from './age.ts'
import { isCardNumber } from './card-number.ts'

/** What is checked of a patron before it is saved. */
export interface PatronContent {
  readonly familyName: string
  readonly category: Category | undefined
  readonly birthDate: Temporal.PlainDate | null
  readonly email: string
  /** A new card, if one is given. */
  readonly card: string | undefined
}

const oldest = 130

/** Everything that is wrong with a patron as it is about to be saved. */
export function patronProblems(patron: PatronContent, today: Temporal.PlainDate): readonly Block[] {
  const problems: Block[] = []
  if (patron.familyName.trim() === '') {
    problems.push({ code: 'invalid-name', field: 'familyName', message: 'Write the family name, or the only name.' })
  }
  if (!patron.category) {
    problems.push({
      code: 'invalid-category',
      field: 'category',
      message: 'There is no such patron category. Choose one of the list.',
    })
  }
  if (patron.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(patron.email)) {
    problems.push({ code: 'invalid-email', field: 'email', message: `"${patron.email}" is not an e-mail address.` })
  }
  if (patron.card !== undefined && !isCardNumber(patron.card)) {
    problems.push({
      code: 'invalid-card',
      field: 'card',
      message: 'A card number has up to 40 letters and digits. Scan the card again.',
    })
  }
  return [...problems, ...birthProblems(patron, today)]
}

function birthProblems({ birthDate, category }: PatronContent, today: Temporal.PlainDate): readonly Block[] {
  if (!birthDate) return []
  const age = ageOn(birthDate, today)
  if (age < 0)
    return [
      { code: 'invalid-birth-date', field: 'birthDate', message: 'The birth date lies in the future. Check the year.' },
    ]
  if (age > oldest)
    return [{ code: 'invalid-birth-date', field: 'birthDate', message: `Nobody is ${age} years old. Check the year.` }]
  if (!category || (age >= (category.ageFrom ?? 0) && age <= (category.ageTo ?? oldest))) return []
  // Who has outgrown a category with a next one is in that from the birthday on.
  if (category.becomes !== null && age > (category.ageTo ?? oldest)) return []
  const ages =
    category.ageTo === null
      ? `from ${category.ageFrom} years`
      : category.ageFrom === null
        ? `up to ${category.ageTo} years`
        : `from ${category.ageFrom} to ${category.ageTo} years`
  return [
    {
      code: 'category-age',
      field: 'category',
      override: 'patrons:override-age',
      message: `${category.name} is for patrons ${ages}, and this one is ${age}. Choose another category, or go on all the same with a reason.`,
      facts: { age },
    },
  ]
}
