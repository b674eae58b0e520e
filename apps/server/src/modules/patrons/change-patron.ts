import { violates } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { lendingBranch, todayAt } from '../org/index.ts'
import { categoriesOf } from './categories.ts'
import type { ChangePatron, Patron } from './contract.ts'
import { patronById } from './queries.ts'
import { dayOrNull } from './register-patron.ts'
import { cardKey, cardNumber } from './rules/card-number.ts'
import { patronProblems } from './rules/patron-problems.ts'
import { phoneDigits, searchableName } from './rules/searchable.ts'
import { cardJustTaken, cardTaken, lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

type PatronChange = NonNullable<(typeof ChangePatron)['types']>['body']

/** Changes a patron; what is not given stays. A corrected card number takes the place of the wrong one. */
export async function changePatron(w: Work, id: number, change: PatronChange): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  const after = {
    given_name: (change.givenName ?? row.given_name).trim(),
    family_name: (change.familyName ?? row.family_name).trim(),
    category_code: change.category ?? row.category_code,
    branch_id: change.branch ?? row.branch_id,
    birth_date: change.birthDate === undefined ? row.birth_date : dayOrNull(change.birthDate),
    expires: change.expires === undefined ? row.expires : dayOrNull(change.expires),
    email: change.email ?? row.email,
    phone: change.phone ?? row.phone,
    address: change.address ?? row.address,
    language: change.language ?? row.language,
    keep_history: change.keepHistory ?? row.keep_history,
    active: change.active ?? row.active,
  }
  const card = change.card === undefined ? undefined : cardNumber(change.card)
  const problems = await changeProblems(w, change, { ...after, card }, id)
  if (problems.length > 0) return refuse(...problems)
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({
      ...after,
      ...searchableName(after.given_name, after.family_name),
      phone_digits: phoneDigits(after.phone),
      ...(change.pin !== undefined && { pin_hash: await hashPassword(change.pin) }),
    })
    .where('id', '=', id)
    .execute()
  if (card !== undefined) {
    const wrong = await correctCard(w, id, card)
    if (wrong) return refuse(wrong)
  }
  if (change.pin !== undefined || !after.active) await closeSessionsOf(w, 'patron', id)
  await w.audit({ action: 'patron.change', subject: `patron:${id}`, detail: auditDetail(change) })
  return patronById(w, id)
}

/** What the log keeps of a change: which fields, and values only where they say nothing about the person. The log outlives patrons who ask to be forgotten. */
function auditDetail({
  category,
  branch,
  expires,
  active,
  card,
  ...change
}: PatronChange): Readonly<Record<string, unknown>> {
  const values = { category, branch, expires, active, card }
  return {
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    fields: Object.keys(change),
  }
}

async function changeProblems(
  w: Work,
  change: PatronChange,
  after: {
    readonly family_name: string
    readonly category_code: string
    readonly branch_id: number
    readonly birth_date: Temporal.PlainDate | null
    readonly email: string
    readonly card: string | undefined
  },
  id: number,
): Promise<readonly Block[]> {
  const category = (await categoriesOf(w)).get(after.category_code)
  const content = {
    familyName: after.family_name,
    category,
    birthDate: after.birth_date,
    email: after.email,
    card: after.card,
  }
  const problems = patronProblems(content, await todayAt(w, after.branch_id)).filter(
    // Who has outgrown a category meanwhile can still have the address corrected.
    ({ code }) => code !== 'category-age' || change.category !== undefined || change.birthDate !== undefined,
  )
  const branch = change.branch === undefined ? undefined : await lendingBranch(w, change.branch, 'branch')
  const taken = after.card === undefined ? undefined : await takenByAnother(w, after.card, id)
  return [...problems, ...(isRefusal(branch) ? branch.blocks : []), ...(taken ? [taken] : [])]
}

async function takenByAnother(w: Work, card: string, patron: number): Promise<Block | undefined> {
  const own = await activeCard(w, patron)
  return own && cardKey(own.barcode) === cardKey(card) ? undefined : cardTaken(w, card)
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
