import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import { hashPassword } from '../../platform/password.ts'
import { ask } from '../../platform/port.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { carrel, tablesOf, type Work } from '../../platform/work.ts'
import { branchById, lendingBranch, siteLink, todayAt } from '../org/index.ts'
import { categoriesOf } from './categories.ts'
import type { ConfirmSignUp, SignUpForm } from './contract-registration.ts'
import { mailPerson } from './ports.ts'
import { patronById } from './queries.ts'
import { addPatron, dayOrNull } from './register-patron.ts'
import { newToken, tokenHash } from './reset-pin.ts'
import { patronProblems } from './rules/patron-problems.ts'
import { selfRegistration, selfRegistrationCategory, selfRegistrationDays } from './settings.ts'
import type { PatronsTables } from './tables.ts'

type Confirmed = NonNullable<(typeof ConfirmSignUp)['types']>['response']

/** What is kept of a form: the PIN as its hash only. */
export interface KeptForm extends Omit<SignUpForm, 'pin'> {
  readonly pinHash: string | null
}

const mostAnHour = 5
const goodForHours = 48

/** True where people may sign up on the public site. */
export async function selfRegistrationOpen(w: Pick<Work, 'db'>): Promise<boolean> {
  return (await readSetting(w, selfRegistration)) !== 'off'
}

