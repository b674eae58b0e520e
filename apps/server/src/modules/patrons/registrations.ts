import { actorName } from '../../platform/actor.ts'
import { queueMail } from '../../platform/mail.ts'
import { ask } from '../../platform/port.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { libraryOf, todayAt } from '../org/index.ts'
import { alterPatron } from './change-patron.ts'
import { categoriesOf } from './categories.ts'
import type { Patron } from './contract.ts'
import type { ApproveRegistration, Registration } from './contract-registration.ts'
import { findDuplicates } from './find-duplicates.ts'
import { mailPerson } from './ports.ts'
import { patronById } from './queries.ts'
import { addFromForm, keptForm } from './sign-up.ts'
import type { PatronsTables } from './tables.ts'

type Approval = NonNullable<(typeof ApproveRegistration)['types']>['body']

const registrations = (w: Work) => tablesOf<PatronsTables>(w).selectFrom('patrons.registration')

type Row = NonNullable<Awaited<ReturnType<typeof readOne>>>

function readOne(w: Work, id: number) {
  return registrations(w).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** People who signed up, oldest first, with patrons who may be the same person. */
export async function listRegistrations(
  w: Work,
  query: { readonly state?: Registration['state']; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: Registration[] }> {
  const state = query.state ?? 'waiting'
  const { total } = await registrations(w)
    .select((count) => count.fn.countAll<number>().as('total'))
    .where('state', '=', state)
    .executeTakeFirstOrThrow()
  const rows = await registrations(w)
    .selectAll()
    .where('state', '=', state)
    .orderBy('id')
    .limit(query.limit ?? 50)
    .offset(query.offset ?? 0)
    .execute()
  const views: Registration[] = []
  for (const row of rows) views.push(await viewOf(w, row))
  return { total, rows: views }
}

async function viewOf(w: Work, row: Omit<Row, 'token_hash'>): Promise<Registration> {
  const { pinHash: _, ...form } = keptForm(row.form)
  const address = [form.street, [form.postcode, form.city].filter(Boolean).join(' ')].filter(Boolean).join('\n')
  const duplicates = await findDuplicates(w, {
    ...form,
    address,
    ...(row.patron_id !== null && { except: row.patron_id }),
  })
  return {
    id: row.id,
    state: row.state,
    ...form,
    preferredName: form.preferredName ?? '',
    birthDate: form.birthDate ?? null,
    phone: form.phone ?? '',
    street: form.street ?? '',
    city: form.city ?? '',
    postcode: form.postcode ?? '',
    language: form.language ?? '',
    at: row.created_at.toString(),
    confirmed: row.confirmed_at?.toString() ?? null,
    decided: row.decided_at?.toString() ?? null,
    decidedBy: row.decided_by,
    reason: row.reason,
    patron: row.patron_id,
    duplicates: duplicates.rows,
  }
}

const notWaiting = refuse({
  code: 'not-waiting',
  message: 'This registration is not confirmed yet, or somebody has decided already.',
})

/** Makes a patron of someone who signed up, or a full member of one with a temporary card. */
export async function approveRegistration(w: Work, id: number, approval: Approval): Promise<Patron | Refusal> {
  const row = await readOne(w, id)
  if (!row) return notFound('registration', `There is no registration ${id}.`)
  if (row.state !== 'waiting') return notWaiting
  const form = keptForm(row.form)
  const code = approval.category
  const months = code === undefined ? undefined : ((await categoriesOf(w)).get(code)?.cardMonths ?? null)
  const today = await todayAt(w, form.branch)
  const expires =
    approval.expires !== undefined || months === undefined
      ? approval.expires
      : months === null
        ? null
        : today.add({ months }).toString()
  const patron =
    row.patron_id ?? (await addFromForm(w, form, { ...approval, ...(expires !== undefined && { expires }) }))
  if (isRefusal(patron)) return patron
  if (row.patron_id !== null) {
    const done = await alterPatron(w, row.patron_id, {
      ...(code !== undefined && { category: code }),
      ...(approval.card !== undefined && { card: approval.card }),
      ...(expires !== undefined && { expires }),
    })
    if (isRefusal(done)) return done
  }
  await decide(w, id, 'approved', patron, '')
  const view = await patronById(w, patron)
  if (isRefusal(view)) return view
  await ask(w.platform, mailPerson)(w, {
    kind: 'welcome',
    to: row.email,
    name: view.name,
    givenName: view.givenName,
    language: view.language,
    branch: view.branch,
    patron,
    ...(view.expires !== null && { expires: view.expires }),
  })
  return view
}

/** Turns a registration down; a temporary card ends. */
export async function rejectRegistration(
  w: Work,
  id: number,
  request: { readonly reason: string; readonly mail?: boolean },
): Promise<Registration | Refusal> {
  const row = await readOne(w, id)
  if (!row) return notFound('registration', `There is no registration ${id}.`)
  if (row.state !== 'waiting' && row.state !== 'unconfirmed') return notWaiting
  if (row.patron_id !== null) {
    const done = await alterPatron(w, row.patron_id, { active: false })
    if (isRefusal(done)) return done
  }
  await decide(w, id, 'rejected', row.patron_id, request.reason)
  const { name: library } = await libraryOf(w)
  if (request.mail === true)
    await queueMail(w, {
      to: row.email,
      subject: `${library}: your registration`,
      text: `Dear ${keptForm(row.form).givenName} ${keptForm(row.form).familyName},\n\nwe could not give you a card: ${request.reason}\n\n${library}\n`,
    })
  const after = await readOne(w, id)
  return after ? viewOf(w, after) : notFound('registration', `There is no registration ${id}.`)
}

async function decide(
  w: Work,
  id: number,
  state: 'approved' | 'rejected',
  patron: number | null,
  reason: string,
): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.registration')
    .set({ state, decided_at: w.now, decided_by: actorName(w.actor), patron_id: patron, reason })
    .where('id', '=', id)
    .execute()
  await w.audit({
    action: `registration.${state}`,
    subject: patron === null ? `registration:${id}` : `patron:${patron}`,
    ...(reason !== '' && { reason }),
    detail: { registration: id },
  })
  w.afterCommit(() => w.platform.live.tell('registration', { id }))
}
