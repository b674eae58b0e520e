import { randomBytes } from 'node:crypto'
import type { Platform } from './platform.ts'
import { changed, defineCache } from './live-cache.ts'
import { tokenHash } from './session.ts'
import type { PlatformTables } from './tables.ts'
import { actorName, type Actor } from './actor.ts'
import { tablesOf } from './db.ts'
import type { Work } from './work.ts'

/** Makes a key for a machine; the token is shown once and stored only as a hash. */
export async function createApiKey(
  work: Work,
  key: { readonly name: string; readonly permissions: readonly string[]; readonly branch: number | null },
): Promise<{ readonly id: number; readonly token: string }> {
  const token = `ck_${randomBytes(27).toString('base64url')}`
  const row = await tablesOf<PlatformTables>(work)
    .insertInto('platform.api_key')
    .values({
      name: key.name,
      token_hash: tokenHash(token),
      permissions: [...key.permissions],
      branch_id: key.branch,
      created_at: work.now,
      created_by: actorName(work.actor),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await work.audit({
    action: 'api-key.create',
    subject: `api-key:${row.id}`,
    detail: { name: key.name, permissions: key.permissions },
  })
  return { id: row.id, token }
}

const keys = defineCache('platform.api-key', ['api-key'], async ({ db }, hash: string): Promise<Actor | undefined> => {
  const row = await tablesOf<PlatformTables>({ db })
    .selectFrom('platform.api_key')
    .select(['id', 'name', 'permissions', 'branch_id'])
    .where('token_hash', '=', Buffer.from(hash, 'base64'))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return (
    row && { kind: 'key', id: row.id, name: row.name, branch: row.branch_id, permissions: new Set(row.permissions) }
  )
})

/** The actor behind a key, unless it was revoked. */
export function actorForKey(platform: Platform, token: string): Promise<Actor | undefined> {
  return keys.get({ db: platform.database.kysely, platform }, tokenHash(token).toString('base64'))
}

/** Keys with what they may do, newest first; never their tokens. */
export async function listApiKeys(work: Work) {
  return tablesOf<PlatformTables>(work)
    .selectFrom('platform.api_key')
    .select(['id', 'name', 'permissions', 'branch_id', 'created_at', 'created_by', 'used_at', 'revoked_at'])
    .orderBy('id', 'desc')
    .execute()
}

/** Ends a key for good. Returns false when there is no such open key. */
export async function revokeApiKey(work: Work, id: number): Promise<boolean> {
  const row = await tablesOf<PlatformTables>(work)
    .updateTable('platform.api_key')
    .set({ revoked_at: work.now })
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
