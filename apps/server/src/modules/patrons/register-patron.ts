import { violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { freeCardNumber } from './card-numbers.ts'
import { noteNewEmail, type EmailSource } from './confirm-email.ts'
import { categoriesOf } from './categories.ts'
import { cardEnd } from './card-end.ts'
import type { Address, Patron, RegisterPatron } from './contract.ts'
import { patronFeeDue, patronRegistered } from './events.ts'
import { checkContent } from './patron-content.ts'
import { patronById } from './queries.ts'
import { addressText } from './rules/address-text.ts'
import { cardNumber } from './rules/card-number.ts'
import { phoneDigits, searchableName } from './rules/searchable.ts'
import {
  addressColumns,
  cardJustTaken,
  insertAddresses,
  insertCard,
  wholeAddresses,
  writeContacts,
  writeFieldValues,
} from './store.ts'
import type { PatronsTables } from './tables.ts'

/** A new patron, as it is sent. */
export type NewPatron = NonNullable<(typeof RegisterPatron)['types']>['body']

/** Registers a patron with a card: the one given, or the next free number of the library. */
export async function registerPatron(w: Work, request: NewPatron): Promise<Patron | Refusal> {
  const id = await addPatron(w, request)
  return isRefusal(id) ? id : patronById(w, id)
}

/** The same, without looking at the patron afterwards; gives back the patron's number. */
export async function addPatron(
  w: Work,
  request: NewPatron,
  /** False where nobody enrols now, as in an import from another system. */
  options: { readonly fee?: boolean; readonly email?: EmailSource } = {},
): Promise<number | Refusal> {
  const birthDate = dayOrNull(request.birthDate)
  const given = request.card === undefined || request.card.trim() === '' ? undefined : cardNumber(request.card)
  const externalId = textOrNull(request.externalId)
  const { standing, passed, values } = await checkContent(
    w,
    {
      familyName: request.familyName,
      category: request.category,
      branch: request.branch,
      birthDate,
      email: request.email ?? '',
      externalId,
      card: given,
      fields: request.fields,
    },
    request.override,
  )
  if (standing.length > 0) return refuse(...standing)
  const category = (await categoriesOf(w)).get(request.category)
  const addresses = wholeAddresses(request.addresses ?? [])
  const columns = await newPatronColumns(w, request, addresses)
  const { id } = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.patron')
    .values(columns)
    .returning('id')
    .executeTakeFirstOrThrow()
  const card = given ?? (await freeCardNumber(w, request.branch))
  try {
    // None of these waits for another.
    await Promise.all([
      insertCard(w, id, card),
      insertAddresses(w, id, addresses),
      request.contacts && request.contacts.length > 0 ? writeContacts(w, id, request.contacts) : undefined,
      writeFieldValues(w, id, values),
    ])
  } catch (error) {
    if (violates(error, 'card_barcode')) return refuse(cardJustTaken(card))
    throw error
  }
  await w.audit({
    action: 'patron.register',
    subject: `patron:${id}`,
    ...(request.override && { reason: request.override.reason }),
    detail: {
      card,
      category: request.category,
      branch: request.branch,
      ...(passed.length > 0 && { passed: passed.map(({ code }) => code) }),
    },
  })
  if (category?.enrolmentFee && options.fee !== false)
    await w.publish(patronFeeDue, {
      patron: id,
      amount: category.enrolmentFee.amount,
      description: `Enrolment: ${category.name}`,
      branch: request.branch,
    })
  await noteNewEmail(w, id, columns.email, options.email ?? 'staff')
  if (options.fee !== false) await w.publish(patronRegistered, { patron: id })
  return id
}

/** What is kept of a new patron in the row itself; the PIN is hashed. */
export async function newPatronColumns(w: Work, request: NewPatron, addresses: readonly Address[]) {
  const months = (await categoriesOf(w)).get(request.category)?.cardMonths ?? null
  const today = await todayAt(w, request.branch)
  const ends = await cardEnd(w, request.branch, request)
  const names = {
    given_name: (request.givenName ?? '').trim(),
    family_name: request.familyName.trim(),
    preferred_name: (request.preferredName ?? '').trim(),
  }
  const mailing = addresses.find((one) => one.mailing)
  return {
    ...names,
    ...searchableName(names.given_name, names.family_name, names.preferred_name),
    external_id: textOrNull(request.externalId),
    category_code: request.category,
    branch_id: request.branch,
    birth_date: dayOrNull(request.birthDate),
    expires: ends.expires === undefined ? (months === null ? null : today.add({ months })) : ends.expires,
    expires_at: ends.expiresAt ?? null,
    email: (request.email ?? '').trim(),
    phone: request.phone ?? '',
    phone_digits: phoneDigits(request.phone ?? ''),
    ...addressColumns(mailing ? addressText(mailing) : (request.address ?? '')),
    language: request.language ?? '',
    keep_history: request.keepHistory ?? false,
    history_since: request.keepHistory === true ? w.now : null,
    pin_hash: request.pin === undefined || request.pin === '' ? null : await hashPassword(request.pin),
    registered_at: w.now,
  }
}

/** A day from its text; null stays null, and nothing becomes null. */
export function dayOrNull(text: string | null | undefined): Temporal.PlainDate | null {
  return text === null || text === undefined ? null : Temporal.PlainDate.from(text)
}

/** A text without what surrounds it; null where nothing is left. */
export function textOrNull(text: string | null | undefined): string | null {
  const trimmed = (text ?? '').trim()
  return trimmed === '' ? null : trimmed
}
