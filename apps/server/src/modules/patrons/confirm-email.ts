import { sql } from 'kysely'
import { ask } from '../../platform/port.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { siteLink } from '../org/index.ts'
import type { Patron } from './contract.ts'
import { mailPerson } from './ports.ts'
import { patronById } from './queries.ts'
import { newToken, tokenHash } from './reset-pin.ts'
import { emailConfirmation } from './settings.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

const goodForHours = 48

/** Whose word an address is: the patron's own, that of staff, one that was confirmed before, or one of a file, which nobody is asked about. */
export type EmailSource = 'patron' | 'staff' | 'confirmed' | 'file'

/** Asks whether a new address is the patron's, where the library wants that; one that was confirmed already is noted as such. */
export async function noteNewEmail(w: Work, patron: number, email: string, source: EmailSource): Promise<void> {
  if (email === '' || source === 'file') return
  const wanted = await readSetting(w, emailConfirmation)
  if (wanted === 'off' || (wanted === 'patron' && source === 'staff')) return
  if (source === 'confirmed') {
    await insertConfirmation(w, patron, email, newToken().hash, w.now)
    return
  }
  await sendConfirmation(w, patron, email)
}

async function insertConfirmation(
  w: Work,
  patron: number,
  email: string,
  hash: Buffer,
  confirmed: Temporal.Instant | null,
): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.email_confirmation')
    .values({ token_hash: hash, patron_id: patron, email, at: w.now, confirmed_at: confirmed })
    .execute()
}

async function sendConfirmation(w: Work, id: number, email: string): Promise<void> {
  const row = await lockPatron(w, id)
  if (!row) return
  const { token, hash } = newToken()
  await insertConfirmation(w, id, email, hash, null)
  await ask(w.platform, mailPerson)(w, {
    kind: 'email-confirmation',
    to: email,
    name: row.name,
    givenName: row.given_name,
    language: row.language,
    branch: row.branch_id,
    patron: id,
    link: (await siteLink(w))(`/confirm-email?token=${token}`),
    expires: w.now.add({ hours: goodForHours }).toString(),
  })
  await w.audit({ action: 'patron.email-asked', subject: `patron:${id}` })
}

/** Sends the link again to the address that a patron has. */
export async function askEmailAgain(w: Work, id: number): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row || row.deleted_at !== null) return notFound('patron', `There is no patron ${id}.`)
  if (row.email === '')
    return refuse({ code: 'invalid-email', field: 'email', message: 'This patron has no e-mail address.' })
  await sendConfirmation(w, id, row.email)
  return patronById(w, id)
}

/** Confirms an address with the secret of the link. It counts as long as the patron still has that address. */
export async function confirmEmail(w: Work, token: string): Promise<{ email: string } | Refusal> {
  const expired = refuse({
    code: 'link-expired',
    field: 'token',
    message: 'This link is older than two days, or the address was changed since. Ask for a new one in your account.',
  })
  const { rows } = await sql<{ patron_id: number; email: string; confirmed: boolean }>`
    select c.patron_id, p.email, c.confirmed_at is not null as confirmed
    from patrons.email_confirmation c join patrons.patron p on p.id = c.patron_id
    where c.token_hash = ${tokenHash(token)} and lower(c.email) = lower(p.email) and p.deleted_at is null
      and (c.confirmed_at is not null or c.at > ${w.now.subtract({ hours: goodForHours })}) for update of c`.execute(
    w.db,
  )
  const [row] = rows
  if (!row) return expired
  if (row.confirmed) return { email: row.email }
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.email_confirmation')
    .set({ confirmed_at: w.now })
    .where('token_hash', '=', tokenHash(token))
    .execute()
  await w.audit({ action: 'patron.email-confirmed', subject: `patron:${row.patron_id}` })
  return { email: row.email }
}

/** Sends the link again to the signed-in patron. */
export async function askOwnEmailAgain(w: Work): Promise<object | Refusal> {
  if (w.actor.kind !== 'patron')
    return refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from patrons.email_confirmation where patron_id = ${w.actor.id} and at > ${w.now.subtract({ hours: 1 })}`.execute(
    w.db,
  )
  if ((rows[0]?.n ?? 0) >= 5)
    return refuse({ code: 'too-many-attempts', message: 'Too many mails were sent. Try again in an hour.' })
  const done = await askEmailAgain(w, w.actor.id)
  return isRefusal(done) ? done : {}
}
