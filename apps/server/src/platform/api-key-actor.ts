import type { BlockList } from 'node:net'
import { addressList, isAddressIn } from './address-range.ts'
import type { Actor } from './actor.ts'
import { countKeyUse, noteKeyUse } from './api-key-use.ts'
import { tablesOf } from './db.ts'
import { defineCache } from './live-cache.ts'
import type { Platform } from './platform.ts'
import type { Block } from './refusal.ts'
import { tokenHash } from './session.ts'
import type { PlatformTables } from './tables.ts'

/** A key as requests find it. */
interface KnownKey {
  readonly actor: Extract<Actor, { kind: 'key' }>
  /** Of the key, or of a token that was replaced. */
  readonly until: Temporal.Instant | null
  readonly replaced: boolean
  readonly from: BlockList | undefined
  readonly perMinute: number | null
}

const keys = defineCache(
  'platform.api-key',
  ['api-key'],
  async ({ db }, text: string): Promise<KnownKey | undefined> => {
    const hash = Buffer.from(text, 'base64')
    const row = await tablesOf<PlatformTables>({ db })
      .selectFrom('platform.api_key')
      .selectAll()
      .where((is) => is.or([is('token_hash', '=', hash), is('previous_hash', '=', hash)]))
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (!row) return undefined
    const replaced = !row.token_hash.equals(hash)
    const ends = [row.expires_at, replaced ? row.previous_until : null].filter((end) => end !== null)
    return {
      actor: { kind: 'key', id: row.id, name: row.name, branch: row.branch_id, permissions: new Set(row.permissions) },
      until: ends.toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? null,
      replaced,
      from: row.addresses.length === 0 ? undefined : addressList(row.addresses),
      perMinute: row.per_minute,
    }
  },
)

/**
 * Who calls with a token from an address: its key, or nobody with the reason why the key does not count. A request that is
 * answered counts as a use of the key.
 */
export async function actorForKey(platform: Platform, token: string, address: string): Promise<Actor> {
  const key = await keys.get({ db: platform.database.kysely, platform }, tokenHash(token).toString('base64'))
  if (!key) return refused('key-unknown', 'This API key is not known here, or it has ended.')
  const now = platform.clock.now()
  if (key.until !== null && Temporal.Instant.compare(key.until, now) <= 0)
    return key.replaced
      ? refused('key-expired', `This token of the API key “${key.actor.name}” was replaced. Use the new one.`)
      : refused(
          'key-expired',
          `The API key “${key.actor.name}” was good until ${key.until.toString()}. Ask the library.`,
        )
  if (key.from && !isAddressIn(key.from, address))
    return refused('key-address', `The API key “${key.actor.name}” may not be used from the address ${address}.`, {
      address,
    })
  const wait = countKeyUse(platform, key.actor.id, key.perMinute)
  if (wait !== undefined)
    return refused(
      'too-many-requests',
      `The API key “${key.actor.name}” may send ${key.perMinute} requests a minute. Try again in ${wait} ${wait === 1 ? 'second' : 'seconds'}.`,
      { retryAfter: wait, perMinute: key.perMinute },
    )
  noteKeyUse(platform, key.actor.id, address)
  return key.actor
}

function refused(code: string, message: string, facts?: Block['facts']): Actor {
  return { kind: 'anonymous', problem: { code, message, ...(facts && { facts }) } }
}
