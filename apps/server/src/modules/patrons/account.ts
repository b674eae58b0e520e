import { sql } from 'kysely'
import { hashPassword, verifyPassword } from '../../platform/password.ts'
import { passwordElsewhere, type SignedInElsewhere } from '../../platform/password-elsewhere.ts'
import type { Platform } from '../../platform/platform.ts'
import { ask } from '../../platform/port.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { SessionReply } from '../../platform/serve.ts'
import {
  closeSessionsOf,
  findSession,
  forgetFailures,
  noteFailure,
  openSession,
  refuseGuessing,
  type Session,
} from '../../platform/session.ts'
import { tablesOf, withWork, type Actor, type Work } from '../../platform/work.ts'
import { accountView } from './account-view.ts'
import type { AccountView } from './contract-account.ts'
import { cardKey } from './rules/card-number.ts'
import type { PatronsTables } from './tables.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly active: boolean
  readonly pin_hash: string | null
}

async function signInRow(
  w: Pick<Work, 'db'>,
  by: { readonly id: number } | { readonly card: string },
): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.name, p.active, p.pin_hash
    from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active'
    where ${'card' in by ? sql`upper(c.barcode) = ${cardKey(by.card)}` : sql`p.id = ${by.id}`}`.execute(w.db)
  return rows[0]
}

const wrong = () =>
  refuse({
    code: 'sign-in-failed',
    message: 'Card number or PIN is wrong. Try again, or ask the library for a new PIN.',
  })

/**
 * Signs a patron in with the card in use and the PIN. Works without a transaction around it: the failure of a guess must
 * be kept although the request is refused.
 */
export async function patronSignIn(
  w: Work,
  { card, pin }: { readonly card: string; readonly pin: string },
  address: string,
  reply: SessionReply,
): Promise<AccountView | Refusal> {
  const name = cardKey(card)
  const throttled = await refuseGuessing(w.platform, 'patron', name, address)
  if (throttled) return throttled
  const row = await signInRow(w, { card })
  const right = await verifyPassword(pin, row?.pin_hash)
  if (!row || !right || !row.active) {
    const elsewhere = await ask(w.platform, passwordElsewhere)(w, 'patron', { user: card.trim(), password: pin })
    if (elsewhere && !isRefusal(elsewhere)) return enterFromElsewhere(w, elsewhere, name, reply)
    await noteFailure(w.platform, 'patron', name, address)
    return elsewhere ?? wrong()
  }
  const actor: Actor = { kind: 'patron', id: row.id, name: row.name }
  const session = await withWork(w.platform, actor, async (inner) => {
    await forgetFailures(inner, 'patron', name)
    return openSession(inner, 'patron', row.id, null)
  })
  if (isRefusal(session)) return session
  reply.setSession('patron', session.token)
  const view = await accountView(w, row.id, session.csrf)
  return view ?? wrong()
}

async function enterFromElsewhere(
  w: Work,
  { person, token }: SignedInElsewhere,
  name: string,
  reply: SessionReply,
): Promise<AccountView | Refusal> {
  const session = await findSession(w.platform, 'patron', token)
  const view = session && (await accountView(w, person, session.csrf))
  if (!view) return wrong()
  await withWork(w.platform, { kind: 'patron', id: person, name: view.name }, (inner) =>
    forgetFailures(inner, 'patron', name),
  )
  reply.setSession('patron', token)
  return view
}

/** The account of the signed-in patron. */
export async function ownAccount(w: Work, session: Session | undefined): Promise<AccountView | Refusal> {
  const view = w.actor.kind === 'patron' && session ? await accountView(w, w.actor.id, session.csrf) : undefined
  return view ?? refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })
}

/** Chooses a new PIN; sessions on other devices end. */
export async function changePin(
  w: Work,
  pins: { readonly old: string; readonly new: string },
  address: string,
  session: Session | undefined,
): Promise<object | Refusal> {
  if (w.actor.kind !== 'patron')
    return refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })
  const { id } = w.actor
  const name = `pin:${id}`
  const throttled = await refuseGuessing(w.platform, 'patron', name, address)
  if (throttled) return throttled
  const row = await signInRow(w, { id })
  if (!(await verifyPassword(pins.old, row?.pin_hash))) {
    await noteFailure(w.platform, 'patron', name, address)
    return refuse({ code: 'invalid-pin', field: 'old', message: 'The old PIN is wrong.' })
  }
  const pin_hash = await hashPassword(pins.new)
  return withWork(w.platform, w.actor, async (inner) => {
    await tablesOf<PatronsTables>(inner).updateTable('patrons.patron').set({ pin_hash }).where('id', '=', id).execute()
    await closeSessionsOf(inner, 'patron', id, session?.id)
    await forgetFailures(inner, 'patron', name)
    await inner.audit({ action: 'patron.pin', subject: `patron:${id}` })
    return {}
  })
}

/** The actor behind a patron's session; undefined once the account is closed. */
export async function patronActor(platform: Platform, id: number): Promise<Actor | undefined> {
  const row = await tablesOf<PatronsTables>({ db: platform.database.kysely })
    .selectFrom('patrons.patron')
    .select('name')
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  return row && { kind: 'patron', id, name: row.name }
}
