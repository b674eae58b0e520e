import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Work } from '../../platform/work.ts'

/** Where a session of ours came from. */
export interface OutsideSession {
  readonly provider: number
  readonly subject: string
  /** The session there: `sid` of OpenID Connect, SessionIndex of SAML. */
  readonly sessionIndex: string | null
  /** What signing out there needs: an ID token, a NameID. */
  readonly hint: Readonly<Record<string, string>>
}

/** Notes where a session of ours came from. */
export async function noteOutsideSession(w: Work, session: number, from: OutsideSession): Promise<void> {
  await sql`insert into identity.outside_session (session_id, provider_id, subject, session_index, hint)
    values (${session}, ${from.provider}, ${from.subject}, ${from.sessionIndex}, ${jsonb(from.hint)})`.execute(w.db)
}

/** Where a session came from; undefined for one that was opened with a password. Ask before it is closed. */
export async function outsideSession(w: Pick<Work, 'db'>, session: number): Promise<OutsideSession | undefined> {
  const { rows } = await sql<OutsideSession>`
    select provider_id as provider, subject, session_index as "sessionIndex", hint
    from identity.outside_session where session_id = ${session}`.execute(w.db)
  return rows[0]
}

/**
 * Ends our sessions of somebody who has signed out there: one session of theirs by its index, or all where only the person
 * is named, by what never changes of the account or by the NameID of SAML; with both, both must fit. Gives back how many ended;
 * `keep` is one that goes on in any case.
 */
export async function endOutsideSessions(
  w: Work,
  provider: number,
  which: { readonly subject?: string | undefined; readonly sessionIndex?: string | undefined },
  keep?: number,
): Promise<number> {
  const { subject, sessionIndex } = which
  if (subject === undefined && sessionIndex === undefined) return 0
  const { rows } = await sql<{ realm: string; subject_id: number }>`
    delete from platform.session s using identity.outside_session o
    where o.session_id = s.id and o.provider_id = ${provider} and s.id <> ${keep ?? 0}
      and (${subject ?? null}::text is null or o.subject = ${subject ?? null} or o.hint ->> 'nameId' = ${subject ?? null})
      and (${sessionIndex ?? null}::text is null or o.session_index = ${sessionIndex ?? null})
    returning s.realm, s.subject_id`.execute(w.db)
  for (const row of rows)
    await w.audit({
      action: 'session.sign-out-outside',
      subject: `${row.realm}:${row.subject_id}`,
      detail: { provider },
    })
  return rows.length
}
