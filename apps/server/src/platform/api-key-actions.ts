import type { Selectable } from 'kysely'
import { may } from './actor.ts'
import { readAddressRange } from './address-range.ts'
import {
  changeApiKey,
  createApiKey,
  endPreviousToken,
  listApiKeys,
  openApiKey,
  rotateApiKey,
  type KeyTerms,
  type KeyToken,
} from './api-key.ts'
import { writeKeyUses } from './api-key-use.ts'
import type { ApiKeyView } from './contract.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from './refusal.ts'
import type { PlatformTables } from './tables.ts'
import type { Work } from './work.ts'

/** The terms of a key as they are sent. */
interface SentTerms {
  readonly name?: string
  readonly permissions?: readonly string[]
  readonly branch?: number | null
  readonly note?: string
  readonly expiresAt?: string | null
  readonly addresses?: readonly string[]
  readonly perMinute?: number | null
}

/** Makes a key, for someone who may do themselves whatever it may. */
export async function makeKey(
  w: Work,
  sent: SentTerms & { readonly name: string; readonly permissions: readonly string[] },
) {
  const terms = readTerms(w, sent)
  if (isRefusal(terms)) return terms
  return createApiKey(w, { branch: null, ...terms, name: sent.name.trim(), permissions: sent.permissions })
}

/** Changes what a key may do; nobody gives or alters more than they have. */
export async function changeKey(w: Work, id: number, sent: SentTerms): Promise<ApiKeyView | Refusal> {
  const row = await openApiKey(w, id)
  if (!row) return keyNotFound
  const terms = readTerms(w, sent)
  if (isRefusal(terms)) return terms
  // Longer life, more addresses, another branch: each would be more than the changer may do, if the key may do more.
  const beyond = moreThan(w, sent.permissions ?? row.permissions)
  if (beyond) return refuse(beyond)
  await changeApiKey(w, id, terms)
  const [view] = (await keyViews(w)).filter((key) => key.id === id)
  return view ?? keyNotFound
}

const longestOverlap = 90

/** Gives a key a new token; the old one goes on for some days so that nothing stands still meanwhile. */
export async function rotateKey(w: Work, id: number, overlapDays: number): Promise<KeyToken | Refusal> {
  const row = await openApiKey(w, id)
  if (!row) return keyNotFound
  const beyond = moreThan(w, row.permissions)
  if (beyond) return refuse(beyond)
  const days = Math.min(overlapDays, longestOverlap)
  return rotateApiKey(w, id, days === 0 ? null : w.now.add({ hours: 24 * days }))
}

/** Ends the old token of a key that was rotated. */
export async function endOldToken(w: Work, id: number): Promise<object | Refusal> {
  const row = await openApiKey(w, id)
  if (!row) return keyNotFound
  if (row.previous_hash !== null) await endPreviousToken(w, id)
  return {}
}

/** All keys with when and from where each was used last. */
export async function keyRows(w: Work): Promise<{ total: number; rows: ApiKeyView[] }> {
  await writeKeyUses(w.platform)
  const rows = await keyViews(w)
  return { total: rows.length, rows }
}

/** There is no such key. */
export const keyNotFound = notFound('api-key', 'There is no such key, or it has ended already.')

type KeyRow = Omit<Selectable<PlatformTables['platform.api_key']>, 'token_hash' | 'previous_hash'>

async function keyViews(w: Work): Promise<ApiKeyView[]> {
  return (await listApiKeys(w)).map((row) => keyView(row, w.now))
}

function keyView(row: KeyRow, now: Temporal.Instant): ApiKeyView {
  const overlaps = row.previous_until !== null && Temporal.Instant.compare(row.previous_until, now) > 0
  return {
    id: row.id,
    name: row.name,
    note: row.note,
    permissions: row.permissions,
    branch: row.branch_id,
    tokenEnd: row.token_end,
    addresses: row.addresses,
    perMinute: row.per_minute,
    expiresAt: row.expires_at?.toString() ?? null,
    expired: row.expires_at !== null && Temporal.Instant.compare(row.expires_at, now) <= 0,
    createdAt: row.created_at.toString(),
    createdBy: row.created_by,
    rotatedAt: row.rotated_at?.toString() ?? null,
    previousUntil: overlaps ? (row.previous_until?.toString() ?? null) : null,
    usedAt: row.used_at?.toString() ?? null,
    usedFrom: row.used_from,
    revokedAt: row.revoked_at?.toString() ?? null,
  }
}

function moreThan(w: Work, permissions: readonly string[]): Block | undefined {
  const missing = permissions.filter((code) => !may(w.actor, code))
  if (missing.length === 0) return undefined
  return {
    code: 'permission-missing',
    message: `A key cannot be given more than you may do yourself: ${missing.join(', ')}.`,
    facts: { missing },
  }
}

function readTerms(w: Work, sent: SentTerms): Partial<KeyTerms> | Refusal {
  const problems: Block[] = []
  const beyond = moreThan(w, sent.permissions ?? [])
  if (beyond) problems.push(beyond)
  if (sent.name?.trim() === '')
    problems.push({ code: 'invalid-name', field: 'name', message: 'Write what the key is for.' })
  for (const text of sent.addresses ?? [])
    if (!readAddressRange(text))
      problems.push({
        code: 'invalid-addresses',
        field: 'addresses',
        message: `“${text}” is no address. Write one like 192.0.2.7, or a range like 192.0.2.0/24.`,
      })
  const expiresAt =
    sent.expiresAt === undefined || sent.expiresAt === null ? sent.expiresAt : Temporal.Instant.from(sent.expiresAt)
  if (expiresAt && Temporal.Instant.compare(expiresAt, w.now) <= 0)
    problems.push({
      code: 'invalid-expires',
      field: 'expiresAt',
      message: 'The key would have ended already. Choose a later day, or none.',
    })
  if (problems.length > 0) return refuse(...problems)
  const { expiresAt: _, name, addresses, ...rest } = sent
  return {
    ...rest,
    ...(name !== undefined && { name: name.trim() }),
    ...(addresses !== undefined && { addresses: addresses.map((text) => text.trim()) }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}
