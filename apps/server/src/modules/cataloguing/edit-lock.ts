import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists } from '../catalog/index.ts'
import type { EditLock } from './contract.ts'

/** A lock that was not renewed for so long has ended: its window was closed or lost its line. */
const patience = { minutes: 2 }

/**
 * Takes or renews the lock of a record for one window. Where another window has it, theirs is answered and stays, unless
 * `take` is set. It stops nobody from saving: versions see to that.
 */
export async function takeLock(w: Work, bib: number, token: string, take = false): Promise<Outcome<EditLock>> {
  if (!(await bibExists(w, bib))) return notFound('bib', `There is no title ${bib}. It may have been deleted.`)
  const { rows } = await sql<{ fresh: boolean }>`
    insert into cataloguing.edit_lock as held (bib_id, token, by_name, since, renewed_at)
    values (${bib}, ${token}, ${actorName(w.actor)}, ${w.now}, ${w.now})
    on conflict (bib_id) do update set token = excluded.token, by_name = excluded.by_name, renewed_at = excluded.renewed_at,
      since = case when held.token = excluded.token then held.since else excluded.since end
    where held.token = excluded.token or ${take} or held.renewed_at < ${w.now.subtract(patience)}
    returning since = ${w.now} as fresh`.execute(w.db)
  if (rows[0]?.fresh === true) w.afterCommit(() => w.platform.live.tell('record-lock', { bib }))
  const lock = await lockOf(w, bib, token)
  if (!lock) throw new Error(`The lock of title ${bib} was not written.`)
  return lock
}

/** Who has a record open now; null when nobody has. */
export async function lockOf(w: Pick<Work, 'db' | 'now'>, bib: number, token?: string): Promise<EditLock | null> {
  const { rows } = await sql<{ by_name: string; since: Temporal.Instant; token: string }>`
    select by_name, since, token from cataloguing.edit_lock
    where bib_id = ${bib} and renewed_at >= ${w.now.subtract(patience)}`.execute(w.db)
  const [row] = rows
  return row ? { by: row.by_name, since: row.since.toString(), mine: row.token === token } : null
}

/** Ends the lock that a window has; that of another stays. */
export async function releaseLock(w: Work, bib: number, token: string): Promise<object> {
  const { numAffectedRows } = await sql`
    delete from cataloguing.edit_lock where bib_id = ${bib} and token = ${token}`.execute(w.db)
  if (numAffectedRows) w.afterCommit(() => w.platform.live.tell('record-lock', { bib }))
  return {}
}

/** Every title that someone has open for editing now, with the name of whoever has it. */
export async function openRecords(w: Pick<Work, 'db' | 'now'>): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ bib: number; by: string }>`
    select bib_id as bib, by_name as by from cataloguing.edit_lock
    where renewed_at >= ${w.now.subtract(patience)}`.execute(w.db)
  return new Map(rows.map(({ bib, by }) => [bib, by]))
}
