import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { verifyPassword } from '../../platform/password.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Work } from '../../platform/work.ts'
import { cardKey } from './rules/card-number.ts'

/** The number of a patron by what a machine sends: a card, old ones too, or the number by which another system knows them. */
export async function patronByAnyNumber(w: Pick<Work, 'db'>, number: string): Promise<number | undefined> {
  const text = number.trim()
  if (text === '') return undefined
  const { rows } = await sql<{ id: number }>`
    select patron_id as id from patrons.card where upper(barcode) = ${cardKey(text)}
    union all select id from patrons.patron where external_id = ${text} and deleted_at is null
    limit 1`.execute(w.db)
  return rows[0]?.id
}

// What was found out about a PIN lives as long as the process and is worth nothing outside of it.
const secret = randomBytes(32)
const known = new Map<string, { readonly right: boolean; readonly at: number }>()
const mostKnown = 50_000
const keptFor = 30 * 60_000

/**
 * Whether a PIN is that of a patron; undefined where they have none. Machines ask at every message, and Argon2 is slow on purpose: an
 * answer is known again by a keyed hash of patron, stored hash and PIN, so that a changed PIN is judged afresh at once.
 */
export async function isRightPin(platform: Platform, patron: number, pin: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ pin_hash: string | null }>`
    select pin_hash from patrons.patron where id = ${patron}`.execute(platform.database.kysely)
  const stored = rows[0]?.pin_hash ?? null
  if (stored === null) return undefined
  const key = createHmac('sha256', secret)
    .update(`${patron}\n${stored}\n${pin.normalize('NFC')}`)
    .digest('base64')
  const before = known.get(key)
  if (before && performance.now() - before.at < keptFor) return before.right
  const right = await verifyPassword(pin, stored)
  if (known.size >= mostKnown) known.clear()
  known.set(key, { right, at: performance.now() })
  return right
}
