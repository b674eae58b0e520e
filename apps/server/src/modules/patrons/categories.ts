import { changed, defineCache } from '../../platform/live-cache.ts'
import { refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf } from '../org/index.ts'
import type { Category, PutCategory } from './contract.ts'
import type { PatronsTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>
type CategoryContent = NonNullable<(typeof PutCategory)['types']>['body']

const categories = defineCache(
  'patrons.categories',
  ['categories', 'setting'],
  async (w): Promise<ReadonlyMap<string, Category>> => {
    const rows = await tablesOf<PatronsTables>(w).selectFrom('patrons.category').selectAll().orderBy('name').execute()
    const { currency } = await libraryOf(w)
    return new Map(
      rows.map((row): [string, Category] => [
        row.code,
        {
          code: row.code,
          name: row.name,
          cardMonths: row.card_months,
          ageFrom: row.age_from,
          ageTo: row.age_to,
          becomes: row.becomes_code,
          enrolmentFee: row.enrolment_fee === 0 ? null : { amount: row.enrolment_fee, currency },
          feeOnRenewal: row.fee_on_renewal,
        },
      ]),
    )
  },
)

/** Patron categories by their code, in order of name; read from the database only after a change. */
export function categoriesOf(w: Reader): Promise<ReadonlyMap<string, Category>> {
  return categories.get(w, 'all')
}

/** Adds a patron category or changes one; what is not given stays. */
export async function putCategory(w: Work, code: string, content: CategoryContent): Promise<Category | Refusal> {
  const known = await categoriesOf(w)
  const before = known.get(code)
  const category: Category = {
    code,
    name: content.name,
    cardMonths: content.cardMonths === undefined ? (before?.cardMonths ?? null) : content.cardMonths,
    ageFrom: content.ageFrom === undefined ? (before?.ageFrom ?? null) : content.ageFrom,
    ageTo: content.ageTo === undefined ? (before?.ageTo ?? null) : content.ageTo,
    becomes: content.becomes === undefined ? (before?.becomes ?? null) : content.becomes,
    enrolmentFee: content.enrolmentFee === undefined ? (before?.enrolmentFee ?? null) : content.enrolmentFee,
    feeOnRenewal: content.feeOnRenewal ?? before?.feeOnRenewal ?? false,
  }
  const problems = categoryProblems(category, known, (await libraryOf(w)).currency)
  if (problems.length > 0) return refuse(...problems)
  const row = {
    name: category.name,
    card_months: category.cardMonths,
    age_from: category.ageFrom,
    age_to: category.ageTo,
    becomes_code: category.becomes,
    enrolment_fee: category.enrolmentFee?.amount ?? 0,
    fee_on_renewal: category.feeOnRenewal,
  }
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.category')
    .values({ code, ...row })
    .onConflict((clash) => clash.column('code').doUpdateSet(row))
    .execute()
  changed(w, 'categories')
  await w.audit({ action: 'category.change', subject: `category:${code}`, detail: category })
  return category
}

function categoryProblems(
  { code, ageFrom, ageTo, becomes, enrolmentFee }: Category,
  known: ReadonlyMap<string, Category>,
  currency: string,
): readonly Block[] {
  const problems: Block[] = []
  if (!/^[a-z0-9][a-z0-9-]*$/.test(code)) {
    problems.push({
      code: 'invalid-code',
      field: 'code',
      message: 'Write the code in small letters, digits and hyphens, like young-adult.',
    })
  }
  if ((ageFrom ?? 0) < 0 || (ageTo ?? 0) < 0 || (ageFrom !== null && ageTo !== null && ageFrom > ageTo)) {
    problems.push({ code: 'invalid-age', field: 'ageTo', message: 'The ages end before they begin.' })
  }
  if (becomes !== null && (becomes === code || !known.has(becomes))) {
    problems.push({
      code: 'invalid-category',
      field: 'becomes',
      message: 'Choose another category of the list for those who have outgrown this one.',
    })
  }
  if (enrolmentFee && (enrolmentFee.amount < 0 || enrolmentFee.currency !== currency)) {
    problems.push({
      code: 'invalid-amount',
      field: 'enrolmentFee',
      message: `Write the fee in ${currency}, nothing or more.`,
    })
  }
  return problems
}

/** What an empty library begins with. */
export async function addFirstCategories(w: Work): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.category')
    .values([
      { code: 'adult', name: 'Adult', card_months: 24, age_from: null, age_to: null },
      { code: 'child', name: 'Child', card_months: 24, age_from: null, age_to: 17 },
      { code: 'staff', name: 'Staff', card_months: null, age_from: null, age_to: null },
    ])
    .onConflict((clash) => clash.doNothing())
    .execute()
  changed(w, 'categories')
}
