import { sql } from 'kysely'
import { jsonb, violates } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { siteLink } from '../org/index.ts'
import type {
  CreateIdentityProvider,
  IdentityMapping,
  IdentityProvider,
  ProviderKind,
  SignInRealm,
  SignInWay,
} from './contract.ts'
import { kinds, settingsProblems } from './kinds.ts'
import { mappingProblems } from './mapping-problems.ts'

/** A provider as it is used, with its secrets: never leaves the server. */
export interface Provider {
  readonly id: number
  readonly kind: ProviderKind
  readonly name: string
  readonly forPatrons: boolean
  readonly forStaff: boolean
  readonly enabled: boolean
  readonly place: number
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  readonly mapping: IdentityMapping
}

type Row = Provider & { readonly linked: number }
type NewProvider = NonNullable<(typeof CreateIdentityProvider)['types']>['body']
/** What is changed of a provider. */
export type ProviderChange = Partial<Omit<NewProvider, 'kind'>> & { readonly place?: number }

const topic = 'identity'
const columns = sql`id, kind, name, for_patrons as "forPatrons", for_staff as "forStaff", enabled, place, settings, secrets, mapping`

const known = defineCache('identity.providers', [topic], async (w): Promise<readonly Provider[]> => {
  const { rows } = await sql<Provider>`select ${columns} from identity.provider order by place, id`.execute(w.db)
  return rows
})

/** Every provider in the order of the buttons, secrets included; for sign-in itself. */
export function providersOf(w: Pick<Work, 'db' | 'platform'>): Promise<readonly Provider[]> {
  return known.get(w, 'all')
}

/** One provider with its secrets; undefined where there is none. */
export async function providerById(w: Pick<Work, 'db' | 'platform'>, id: number): Promise<Provider | undefined> {
  return (await providersOf(w)).find((provider) => provider.id === id)
}

/** True when a provider is switched on for the desk or the public site. */
export function isFor(provider: Provider, realm: SignInRealm): boolean {
  return provider.enabled && (realm === 'staff' ? provider.forStaff : provider.forPatrons)
}

/** The buttons of a sign-in page; a directory has none: the fields for name and password are its own. */
export async function signInWays(
  w: Pick<Work, 'db' | 'platform'>,
  realm: SignInRealm,
): Promise<{ readonly total: number; readonly rows: SignInWay[] }> {
  const rows = (await providersOf(w))
    .filter((provider) => isFor(provider, realm) && provider.kind !== 'ldap')
    .map(({ id, name, kind }) => ({ id, name, kind, address: `/auth/${id}/start?for=${realm}` }))
  return { total: rows.length, rows }
}

/** Names of the directories whose user names and passwords open accounts here. */
export async function directoryNames(w: Pick<Work, 'db' | 'platform'>, realm: SignInRealm): Promise<readonly string[]> {
  const directories = (await providersOf(w)).filter((provider) => provider.kind === 'ldap' && isFor(provider, realm))
  return directories.map(({ name }) => name)
}

/** Every provider as the settings page shows it. */
export async function listProviders(w: Work): Promise<{ readonly total: number; readonly rows: IdentityProvider[] }> {
  const rows = await views(w)
  return { total: rows.length, rows }
}

/** Adds a provider, behind those that are there. */
export async function createProvider(w: Work, request: NewProvider): Promise<Outcome<IdentityProvider>> {
  const { kind, secrets = {}, ...fields } = request
  const blocks = [...settingsProblems(kind, fields.settings, secrets), ...(await mappingProblems(w, fields.mapping))]
  if (blocks.length > 0) return refuse(...blocks)
  try {
    const { rows } = await sql<{ id: number }>`
      insert into identity.provider (kind, name, for_patrons, for_staff, enabled, place, settings, secrets, mapping, changed_at)
      select ${kind}, ${fields.name.trim()}, ${fields.forPatrons}, ${fields.forStaff}, ${fields.enabled},
        coalesce(max(place), 0) + 10, ${jsonb(fields.settings)}, ${jsonb(set({}, secrets))}, ${jsonb(fields.mapping)}, ${w.now}
      from identity.provider returning id`.execute(w.db)
    const id = rows[0]?.id ?? 0
    await w.audit({ action: 'identity-provider.create', subject: `identity-provider:${id}`, detail: told(request) })
    changed(w, topic)
    return await viewOf(w, id)
  } catch (error) {
    if (violates(error, 'provider_name')) return refuse(nameTaken(fields.name))
    throw error
  }
}

