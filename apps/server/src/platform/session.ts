import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Platform } from './platform.ts'
import { refuse, type Refusal } from './refusal.ts'
import type { PlatformTables } from './tables.ts'
import { tablesOf } from './db.ts'
import type { Work } from './work.ts'

/** Staff and patrons sign in on their pages, devices of the library's on theirs: each with a cookie of its own. */
export type Realm = 'staff' | 'patron' | 'machine'

/** An open session: who, working where, until when. */
export interface Session {
  readonly id: number
  readonly realm: Realm
  readonly subject: number
  readonly branch: number | null
  readonly csrf: string
}

const lifetime: Readonly<Record<Realm, Temporal.DurationLike>> = {
  staff: { hours: 14 },
  patron: { hours: 24 * 30 },
  machine: { hours: 24 * 400 },
}

/** The hash under which a token is stored: a copy of the table opens no session. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Opens a session; the token goes into the cookie and is stored nowhere. */
export async function openSession(
  work: Work,
  realm: Realm,
  subject: number,
  branch: number | null,
): Promise<{ readonly id: number; readonly token: string; readonly csrf: string }> {
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(18).toString('base64url')
  const { id } = await tablesOf<PlatformTables>(work)
    .insertInto('platform.session')
    .values({
      token_hash: tokenHash(token),
      realm,
      subject_id: subject,
      branch_id: branch,
      csrf,
      created_at: work.now,
      used_at: work.now,
      expires_at: work.now.add(lifetime[realm]),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, token, csrf }
}

/** The session of a token, unless it has ended. */
export async function findSession(platform: Platform, realm: Realm, token: string): Promise<Session | undefined> {
  const row = await tablesOf<PlatformTables>({ db: platform.database.kysely })
    .selectFrom('platform.session')
    .select(['id', 'realm', 'subject_id', 'branch_id', 'csrf'])
    .where('token_hash', '=', tokenHash(token))
    .where('realm', '=', realm)
    .where('expires_at', '>', platform.clock.now())
    .executeTakeFirst()
  return row && { id: row.id, realm: row.realm, subject: row.subject_id, branch: row.branch_id, csrf: row.csrf }
}

/** Lets a session go on at another branch. */
export async function moveSession(work: Work, id: number, branch: number): Promise<void> {
  await tablesOf<PlatformTables>(work)
    .updateTable('platform.session')
    .set({ branch_id: branch })
    .where('id', '=', id)
    .execute()
}

/** Lets a session that is in use last for another full lifetime. */
export async function prolongSession(work: Work, { id, realm }: Pick<Session, 'id' | 'realm'>): Promise<void> {
  await tablesOf<PlatformTables>(work)
    .updateTable('platform.session')
    .set({ used_at: work.now, expires_at: work.now.add(lifetime[realm]) })
    .where('id', '=', id)
    .execute()
}

/** Ends one session. */
export async function closeSession(work: Work, id: number): Promise<void> {
  await tablesOf<PlatformTables>(work).deleteFrom('platform.session').where('id', '=', id).execute()
}

/** Ends every session of a person but one, e.g. when the password changes or the account is closed. */
export async function closeSessionsOf(work: Work, realm: Realm, subject: number, except = 0): Promise<void> {
  await tablesOf<PlatformTables>(work)
    .deleteFrom('platform.session')
    .where('realm', '=', realm)
    .where('subject_id', '=', subject)
    .where('id', '<>', except)
    .execute()
}

const window: Temporal.DurationLike = { minutes: 15 }
const failuresPerName = 10
const failuresPerAddress = 100

/**
 * Refuses when a name or an address has failed too often lately; call before the password is checked. `perName`: how often
 * is too often, where many people stand behind one name.
 */
export async function refuseGuessing(
  platform: Platform,
  realm: Realm,
  name: string,
  address: string,
  perName = failuresPerName,
): Promise<Refusal | undefined> {
  const since = platform.clock.now().subtract(window)
  const { rows } = await sql<{ by_name: number; by_address: number; oldest: Temporal.Instant | null }>`
    select count(*) filter (where realm = ${realm} and name = ${name}) as by_name,
      count(*) filter (where address = ${address}) as by_address, min(at) as oldest
    from platform.sign_in_failure
    where at > ${since} and ((realm = ${realm} and name = ${name}) or address = ${address})`.execute(
    platform.database.kysely,
  )
  const row = rows[0]
  if (!row || (row.by_name < perName && row.by_address < failuresPerAddress)) return undefined
  const minutes = row.oldest
    ? Math.max(1, Math.ceil(row.oldest.add(window).since(platform.clock.now()).total('minutes')))
    : 15
  return refuse({
    code: 'too-many-attempts',
    message: `Too many wrong attempts. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask the library to set a new password.`,
    facts: { minutes },
  })
}

/** Remembers a failed attempt. */
export async function noteFailure(platform: Platform, realm: Realm, name: string, address: string): Promise<void> {
  await tablesOf<PlatformTables>({ db: platform.database.kysely })
    .insertInto('platform.sign_in_failure')
    .values({ realm, name: name.slice(0, 200), address, at: platform.clock.now() })
    .execute()
}

/** Forgets the failures of a name after the right password. */
export async function forgetFailures(work: Work, realm: Realm, name: string): Promise<void> {
  await tablesOf<PlatformTables>(work)
    .deleteFrom('platform.sign_in_failure')
    .where('realm', '=', realm)
    .where('name', '=', name)
    .execute()
}
