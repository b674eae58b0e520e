import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome, type Refusal } from '../../platform/refusal.ts'
import { openSession } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { openStaffSession, staffAccounts } from '../org/index.ts'
import { bringUpToDate } from './bring-up-to-date.ts'
import type { SignInRealm } from './contract.ts'
import { findPerson, linkedAlready } from './find-person.ts'
import { noteOutsideSession } from './outside-sessions.ts'
import { isFor, type Provider } from './providers.ts'
import { decidePerson } from './rules/decide-person.ts'
import { takeIn } from './take-in.ts'
import type { VerifiedIdentity } from './verified-identity.ts'

/** Somebody has signed in: their session, whose token belongs into the cookie of the realm. */
export interface CompletedSignIn {
  readonly realm: SignInRealm
  readonly session: number
  readonly token: string
  readonly person: number
  readonly outcome: 'known' | 'linked' | 'created'
}

/**
 * Signs in whoever has proved at a provider who they are: finds the person, links, takes in or refuses as the library has
 * set, and opens a session like that of a password. Call it in a transaction of Carrel's own (`carrel`), after the proof has
 * been checked and used up ({@link useOnce}).
 */
export async function completeSignIn(w: Work, request: Request): Promise<Outcome<CompletedSignIn>> {
  const { provider, realm, identity } = request
  if (!isFor(provider, realm))
    return refuse({ code: 'sign-in-way-closed', message: `Signing in with ${provider.name} is switched off here.` })
  if (identity.subject === '' || identity.subject.length > 1000)
    return refuse({ code: 'identity-without-subject', message: `${provider.name} did not say who you are.` })
  // Two windows at once must not take somebody in twice.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity:${provider.id}:${realm}:${identity.subject}`}, 0))`.execute(
    w.db,
  )
  const decided = decidePerson(provider.mapping, identity.attributes)
  const found = await findPerson(w, { provider, realm, identity, decided })
  if (found.outcome === 'refused') return turnedAway(w, request, refuse(found.block))
  const isProved = identity.emailVerified || provider.mapping.trustEmail
  const person = found.outcome === 'created' ? await takeIn(w, realm, decided, isProved) : found.person
  if (isRefusal(person)) return turnedAway(w, request, person)
  if (found.outcome !== 'created') {
    const left = await bringUpToDate(w, realm, person, {
      mapping: provider.mapping,
      decided,
      isEmailProved: isProved,
    })
    if (left)
      await w.audit({
        action: 'identity.not-updated',
        subject: `${realm}:${person}`,
        detail: { provider: provider.name, why: left.blocks.map(({ message }) => message) },
      })
  }
  if (found.outcome === 'known') await useLink(w, request)
  else if (!(await writeLink(w, request, person))) return turnedAway(w, request, refuse(linkedAlready(provider.name)))
  const opened = await openFor(w, realm, person, provider.name)
  if (isRefusal(opened)) return opened
  await noteOutsideSession(w, opened.session, {
    provider: provider.id,
    subject: identity.subject,
    sessionIndex: identity.sessionIndex ?? null,
    hint: identity.hint ?? {},
  })
  return { realm, person, outcome: found.outcome, ...opened }
}

async function openFor(
  w: Work,
  realm: SignInRealm,
  person: number,
  provider: string,
): Promise<Outcome<{ readonly session: number; readonly token: string }>> {
  if (realm === 'patron') {
    const { id, token } = await openSession(w, 'patron', person, null)
    return { session: id, token }
  }
  const [account] = await staffAccounts(w, person)
  const opened = await openStaffSession(w, person, { name: account?.username.toLowerCase() ?? '', provider })
  return isRefusal(opened) ? opened : { session: opened.session, token: opened.token }
}

interface Request {
  readonly provider: Provider
  readonly realm: SignInRealm
  readonly identity: VerifiedIdentity
}

/** Keeps for staff that somebody proved who they are and was not let in all the same. */
function turnedAway(w: Work, { provider, realm, identity }: Request, refusal: Refusal): Refusal {
  w.auditIfRefused({
    action: 'session.sign-in-refused',
    subject: `identity-provider:${provider.id}`,
    detail: { realm, account: identity.subject.slice(0, 200), why: refusal.blocks[0]?.code },
  })
  return refusal
}

async function useLink(w: Work, { provider, realm, identity }: Request): Promise<void> {
  await sql`update identity.link set used_at = ${w.now} where provider_id = ${provider.id} and realm = ${realm}
    and subject = ${identity.subject}`.execute(w.db)
}

/** False where another account there was linked with the same person at the same moment. */
async function writeLink(w: Work, { provider, realm, identity }: Request, person: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    insert into identity.link (provider_id, realm, subject, staff_id, patron_id, linked_at, used_at)
    values (${provider.id}, ${realm}, ${identity.subject}, ${realm === 'staff' ? person : null},
      ${realm === 'patron' ? person : null}, ${w.now}, ${w.now}) on conflict do nothing returning id`.execute(w.db)
  if (rows.length === 0) return false
  await w.audit({
    action: 'identity.link',
    subject: `${realm}:${person}`,
    detail: { provider: provider.name, account: identity.subject.slice(0, 200) },
  })
  return true
}