/** Changes a provider; what is not given stays, secrets too. */
export async function changeProvider(w: Work, id: number, change: ProviderChange): Promise<Outcome<IdentityProvider>> {
  const { rows } = await sql<Provider>`select ${columns} from identity.provider where id = ${id} for update`.execute(
    w.db,
  )
  const [before] = rows
  if (!before) return providerNotFound(id)
  const after = { ...before, ...change, secrets: set(before.secrets, change.secrets ?? {}) }
  const blocks = [
    ...settingsProblems(before.kind, after.settings, change.secrets ?? {}),
    ...(await mappingProblems(w, after.mapping)),
  ]
  if (blocks.length > 0) return refuse(...blocks)
  try {
    await sql`update identity.provider set name = ${after.name.trim()}, for_patrons = ${after.forPatrons},
      for_staff = ${after.forStaff}, enabled = ${after.enabled}, place = ${after.place}, settings = ${jsonb(after.settings)},
      secrets = ${jsonb(after.secrets)}, mapping = ${jsonb(after.mapping)}, changed_at = ${w.now} where id = ${id}`.execute(
      w.db,
    )
  } catch (error) {
    if (violates(error, 'provider_name')) return refuse(nameTaken(after.name))
    throw error
  }
  await w.audit({ action: 'identity-provider.change', subject: `identity-provider:${id}`, detail: told(change) })
  changed(w, topic)
  return viewOf(w, id)
}

/** Puts secrets that Carrel makes itself where there are none; gives back those that count now. */
export async function makeSecrets(
  w: Work,
  id: number,
  made: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ secrets: Readonly<Record<string, string>> }>`
    select secrets from identity.provider where id = ${id} for update`.execute(w.db)
  const before = rows[0]?.secrets ?? {}
  if (Object.keys(made).every((name) => name in before)) return before
  const secrets = { ...before, ...made }
  await sql`update identity.provider set secrets = ${jsonb(secrets)} where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'identity-provider.make-secrets',
    subject: `identity-provider:${id}`,
    detail: { secrets: Object.keys(made) },
  })
  changed(w, topic)
  return secrets
}

/** Removes a provider with its links; sessions that came by it go on until they end. */
export async function deleteProvider(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`delete from identity.provider where id = ${id} returning name`.execute(
    w.db,
  )
  const [row] = rows
  if (!row) return providerNotFound(id)
  await w.audit({ action: 'identity-provider.delete', subject: `identity-provider:${id}`, detail: { name: row.name } })
  changed(w, topic)
  return {}
}

/** There is no such provider. */
export function providerNotFound(id: number) {
  return notFound('identity-provider', `There is no place of sign-in ${id}. It may have been removed.`)
}

async function viewOf(w: Work, id: number): Promise<Outcome<IdentityProvider>> {
  const [view] = await views(w, id)
  return view ?? providerNotFound(id)
}

async function views(w: Work, only?: number): Promise<IdentityProvider[]> {
  const link = await siteLink(w)
  const { rows } = await sql<Row>`
    select ${columns}, (select count(*)::int from identity.link l where l.provider_id = provider.id) as linked
    from identity.provider ${only === undefined ? sql`` : sql`where id = ${only}`} order by place, id`.execute(w.db)
  return rows.map(({ secrets, linked, ...row }) => ({
    ...row,
    linked,
    secretsSet: Object.keys(secrets).sort(),
    ourAddresses: [...(kinds[row.kind]?.addresses(row.id, link) ?? [])],
  }))
}

/** Secrets after a change: null takes one away. */
function set(before: Readonly<Record<string, string>>, change: Readonly<Record<string, string | null>>) {
  const after = Object.entries({ ...before, ...change }).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(after)
}

/** What the audit log tells of a change: never a secret, only that it was set. */
function told({ secrets, ...rest }: ProviderChange) {
  return { ...rest, ...(secrets && { secrets: Object.keys(secrets) }) }
}

function nameTaken(name: string) {
  return {
    code: 'name-taken',
    field: 'name',
    message: `Another place of sign-in is called ${name}. Choose another name.`,
  }
}
