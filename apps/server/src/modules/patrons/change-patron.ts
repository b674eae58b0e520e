import type { Selectable } from 'kysely'
import { violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { cardEnd } from './card-end.ts'
import type { ChangePatron, Patron } from './contract.ts'
import { noteNewEmail, type EmailSource } from './confirm-email.ts'
import { historyForgotten, patronChanged } from './events.ts'
import { checkContent } from './patron-content.ts'
import { patronById } from './queries.ts'
import { dayOrNull, textOrNull } from './register-patron.ts'
import { addressText } from './rules/address-text.ts'
import { cardKey, cardNumber } from './rules/card-number.ts'
import { phoneDigits, searchableName } from './rules/searchable.ts'
import {
  addressColumns,
  cardJustTaken,
  lockPatron,
  wholeAddresses,
  writeAddresses,
  writeContacts,
  writeFieldValues,
} from './store.ts'
import type { PatronsTables } from './tables.ts'

type PatronColumns = Selectable<PatronsTables['patrons.patron']>

/** What is to be changed of a patron. */
export type PatronChange = NonNullable<(typeof ChangePatron)['types']>['body']

/** Changes a patron; what is not given stays. A corrected card number takes the place of the wrong one. */
export async function changePatron(w: Work, id: number, change: PatronChange): Promise<Patron | Refusal> {
  const done = await alterPatron(w, id, change)
  return isRefusal(done) ? done : patronById(w, id)
}

/** The same, without looking at the patron afterwards. */
export async function alterPatron(
  w: Work,
  id: number,
  change: PatronChange,
  email: EmailSource = 'staff',
): Promise<undefined | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  if (row.deleted_at !== null) return refuse(isDeleted)
  const { sent, after } = await changedColumns(w, row, change)
  const card = await correctedCard(w, id, change.card)
  const isMoved =
    after.category_code !== row.category_code || after.birth_date?.toString() !== row.birth_date?.toString()
  const { standing, passed, values } = await checkChange(w, id, change, { ...after, card }, isMoved)
  if (standing.length > 0) return refuse(...standing)
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({
      ...after,
      ...(change.pin !== undefined && { pin_hash: await hashPassword(change.pin) }),
    })
    .where('id', '=', id)
    .execute()
  if (sent) await writeAddresses(w, id, sent)
  else if (change.address !== undefined && change.address !== row.address) await writeAddresses(w, id, [])
  if (change.contacts) await writeContacts(w, id, change.contacts)
  await writeFieldValues(w, id, values)
  if (card !== undefined) {
    const wrong = await correctCard(w, id, card)
    if (wrong) return refuse(wrong)
  }
  if (after.email.toLowerCase() !== row.email.toLowerCase()) await noteNewEmail(w, id, after.email, email)
  if (row.keep_history && !after.keep_history)
    await w.publish(historyForgotten, { patron: id, done: { forgotten: 0, blocks: [] } })
  if (change.pin !== undefined || !after.active) await closeSessionsOf(w, 'patron', id)
  await w.audit({
    action: 'patron.change',
    subject: `patron:${id}`,
    ...(change.override && { reason: change.override.reason }),
    detail: { ...changeDetail(change), ...(passed.length > 0 && { passed: passed.map(({ code }) => code) }) },
  })
  await w.publish(patronChanged, { patron: id, fields: Object.keys(change).filter((field) => field !== 'override') })
  return undefined
}

