import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { carrel, readWork, type Work } from '../../platform/work.ts'
import { branchesOf, rolesOf } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import type { IdentityTrial, PersonDecision, SignInRealm } from './contract.ts'
import { findPerson } from './find-person.ts'
import type { Provider } from './providers.ts'
import { decidePerson } from './rules/decide-person.ts'
import { categoryName, reasonsOfPerson, type LibraryNames } from './rules/reasons-of-person.ts'
import type { VerifiedIdentity } from './verified-identity.ts'

const kept: Temporal.DurationLike = { hours: 1 }
type Result = Omit<IdentityTrial, 'at' | 'realm'>

/**
 * Keeps what came when a member of staff tried a provider: the attributes and what they would mean, or what went wrong.
 * Nobody is signed in and nothing of anybody changes.
 */
export async function noteTrial(
  platform: Platform,
  trial: { readonly provider: Provider; readonly realm: SignInRealm; readonly staff: number },
  came: VerifiedIdentity | { readonly problem: string },
): Promise<void> {
  const { provider, realm, staff } = trial
  const result: Result =
    'problem' in came
      ? { problem: came.problem, subject: '', attributes: [], decision: null }
      : {
          problem: null,
          subject: came.subject,
          attributes: Object.entries(came.attributes).map(([name, values]) => ({ name, values: [...values] })),
          decision: await decisionOn(readWork(platform, carrel), provider, realm, came),
        }
  const now = platform.clock.now()
  await sql`insert into identity.trial (provider_id, staff_id, realm, at, result)
    values (${provider.id}, ${staff}, ${realm}, ${now}, ${jsonb(result)})
    on conflict (provider_id, staff_id) do update
    set realm = excluded.realm, at = excluded.at, result = excluded.result`.execute(platform.database.kysely)
}

/** The last trial of the caller, within the hour. */
export async function ownTrial(w: Work, provider: number): Promise<{ readonly trial: IdentityTrial | null }> {
  if (w.actor.kind !== 'staff') return { trial: null }
  const { rows } = await sql<{ at: Temporal.Instant; realm: SignInRealm; result: Result }>`
    select at, realm, result from identity.trial
    where provider_id = ${provider} and staff_id = ${w.actor.id} and at > ${w.now.subtract(kept)}`.execute(w.db)
  const [row] = rows
  return { trial: row ? { at: row.at.toString(), realm: row.realm, ...row.result } : null }
}

async function decisionOn(
  w: Work,
  provider: Provider,
  realm: SignInRealm,
  identity: VerifiedIdentity,
): Promise<PersonDecision> {
  const decided = decidePerson(provider.mapping, identity.attributes)
  const found = await findPerson(w, { provider, realm, identity, decided })
  const names = await libraryNames(w)
  const reasons = [...reasonsOfPerson(provider.mapping, identity.attributes, names)]
  switch (found.outcome) {
    case 'known':
      return { outcome: 'known', text: `This account is linked with ${found.name}, who would be signed in.`, reasons }
    case 'linked':
      return { outcome: 'linked', text: `It would be linked with ${found.name}, who would be signed in.`, reasons }
    case 'created':
      return {
        outcome: 'created',
        text: `Nobody here matches, so ${decided.name || 'somebody without a name'} would be taken in${
          realm === 'patron'
            ? ` as ${decided.category === null ? 'nothing: no category is set' : categoryName(decided.category, names)}`
            : ''
        }.`,
        reasons,
      }
    case 'refused':
      return { outcome: 'refused', text: found.block.message, reasons }
  }
}

async function libraryNames(w: Work): Promise<LibraryNames> {
  const [categories, { byId }, roles] = await Promise.all([categoriesOf(w), branchesOf(w), rolesOf(w)])
  const named = <K>(all: ReadonlyMap<K, { readonly name: string }>) =>
    new Map([...all].map(([code, { name }]) => [code, name]))
  return { categories: named(categories), branches: named(byId), roles: named(roles) }
}
