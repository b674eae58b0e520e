import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { hashPassword } from '../../platform/password.ts'
import { ask } from '../../platform/port.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { closeSessionsOf } from '../../platform/session.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { siteLink } from '../org/index.ts'
import { mailPerson } from './ports.ts'
import { cardKey } from './rules/card-number.ts'
import type { PatronsTables } from './tables.ts'

const goodForMinutes = 60
const mostAnHour = 5

/** The secret of a link and what is kept of it. */
export function newToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(24).toString('base64url')
  return { token, hash: tokenHash(token) }
}

/** What is kept of the secret of a link. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Sends a link for a new PIN to the address in the record, if there is one. Says nothing of whether there is such a
 * patron; refuses only who asks too often.
 */
export async function askPinReset(
  w: Work,
  request: { readonly card: string },
  address: string,
): Promise<object | Refusal> {
  const text = request.card.trim()
  const since = w.now.subtract({ hours: 1 })
  const { rows: asked } = await sql<{ n: number }>`
    select count(*) as n from patrons.pin_reset where address = ${address} and at > ${since}`.execute(w.db)
  if ((asked[0]?.n ?? 0) >= mostAnHour)
    return refuse({
      code: 'too-many-attempts',
      message: 'Too many requests. Try again in an hour, or ask at the desk.',
    })
  const { rows } = await sql<{
    id: number
    name: string
    given_name: string
    email: string
    language: string
    branch_id: number
  }>`
    select p.id, p.name, p.given_name, p.email, p.language, p.branch_id from patrons.patron p
    where p.active and p.deleted_at is null and p.email <> '' and ${
      text.includes('@')
        ? sql`lower(p.email) = ${text.toLowerCase()}`
        : sql`p.id = (select patron_id from patrons.card where upper(barcode) = ${cardKey(text)} and state = 'active')`
    } limit 5`.execute(w.db)
  const link = await siteLink(w)
  for (const patron of rows) {
    const { token, hash } = newToken()
    await tablesOf<PatronsTables>(w)
      .insertInto('patrons.pin_reset')
      .values({ token_hash: hash, patron_id: patron.id, address, at: w.now })
      .execute()
    await ask(w.platform, mailPerson)(w, {
      kind: 'password-reset',
      to: patron.email,
      name: patron.name,
      givenName: patron.given_name,
      language: patron.language,
      branch: patron.branch_id,
      patron: patron.id,
      link: link(`/reset-pin?token=${token}`),
      expires: w.now.add({ minutes: goodForMinutes }).toString(),
    })
    await w.audit({ action: 'patron.pin-asked', subject: `patron:${patron.id}` })
  }
  return {}
}

/** Chooses a new PIN with the secret of a link, once. */
export async function resetPin(
  w: Work,
  request: { readonly token: string; readonly pin: string },
): Promise<object | Refusal> {
  const used = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.pin_reset')
    .set({ used_at: w.now })
    .where('token_hash', '=', tokenHash(request.token))
    .where('used_at', 'is', null)
    .where('at', '>', w.now.subtract({ minutes: goodForMinutes }))
    .returning('patron_id')
    .executeTakeFirst()
  if (!used)
    return refuse({
      code: 'link-expired',
      field: 'token',
      message: 'This link was used already or is older than an hour. Ask for a new one.',
    })
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.patron')
    .set({ pin_hash: await hashPassword(request.pin) })
    .where('id', '=', used.patron_id)
    .execute()
  // Whoever asked several times has one new PIN, not several links that still work.
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.pin_reset')
    .set({ used_at: w.now })
    .where('patron_id', '=', used.patron_id)
    .where('used_at', 'is', null)
    .execute()
  await closeSessionsOf(w, 'patron', used.patron_id)
  await w.audit({ action: 'patron.pin', subject: `patron:${used.patron_id}`, detail: { by: 'mail' } })
  return {}
}
