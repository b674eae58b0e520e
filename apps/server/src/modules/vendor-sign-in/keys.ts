import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import { keyPlan, type MadeKey } from './rules/key-plan.ts'

/** The one algorithm: the one that every program has to know (Core 15.1). */
export const signedWith = 'RS256'

interface KeptKey extends MadeKey {
  readonly publicKey: JWK
  readonly privateKey: JWK
}

async function keptKeys(w: Pick<Work, 'db'>): Promise<readonly KeptKey[]> {
  const { rows } =
    await sql<KeptKey>`select kid, public_key as "publicKey", private_key as "privateKey", made_at as made
    from vendor_sign_in.key order by made_at`.execute(w.db)
  return rows
}

/** The keys in force: makes a new one when it is time, and forgets those that nobody needs. */
async function keysNow(platform: Platform): Promise<readonly KeptKey[]> {
  const kept = await keptKeys({ db: platform.database.kysely })
  const plan = keyPlan(kept, platform.clock.now())
  if (!plan.makeOne && plan.gone.length === 0) return kept
  const made = plan.makeOne ? await newKey() : undefined
  return mustWork(platform, carrel, async (w) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('vendor_sign_in.key', 0))`.execute(w.db)
    // Of two processes that find it is time, the first makes one.
    const { makeOne, gone } = keyPlan(await keptKeys(w), w.now)
    for (const { kid } of gone) await sql`delete from vendor_sign_in.key where kid = ${kid}`.execute(w.db)
    if (makeOne && made) {
      await sql`insert into vendor_sign_in.key (kid, public_key, private_key, made_at)
        values (${made.kid}, ${jsonb(made.publicKey)}, ${jsonb(made.privateKey)}, ${w.now})`.execute(w.db)
      await w.audit({ action: 'vendor.new-key', subject: `key:${made.kid}` })
    }
    return keptKeys(w)
  })
}

/** What signs now. */
export async function signingKey(platform: Platform) {
  const { signing } = keyPlan(await keysNow(platform), platform.clock.now())
  if (!signing) throw new Error('there is no key to sign ID tokens with')
  return { kid: signing.kid, key: await importJWK(signing.privateKey, signedWith) }
}

/** Our public keys for programs: those that sign, are going to, or did lately (RFC 7517). */
export async function publicKeys(platform: Platform): Promise<{ readonly keys: readonly JWK[] }> {
  const keys = await keysNow(platform)
  return { keys: keys.map(({ kid, publicKey }) => ({ ...publicKey, kid, alg: signedWith, use: 'sig' })) }
}

async function newKey() {
  const { publicKey, privateKey } = await generateKeyPair(signedWith, { extractable: true })
  const shown = await exportJWK(publicKey)
  return { kid: await calculateJwkThumbprint(shown), publicKey: shown, privateKey: await exportJWK(privateKey) }
}
