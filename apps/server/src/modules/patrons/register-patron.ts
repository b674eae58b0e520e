import { violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { lendingBranch, todayAt } from '../org/index.ts'
import { categoriesOf } from './categories.ts'
import type { Patron, RegisterPatron } from './contract.ts'
import { patronById } from './queries.ts'
import { cardNumber } from './rules/card-number.ts'
import { patronProblems } from './rules/patron-problems.ts'
import { phoneDigits, searchableName } from './rules/searchable.ts'
import { cardJustTaken, cardTaken, freeCardNumber, insertCard } from './store.ts'
import type { PatronsTables } from './tables.ts'

/** A new patron, as it is sent. */
export type NewPatron = NonNullable<(typeof RegisterPatron)['types']>['body']

/** Registers a patron with a card: the one given, or the next free number of the library. */
export async function registerPatron(w: Work, request: NewPatron): Promise<Patron | Refusal> {
  const category = (await categoriesOf(w)).get(request.category)
  const birthDate = dayOrNull(request.birthDate)
  const today = await todayAt(w, request.branch)
  const given = request.card === undefined ? undefined : cardNumber(request.card)
  const problems: Block[] = [
    ...patronProblems(
      { familyName: request.familyName, category, birthDate, email: request.email ?? '', card: given },
      today,
    ),
  ]
  const branch = await lendingBranch(w, request.branch, 'branch')
  if (isRefusal(branch)) problems.push(...branch.blocks)
  const taken = given === undefined ? undefined : await cardTaken(w, given)
  if (taken) problems.push(taken)
  if (problems.length > 0) return refuse(...problems)

  const months = category?.cardMonths ?? null
  const expires =
    request.expires === undefined ? (months === null ? null : today.add({ months })) : dayOrNull(request.expires)
  const names = { given_name: (request.givenName ?? '').trim(), family_name: request.familyName.trim() }
  const { id } = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.patron')
    .values({
      ...names,
      ...searchableName(names.given_name, names.family_name),
      category_code: request.category,
      branch_id: request.branch,
      birth_date: birthDate,
      expires,
      email: request.email ?? '',
      phone: request.phone ?? '',
      phone_digits: phoneDigits(request.phone ?? ''),
      address: request.address ?? '',
      language: request.language ?? '',
      keep_history: request.keepHistory ?? false,
      pin_hash: request.pin === undefined ? null : await hashPassword(request.pin),
      registered_at: w.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const card = given ?? (await freeCardNumber(w))
  try {
    await insertCard(w, id, card)
  } catch (error) {
    if (violates(error, 'card_barcode')) return refuse(cardJustTaken(card))
    throw error
  }
  await w.audit({
    action: 'patron.register',
    subject: `patron:${id}`,
    detail: { card, category: request.category, branch: request.branch },
  })
  return patronById(w, id)
}

/** A day from its text; null stays null, and nothing becomes null. */
export function dayOrNull(text: string | null | undefined): Temporal.PlainDate | null {
  return text === null || text === undefined ? null : Temporal.PlainDate.from(text)
}
