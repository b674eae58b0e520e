import { randomBytes, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { violates } from '../../platform/db.ts'
import { notFound, refuse, type Block, type Outcome } from '../../platform/refusal.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { siteLink } from '../org/index.ts'
import { categoriesOf } from '../patrons/index.ts'
import type { CreateVendor, Vendor, VendorClaim, VendorKind, VendorWithSecret } from './contract.ts'
import { redirectProblem } from './rules/redirect-address.ts'

type NewVendor = NonNullable<(typeof CreateVendor)['types']>['body']
/** What is changed of a program. */
export type VendorChange = Partial<Omit<NewVendor, 'kind'>>

/** A program as the protocol uses it. */
export interface KnownVendor {
  readonly id: number
  readonly clientId: string
  readonly name: string
  readonly kind: VendorKind
  readonly secretHash: Buffer | null
  readonly redirectAddresses: readonly string[]
  readonly signOutAddresses: readonly string[]
  readonly categories: readonly string[]
  readonly claims: readonly VendorClaim[]
}

type Reader = Pick<Work, 'db'>
type Row = Omit<Vendor, 'secretMade' | 'created' | 'used' | 'ourAddresses'> & {
  readonly secretMade: Temporal.Instant | null
  readonly created: Temporal.Instant
  readonly used: Temporal.Instant | null
}

const usedByProtocol = sql`id, client_id as "clientId", name, kind, secret_hash as "secretHash",
  redirect_addresses as "redirectAddresses", sign_out_addresses as "signOutAddresses", categories, claims`

/** A program that is switched on, by the name it gives itself; undefined for any other. */
export async function vendorByClientId(w: Reader, clientId: string): Promise<KnownVendor | undefined> {
  if (clientId.length > 100 || clientId.includes('\0')) return undefined
  const { rows } = await sql<KnownVendor>`
    select ${usedByProtocol} from vendor_sign_in.vendor where client_id = ${clientId} and enabled`.execute(w.db)
  return rows[0]
}

/** A program that is switched on, by its number. */
export async function vendorById(w: Reader, id: number): Promise<KnownVendor | undefined> {
  const { rows } = await sql<KnownVendor>`
    select ${usedByProtocol} from vendor_sign_in.vendor where id = ${id} and enabled`.execute(w.db)
  return rows[0]
}

/** True when a program shows its own secret. */
export function isItsSecret({ secretHash }: KnownVendor, secret: string): boolean {
  return secretHash !== null && timingSafeEqual(secretHash, tokenHash(secret))
}

/** Every program as the settings page shows it. */
export async function listVendors(w: Work): Promise<{ readonly total: number; readonly rows: Vendor[] }> {
  const rows = await views(w)
  return { total: rows.length, rows }
}

/** Adds a program; one with a secret is told it this once. */
export async function createVendor(w: Work, request: NewVendor): Promise<Outcome<VendorWithSecret>> {
  const blocks = await vendorProblems(w, request.kind, request)
  if (blocks.length > 0) return refuse(...blocks)
  const secret = request.kind === 'confidential' ? newSecret() : null
  try {
    const { rows } = await sql<{ id: number }>`
      insert into vendor_sign_in.vendor (client_id, name, kind, secret_hash, secret_made_at, redirect_addresses,
        sign_out_addresses, categories, claims, enabled, created_at)
      values (${`carrel-${randomBytes(9).toString('hex')}`}, ${request.name.trim()}, ${request.kind},
        ${secret === null ? null : tokenHash(secret)}, ${secret === null ? null : w.now}, ${request.redirectAddresses},
        ${request.signOutAddresses}, ${request.categories}, ${request.claims}, ${request.enabled}, ${w.now})
      returning id`.execute(w.db)
    const id = rows[0]?.id ?? 0
    await w.audit({ action: 'vendor.create', subject: `vendor:${id}`, detail: { ...request } })
    return await withSecret(w, id, secret)
  } catch (error) {
    if (violates(error, 'vendor_name')) return refuse(nameTaken(request.name))
    throw error
  }
}

/** Changes a program. Switched off, its codes and tokens end at once. */
export async function changeVendor(w: Work, id: number, change: VendorChange): Promise<Outcome<Vendor>> {
  // Of two desks that change one at once, the second changes what the first has left.
  await sql`select from vendor_sign_in.vendor where id = ${id} for update`.execute(w.db)
  const [before] = await views(w, id)
  if (!before) return vendorNotFound(id)
  const after = { ...before, ...change }
  const blocks = await vendorProblems(w, before.kind, after)
  if (blocks.length > 0) return refuse(...blocks)
  try {
    await sql`update vendor_sign_in.vendor set name = ${after.name.trim()}, redirect_addresses = ${after.redirectAddresses},
      sign_out_addresses = ${after.signOutAddresses}, categories = ${after.categories}, claims = ${after.claims},
      enabled = ${after.enabled} where id = ${id}`.execute(w.db)
  } catch (error) {
    if (violates(error, 'vendor_name')) return refuse(nameTaken(after.name))
    throw error
  }
  if (!after.enabled) await sql`delete from vendor_sign_in.code where vendor_id = ${id}`.execute(w.db)
  await w.audit({ action: 'vendor.change', subject: `vendor:${id}`, detail: { ...change } })
  const [view] = await views(w, id)
  return view ?? vendorNotFound(id)
}

/** Gives a program a new secret; the old one counts no longer. */
export async function renewVendorSecret(w: Work, id: number): Promise<Outcome<VendorWithSecret>> {
  const [before] = await views(w, id)
  if (!before) return vendorNotFound(id)
  if (before.kind === 'public')
    return refuse({
      code: 'vendor-without-secret',
      message: `${before.name} runs on readers’ own devices, where no secret can be kept. It needs none.`,
    })
  const secret = newSecret()
  await sql`update vendor_sign_in.vendor set secret_hash = ${tokenHash(secret)}, secret_made_at = ${w.now}
    where id = ${id}`.execute(w.db)
  await w.audit({ action: 'vendor.secret', subject: `vendor:${id}` })
  return withSecret(w, id, secret)
}

/** Removes a program with what patrons allowed it. */
export async function deleteVendor(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    delete from vendor_sign_in.vendor where id = ${id} returning name`.execute(w.db)
  const [row] = rows
  if (!row) return vendorNotFound(id)
  await w.audit({ action: 'vendor.delete', subject: `vendor:${id}`, detail: { name: row.name } })
  return {}
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

async function withSecret(w: Work, id: number, secret: string | null): Promise<Outcome<VendorWithSecret>> {
  const [view] = await views(w, id)
  return view ? { ...view, secret } : vendorNotFound(id)
}

async function views(w: Work, only?: number): Promise<Vendor[]> {
  const link = await siteLink(w)
  const { rows } = await sql<Row>`
    select id, client_id as "clientId", name, kind, redirect_addresses as "redirectAddresses",
      sign_out_addresses as "signOutAddresses", categories, claims, enabled, secret_made_at as "secretMade",
      created_at as created, used_at as used,
      (select count(*)::int from vendor_sign_in.consent c where c.vendor_id = vendor.id and c.ended_at is null) as patrons
    from vendor_sign_in.vendor ${only === undefined ? sql`` : sql`where id = ${only}`} order by lower(name)`.execute(
    w.db,
  )
  return rows.map(({ secretMade, created, used, ...row }) => ({
    ...row,
    secretMade: secretMade?.toString() ?? null,
    created: created.toString(),
    used: used?.toString() ?? null,
    ourAddresses: [
      { name: 'Issuer', url: link('/oidc') },
      { name: 'Discovery', url: link('/oidc/.well-known/openid-configuration') },
      { name: 'Authorization', url: link('/oidc/authorize') },
      { name: 'Token', url: link('/oidc/token') },
      { name: 'UserInfo', url: link('/oidc/userinfo') },
      { name: 'Keys (JWKS)', url: link('/oidc/keys') },
      { name: 'End session', url: link('/oidc/end-session') },
    ],
  }))
}

async function vendorProblems(
  w: Work,
  kind: VendorKind,
  { name, redirectAddresses, signOutAddresses, categories }: Omit<NewVendor, 'kind'>,
): Promise<readonly Block[]> {
  const known = await categoriesOf(w)
  const wrong = (field: string, message: string): Block => ({ code: 'invalid-vendor', field, message })
  const addresses = (field: string, all: readonly string[]) =>
    all.flatMap((address) => {
      const problem = redirectProblem(address, kind)
      return problem === undefined ? [] : [wrong(field, problem)]
    })
  return [
    ...(name.trim() === '' ? [wrong('name', 'Give the program the name that patrons know it by.')] : []),
    ...addresses('redirectAddresses', redirectAddresses).slice(0, 1),
    ...addresses('signOutAddresses', signOutAddresses).slice(0, 1),
    ...categories
      .filter((code) => !known.has(code))
      .slice(0, 1)
      .map((code) => wrong('categories', `There is no category ${code}.`)),
  ]
}

function vendorNotFound(id: number) {
  return notFound('vendor', `There is no program ${id}. It may have been removed.`)
}

function nameTaken(name: string): Block {
  return { code: 'name-taken', field: 'name', message: `Another program is called ${name}. Choose another name.` }
}