/** What the row of a patron holds after a change, and the addresses that take the place of the old ones, where some were sent. */
export async function changedColumns(w: Work, row: PatronColumns, change: PatronChange) {
  const keepHistory = change.keepHistory ?? row.keep_history
  const sent = change.addresses && wholeAddresses(change.addresses)
  const mailing = sent?.find((one) => one.mailing)
  const address = sent ? (mailing ? addressText(mailing) : '') : (change.address ?? row.address)
  const ends = await cardEnd(w, change.branch ?? row.branch_id, change)
  const names = {
    given_name: (change.givenName ?? row.given_name).trim(),
    family_name: (change.familyName ?? row.family_name).trim(),
    preferred_name: (change.preferredName ?? row.preferred_name).trim(),
  }
  const phone = change.phone ?? row.phone
  const after = {
    ...names,
    ...searchableName(names.given_name, names.family_name, names.preferred_name),
    external_id: change.externalId === undefined ? row.external_id : textOrNull(change.externalId),
    category_code: change.category ?? row.category_code,
    branch_id: change.branch ?? row.branch_id,
    birth_date: change.birthDate === undefined ? row.birth_date : dayOrNull(change.birthDate),
    expires: ends.expires === undefined ? row.expires : ends.expires,
    expires_at: ends.expires === undefined ? row.expires_at : (ends.expiresAt ?? null),
    email: (change.email ?? row.email).trim(),
    phone,
    phone_digits: phoneDigits(phone),
    ...addressColumns(address),
    language: change.language ?? row.language,
    keep_history: keepHistory,
    history_since: keepHistory ? (row.keep_history ? row.history_since : w.now) : null,
    active: change.active ?? row.active,
  }
  return { sent, after }
}

/** The refusal to change who was deleted. */
export const isDeleted: Block = {
  code: 'patron-deleted',
  message: 'This patron was deleted. Bring them back first, under the patron.',
}

/** What the log keeps of a change: which fields, and values only where they say nothing about the person. The log outlives patrons who ask to be forgotten. */
export function changeDetail({
  category,
  branch,
  expires,
  active,
  card,
  override: _override,
  ...change
}: PatronChange): Readonly<Record<string, unknown>> {
  const values = { category, branch, expires, active, card }
  return {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    fields: Object.keys(change),
  }
}

async function checkChange(
  w: Work,
  id: number,
  change: PatronChange,
  after: {
    readonly family_name: string
    readonly category_code: string
    readonly branch_id: number
    readonly birth_date: Temporal.PlainDate | null
    readonly email: string
    readonly external_id: string | null
    readonly card: string | undefined
  },
  isMoved: boolean,
) {
  const skip = new Set<string>()
  // Who has outgrown a category meanwhile can still have the address corrected.
  if (!isMoved) skip.add('category-age')
  if (change.branch === undefined) skip.add('branch-not-found')
  const has =
    change.fields === undefined
      ? []
      : await tablesOf<PatronsTables>(w)
          .selectFrom('patrons.field_value')
          .select('field_code')
          .where('patron_id', '=', id)
          .execute()
  const checked = await checkContent(
    w,
    {
      id,
      familyName: after.family_name,
      category: after.category_code,
      branch: after.branch_id,
      birthDate: after.birth_date,
      email: after.email,
      externalId: after.external_id,
      card: after.card,
      fields: change.fields,
      hasFields: new Set(has.map((row) => row.field_code)),
    },
    change.override,
    skip,
  )
  // A field that became required meanwhile is asked for when fields are changed, not when an address is.
  return change.fields === undefined
    ? { ...checked, standing: checked.standing.filter(({ code }) => code !== 'invalid-field') }
    : checked
}

/** The card number to be written; undefined where it is the patron's own already. */
async function correctedCard(w: Work, patron: number, card: string | undefined): Promise<string | undefined> {
  if (card === undefined) return undefined
  const wanted = cardNumber(card)
  const own = await activeCard(w, patron)
  return own && cardKey(own.barcode) === cardKey(wanted) && own.barcode === wanted ? undefined : wanted
}

function activeCard(w: Work, patron: number) {
  return tablesOf<PatronsTables>(w)
    .selectFrom('patrons.card')
    .select(['id', 'barcode'])
    .where('patron_id', '=', patron)
    .where('state', '=', 'active')
    .executeTakeFirst()
}

async function correctCard(w: Work, patron: number, barcode: string): Promise<Block | undefined> {
  const db = tablesOf<PatronsTables>(w)
  const own = await activeCard(w, patron)
  try {
    if (own) await db.updateTable('patrons.card').set({ barcode }).where('id', '=', own.id).execute()
    else await db.insertInto('patrons.card').values({ patron_id: patron, barcode, since: w.now }).execute()
    return undefined
  } catch (error) {
    if (violates(error, 'card_barcode')) return cardJustTaken(barcode)
    throw error
  }
}
