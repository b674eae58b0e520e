import { randomBytes } from 'node:crypto'
import { actorName } from './actor.ts'
import { tablesOf } from './db.ts'
import { changed } from './live-cache.ts'
import { tokenHash } from './session.ts'
import type { PlatformTables } from './tables.ts'
import type { Work } from './work.ts'

/** What a key is for and what it may do. */
export interface KeyTerms {
  readonly name: string
  readonly permissions: readonly string[]
  /** The branch at which it works; null for none. */
  readonly branch: number | null
  readonly note?: string
  /** The moment from which it is not good any more; null: it stays good. */
  readonly expiresAt?: Temporal.Instant | null
  /** Addresses and ranges from which it may call; none: from anywhere. */
  readonly addresses?: readonly string[]
  /** Requests a minute; null: as many as it likes. */
  readonly perMinute?: number | null
}

/** A key with its token, which is shown once and stored only as a hash. */
export interface KeyToken {
  readonly id: number
  readonly token: string
}

function newToken() {
  const token = `ck_${randomBytes(27).toString('base64url')}`
  return { token, columns: { token_hash: tokenHash(token), token_end: token.slice(-4) } }
}

const keys = (work: Pick<Work, 'db'>) => tablesOf<PlatformTables>(work)

/** Makes a key for a machine or a program. */
export async function createApiKey(work: Work, key: KeyTerms): Promise<KeyToken> {
  const { token, columns } = newToken()
  const row = await keys(work)
    .insertInto('platform.api_key')
    .values({
      ...columns,
      name: key.name,
      permissions: [...key.permissions],
      branch_id: key.branch,
      note: key.note ?? '',
      expires_at: key.expiresAt ?? null,
      addresses: [...(key.addresses ?? [])],
      per_minute: key.perMinute ?? null,
      created_at: work.now,
      created_by: actorName(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await work.audit({ action: 'api-key.create', subject: `api-key:${row.id}`, detail: termsDetail(key) })
  return { id: row.id, token }
}

function termsDetail({ expiresAt, ...key }: Partial<KeyTerms>) {
  return { ...key, ...(expiresAt !== undefined && { expiresAt: expiresAt?.toString() ?? null }) }
}

/** Changes what a key may do; what is not given stays. Its token stays the same. */
export async function changeApiKey(work: Work, id: number, change: Partial<KeyTerms>): Promise<void> {
  const columns = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.permissions !== undefined && { permissions: [...change.permissions] }),
    ...(change.branch !== undefined && { branch_id: change.branch }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.expiresAt !== undefined && { expires_at: change.expiresAt }),
    ...(change.addresses !== undefined && { addresses: [...change.addresses] }),
    ...(change.perMinute !== undefined && { per_minute: change.perMinute }),
  }
  if (Object.keys(columns).length === 0) return
  await keys(work).updateTable('platform.api_key').set(columns).where('id', '=', id).execute()
  changed(work, 'api-key')
  await work.audit({ action: 'api-key.change', subject: `api-key:${id}`, detail: termsDetail(change) })
}

/** Gives a key a new token. The one before stays good until `previousUntil`; null ends it at once. */
export async function rotateApiKey(work: Work, id: number, previousUntil: Temporal.Instant | null): Promise<KeyToken> {
  const { token, columns } = newToken()
  await keys(work)
    .updateTable('platform.api_key')
    .set((row) => ({
      ...columns,
      previous_hash: previousUntil === null ? null : row.ref('token_hash'),
      previous_until: previousUntil,
      rotated_at: work.now,
    }))
    .where('id', '=', id)
    .execute()
  changed(work, 'api-key')
  await work.audit({
    action: 'api-key.rotate',
    subject: `api-key:${id}`,
    detail: { previousUntil: previousUntil?.toString() ?? null },
  })
  return { id, token }
}

/** Ends the token before the present one at once. */
export async function endPreviousToken(work: Work, id: number): Promise<void> {
  await keys(work)
    .updateTable('platform.api_key')
    .set({ previous_hash: null, previous_until: null })
    .where('id', '=', id)
    .execute()
  changed(work, 'api-key')
  await work.audit({ action: 'api-key.end-previous', subject: `api-key:${id}` })
}

/** Keys with what they may do, newest first; never their tokens. */
export async function listApiKeys(work: Pick<Work, 'db'>) {
  return keys(work)
    .selectFrom('platform.api_key')
    .select([
      'id',
      'name',
      'note',
      'permissions',
      'branch_id',
      'token_end',
      'addresses',
      'per_minute',
      'expires_at',
      'created_at',
      'created_by',
      'rotated_at',
      'previous_until',
      'used_at',
      'used_from',
      'revoked_at',
    ])
    .orderBy('id', 'desc')
    .execute()
}

/** A key that has not been ended, locked for a change. */
export async function openApiKey(work: Work, id: number) {
  return keys(work)
    .selectFrom('platform.api_key')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Ends a key for good. Returns false when there is no such open key. */
export async function revokeApiKey(work: Work, id: number): Promise<boolean> {
  const row = await keys(work)
    .updateTable('platform.api_key')
    .set({ revoked_at: work.now, previous_hash: null, previous_until: null })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row) {
    changed(work, 'api-key')
    await work.audit({ action: 'api-key.revoke', subject: `api-key:${id}` })
  }
  return row !== undefined
}
