import { sql } from 'kysely'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { staffAccounts } from '../org/index.ts'
import { patronById, patronsByClaim, survivingPatron } from '../patrons/index.ts'
import type { SignInRealm } from './contract.ts'
import type { Provider } from './providers.ts'
import type { DecidedPerson } from './rules/decide-person.ts'
import type { VerifiedIdentity } from './verified-identity.ts'

/** Whom a proved identity is here: linked before, found now, nobody yet, or not to be let in. */
export type FoundPerson =
  | { readonly outcome: 'known' | 'linked'; readonly person: number; readonly name: string }
  | { readonly outcome: 'created' }
  | { readonly outcome: 'refused'; readonly block: Block }

interface Request {
  readonly provider: Provider
  readonly realm: SignInRealm
  readonly identity: VerifiedIdentity
  readonly decided: DecidedPerson
}

/** Looks for the person; writes nothing. */
export async function findPerson(w: Work, request: Request): Promise<FoundPerson> {
  const { provider, realm, identity, decided } = request
  if (decided.keptOut)
    return refused('identity-kept-out', `${provider.name} let you in, but not for this library. Ask at the library.`)
  const linked = await linkedPerson(w, provider.id, realm, identity.subject)
  if (linked !== undefined) return openAccount(w, realm, linked, 'known')
  const candidates = await candidatesOf(w, request)
  if ('block' in candidates) return { outcome: 'refused', block: candidates.block }
  const [only, another] = candidates.people
  if (another !== undefined)
    return refused(
      'identity-ambiguous',
      'More than one account here has this number or address. Ask the library to put that right, then sign in again.',
    )
  if (only === undefined) {
    return provider.mapping.create ? { outcome: 'created' } : refused('identity-no-match', noMatch(provider))
  }
  if (await isTaken(w, provider.id, realm, only)) return { outcome: 'refused', block: linkedAlready(provider.name) }
  return openAccount(w, realm, only, 'linked')
}

/** Why an account of the library cannot be linked once more. */
export function linkedAlready(provider: string): Block {
  return {
    code: 'identity-linked-already',
    message: `This account of the library is linked with another account at ${provider}. Ask the library to undo that.`,
  }
}

function noMatch({ name, mapping }: Provider): string {
  if (mapping.noMatch.trim() !== '') return mapping.noMatch.trim()
  return `${name} knows you, but the library has no account that fits. Sign in with your card, or ask at the library.`
}

async function linkedPerson(w: Work, provider: number, realm: SignInRealm, subject: string) {
  const { rows } = await sql<{ id: number }>`
    select coalesce(staff_id, patron_id) as id from identity.link
    where provider_id = ${provider} and realm = ${realm} and subject = ${subject}`.execute(w.db)
  const id = rows[0]?.id
  return id === undefined || realm === 'staff' ? id : ((await survivingPatron(w, id))?.id ?? id)
}

async function isTaken(w: Work, provider: number, realm: SignInRealm, person: number): Promise<boolean> {
  const column = realm === 'staff' ? sql`staff_id` : sql`patron_id`
  const { rows } =
    await sql`select from identity.link where provider_id = ${provider} and ${column} = ${person}`.execute(w.db)
  return rows.length > 0
}

async function candidatesOf(
  w: Work,
  { provider, realm, identity, decided }: Request,
): Promise<{ readonly people: readonly number[] } | { readonly block: Block }> {
  const { link } = decided
  if (!link) return { people: [] }
  const { field, value } = link
  if (field === 'email' && !identity.emailVerified && !provider.mapping.trustEmail)
    return {
      block: {
        code: 'email-not-proved',
        message: `${provider.name} does not say that the address ${value} was proved to be yours. Confirm it there, or ask at the library.`,
      },
    }
  if (realm === 'patron') return { people: field === 'username' ? [] : await patronsByClaim(w, field, value) }
  const wanted = value.toLowerCase()
  if (field !== 'username' && field !== 'email') return { people: [] }
  const accounts = await staffAccounts(w)
  return { people: accounts.filter((account) => account[field].toLowerCase() === wanted).map(({ id }) => id) }
}

async function openAccount(
  w: Work,
  realm: SignInRealm,
  person: number,
  outcome: 'known' | 'linked',
): Promise<FoundPerson> {
  const account = realm === 'staff' ? (await staffAccounts(w, person))[0] : await patronById(w, person)
  if (account === undefined || isRefusal(account) || !account.active)
    return refused('account-closed', 'Your account at the library is closed. Ask at the library.')
  return { outcome, person, name: account.name }
}

function refused(code: string, message: string): FoundPerson {
  return { outcome: 'refused', block: { code, message } }
}