/** Signs someone up and sends the mail that asks whether the address is theirs. */
export async function signUp(w: Work, form: SignUpForm, address: string): Promise<{ sent: boolean } | Refusal> {
  if ((await readSetting(w, selfRegistration)) === 'off')
    return refuse({ code: 'self-registration-off', message: 'Please come to the library to get a card.' })
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from patrons.registration where address = ${address} and created_at > ${w.now.subtract({ hours: 1 })}`.execute(
    w.db,
  )
  if ((rows[0]?.n ?? 0) >= mostAnHour)
    return refuse({ code: 'too-many-attempts', message: 'Too many people signed up from here. Try again in an hour.' })
  const problems = await formProblems(w, form)
  if (problems.length > 0) return refuse(...problems)
  const { pin, ...rest } = form
  const kept: KeptForm = {
    ...rest,
    email: form.email.trim(),
    pinHash: pin === undefined ? null : await hashPassword(pin),
  }
  const { token, hash } = newToken()
  const { id } = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.registration')
    .values({ form: jsonb(kept), email: kept.email, token_hash: hash, address, created_at: w.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await ask(w.platform, mailPerson)(w, {
    kind: 'registration',
    to: kept.email,
    name: `${form.givenName} ${form.familyName}`.trim(),
    givenName: form.givenName,
    language: '',
    branch: form.branch,
    patron: null,
    link: (await siteLink(w))(`/register/confirm?token=${token}`),
    expires: w.now.add({ hours: goodForHours }).toString(),
  })
  await w.audit({ action: 'registration.sent', subject: `registration:${id}` })
  return { sent: true }
}

async function formProblems(w: Work, form: SignUpForm): Promise<readonly Block[]> {
  const branch = await lendingBranch(w, form.branch, 'branch')
  const code = await readSetting(w, selfRegistrationCategory)
  const content = {
    familyName: form.familyName,
    category: (await categoriesOf(w)).get(code),
    birthDate: dayOrNull(form.birthDate),
    email: form.email.trim(),
    card: undefined,
  }
  // The category is the library's own business, and staff sort out ages.
  const own = patronProblems(content, await todayAt(w, form.branch)).filter(
    ({ code: problem }) => problem !== 'category-age' && problem !== 'invalid-category',
  )
  const bots = /https?:\/\//i.test(`${form.givenName} ${form.familyName}`)
  return [
    ...own,
    ...(isRefusal(branch) ? branch.blocks : []),
    ...(bots ? [{ code: 'invalid-name', field: 'familyName', message: 'Write your name without addresses.' }] : []),
  ]
}

/** Confirms an address; gives a temporary card at once where the library wants that. */
export async function confirmSignUp(w: Work, token: string): Promise<Confirmed | Refusal> {
  const row = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.registration')
    .selectAll()
    .where('token_hash', '=', tokenHash(token))
    .where('created_at', '>', w.now.subtract({ hours: goodForHours }))
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.state === 'expired' || row.state === 'rejected')
    return refuse({
      code: 'link-expired',
      field: 'token',
      message: 'This link is older than two days. Please sign up again.',
    })
  if (row.state !== 'unconfirmed') return confirmedView(w, row.patron_id)
  const db = tablesOf<PatronsTables>(w)
  const atOnce = (await readSetting(w, selfRegistration)) === 'at-once'
  await db
    .updateTable('patrons.registration')
    .set({ state: 'waiting', confirmed_at: w.now })
    .where('id', '=', row.id)
    .execute()
  w.afterCommit(() => w.platform.live.tell('registration', { id: row.id }))
  if (!atOnce) return { state: 'waiting', card: null, expires: null }
  const patron = await addFromForm(w, keptForm(row.form), {})
  if (isRefusal(patron)) return patron
  await db.updateTable('patrons.registration').set({ patron_id: patron }).where('id', '=', row.id).execute()
  return confirmedView(w, patron)
}

async function confirmedView(w: Work, id: number | null): Promise<Confirmed | Refusal> {
  if (id === null) return { state: 'waiting', card: null, expires: null }
  const patron = await patronById(w, id)
  return isRefusal(patron) ? patron : { state: 'approved', card: patron.card, expires: patron.expires }
}

/** Makes a patron of a form: by default in the category and for the days of those who sign up by themselves. */
export async function addFromForm(
  w: Work,
  form: KeptForm,
  given: { readonly category?: string; readonly card?: string; readonly expires?: string | null },
): Promise<number | Refusal> {
  const days = await readSetting(w, selfRegistrationDays)
  const today = await todayAt(w, form.branch)
  const isPlaced = (await branchById(w, form.branch)) !== undefined
  if (!isPlaced)
    return refuse({ code: 'branch-not-found', field: 'branch', message: 'The branch is gone. Choose another.' })
  const { street, city, postcode, pinHash, birthDate, ...rest } = form
  // Ages and required fields are looked at by staff when they approve.
  const asLibrary: Work = { ...w, actor: w.actor.kind === 'anonymous' ? carrel : w.actor }
  const id = await addPatron(
    asLibrary,
    {
      ...rest,
      ...(birthDate !== undefined && { birthDate }),
      category: given.category ?? (await readSetting(w, selfRegistrationCategory)),
      ...(given.card !== undefined && { card: given.card }),
      expires: given.expires === undefined ? today.add({ days }).toString() : given.expires,
      addresses: [{ street: street ?? '', city: city ?? '', postcode: postcode ?? '', mailing: true }],
      override: { codes: ['category-age'], reason: 'Signed up on the public site' },
    },
    { email: 'confirmed' },
  )
  if (isRefusal(id)) return id
  if (pinHash !== null)
    await tablesOf<PatronsTables>(w)
      .updateTable('patrons.patron')
      .set({ pin_hash: pinHash })
      .where('id', '=', id)
      .execute()
  return id
}

/** A kept form as it was sent. */
export function keptForm(kept: unknown): KeptForm {
  const form: Readonly<Record<string, unknown>> = typeof kept === 'object' && kept !== null ? { ...kept } : {}
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '')
  return {
    givenName: text('givenName'),
    familyName: text('familyName'),
    preferredName: text('preferredName'),
    birthDate: text('birthDate') === '' ? null : text('birthDate'),
    email: text('email'),
    phone: text('phone'),
    street: text('street'),
    city: text('city'),
    postcode: text('postcode'),
    branch: Number(form['branch'] ?? 0),
    language: text('language'),
    pinHash: text('pinHash') === '' ? null : text('pinHash'),
  }
}
