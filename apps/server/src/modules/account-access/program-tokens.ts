import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import { closeSession, findSession, tokenHash, type Session } from '../../platform/session.ts'
import { withWork, type Actor, type Work } from '../../platform/work.ts'
import { patronActor, patronSignIn } from '../patrons/index.ts'

/** Seconds that a token of a program is good for. */
export const programTokenSeconds = 12 * 3600

/** What a program was given after a patron signed in with it. */
export interface ProgramSignIn {
  readonly patron: number
  readonly token: string
  readonly scopes: readonly string[]
}

/** Who calls with a token, what they may do, and the session that it stands on. */
export interface ProgramCaller {
  readonly actor: Extract<Actor, { kind: 'patron' }>
  readonly scopes: ReadonlySet<string>
  readonly session: Session
}

/** Signs a patron in with card and PIN for a program, which gets a token for some scopes; guesses are slowed down as on the site. */
export async function signInProgram(
  w: Work,
  { card, pin, scopes }: { readonly card: string; readonly pin: string; readonly scopes: readonly string[] },
  address: string,
): Promise<ProgramSignIn | Refusal> {
  let opened = ''
  const view = await patronSignIn(w, { card, pin }, address, {
    setSession: (_, token) => {
      opened = token
    },
    renewSession: () => {},
    clearSession: () => {},
  })
  if (isRefusal(view)) return view
  const session = await findSession(w.platform, 'patron', opened)
  if (!session) throw new Error('The session that was just opened is gone.')
  const token = randomBytes(32).toString('base64url')
  const actor: Actor = { kind: 'patron', id: view.id, name: view.name }
  const made = await withWork(w.platform, actor, async (inner) => {
    await sql`delete from account_access.program_token where expires_at < ${inner.now}`.execute(inner.db)
    await sql`insert into account_access.program_token (token_hash, session_id, patron_id, scopes, created_at, expires_at)
      values (${tokenHash(token)}, ${session.id}, ${view.id}, ${scopes}, ${inner.now},
        ${inner.now.add({ seconds: programTokenSeconds })})`.execute(inner.db)
    return { patron: view.id, token, scopes }
  })
  return made
}

/** Who calls with a token of a program; undefined when it has ended, is none, or the account is closed. */
export async function programCaller(platform: Platform, token: string): Promise<ProgramCaller | undefined> {
  const { rows } = await sql<{
    patron: number
    scopes: string[]
    session: number
    branch: number | null
    csrf: string
  }>`
    select t.patron_id as patron, t.scopes, s.id as session, s.branch_id as branch, s.csrf
    from account_access.program_token t join platform.session s on s.id = t.session_id
    where t.token_hash = ${tokenHash(token)} and t.expires_at > ${platform.clock.now()} and s.subject_id = t.patron_id`.execute(
    platform.database.kysely,
  )
  const [row] = rows
  const actor = row && (await patronActor(platform, row.patron))
  if (!row || actor?.kind !== 'patron') return undefined
  const session: Session = { id: row.session, realm: 'patron', subject: row.patron, branch: row.branch, csrf: row.csrf }
  return { actor, scopes: new Set(row.scopes), session }
}

/** Ends a program's token and the session that it stands on. */
export async function signOutProgram(w: Work, { session }: ProgramCaller): Promise<Record<string, never>> {
  await closeSession(w, session.id)
  return {}
}
