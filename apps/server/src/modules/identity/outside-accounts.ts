import { sql } from 'kysely'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { OutsideAccount } from './contract.ts'
import { endOutsideSessions } from './outside-sessions.ts'

/** The accounts elsewhere with which a patron signs in here. */
export async function outsideAccounts(
  w: Pick<Work, 'db'>,
  patron: number,
): Promise<{ readonly total: number; readonly rows: OutsideAccount[] }> {
  const { rows } = await sql<
    Omit<OutsideAccount, 'linked' | 'used'> & { readonly linked: Temporal.Instant; readonly used: Temporal.Instant }
  >`
    select l.id, p.name, l.subject as account, l.linked_at as linked, l.used_at as used
    from identity.link l join identity.provider p on p.id = l.provider_id
    where l.patron_id = ${patron} order by p.place, p.id`.execute(w.db)
  return {
    total: rows.length,
    rows: rows.map((row) => ({ ...row, linked: row.linked.toString(), used: row.used.toString() })),
  }
}

/**
 * Takes an account elsewhere away from a patron, and ends the sessions that came by it but `keep`, that of whoever asks. At the
 * next sign-in there the account is looked at anew, as if it came for the first time.
 */
export async function unlinkOutsideAccount(
  w: Work,
  patron: number,
  link: number,
  keep?: number,
): Promise<Outcome<object>> {
  const { rows } = await sql<{ provider: number; name: string; subject: string }>`
    delete from identity.link l using identity.provider p
    where l.id = ${link} and l.patron_id = ${patron} and p.id = l.provider_id
    returning p.id as provider, p.name, l.subject`.execute(w.db)
  const [gone] = rows
  if (!gone)
    return notFound('outside-account', 'There is no such account elsewhere. It may have been taken away already.')
  await w.audit({
    action: 'identity.unlink',
    subject: `patron:${patron}`,
    detail: { provider: gone.name, account: gone.subject.slice(0, 200) },
  })
  await endOutsideSessions(w, gone.provider, { subject: gone.subject }, keep)
  return {}
}
