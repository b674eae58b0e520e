import { sql } from 'kysely'
import { actorName } from './actor.ts'
import type { EditLock } from './schemas.ts'
import type { Work } from './work.ts'

/** A lock that was not renewed for so long has ended: its window was closed or lost its line. */
const patience = { minutes: 2 }

/**
 * Where the locks of a kind of record are kept: a table with the columns `token`, `by_name`, `since`, `renewed_at` and the
 * number of the record, which is its key.
 */
export interface EditLocks {
  readonly table: string
  readonly column: string
  /** Under which it is told to open screens that somebody opened or left a record. */
  readonly topic: string
  /** What the record is called in what is told. */
  readonly subject: string
}

/**
 * Takes or renews the lock of a record for one window. Where another window has it, theirs is answered and stays, unless
 * `take` is set. It stops nobody from saving: versions see to that.
 */
export async function takeEditLock(
  w: Work,
  { table, column, topic, subject }: EditLocks,
  id: number,
  { token, take = false }: { readonly token: string; readonly take?: boolean },
): Promise<EditLock> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into ${sql.table(table)} as held (${sql.ref(column)}, token, by_name, since, renewed_at)
    values (${id}, ${token}, ${actorName(w.actor)}, ${w.now}, ${w.now})
    on conflict (${sql.ref(column)}) do update set token = excluded.token, by_name = excluded.by_name,
      renewed_at = excluded.renewed_at,
      since = case when held.token = excluded.token then held.since else excluded.since end
    where held.token = excluded.token or ${take} or held.renewed_at < ${w.now.subtract(patience)}
    returning since = ${w.now} as fresh`.execute(w.db)
  if (rows[0]?.fresh === true) w.afterCommit(() => w.platform.live.tell(topic, { [subject]: id }))
  const lock = await editLockOf(w, { table, column }, id, token)
  if (!lock) throw new Error(`The lock of ${subject} ${id} was not written.`)
  return lock
}

/** Who has a record open now; null when nobody has. */
export async function editLockOf(
  w: Pick<Work, 'db' | 'now'>,
  { table, column }: Pick<EditLocks, 'table' | 'column'>,
  id: number,
  token?: string,
): Promise<EditLock | null> {
  const { rows } = await sql<{ by_name: string; since: Temporal.Instant; token: string }>`
    select by_name, since, token from ${sql.table(table)}
    where ${sql.ref(column)} = ${id} and renewed_at >= ${w.now.subtract(patience)}`.execute(w.db)
  const [row] = rows
  return row ? { by: row.by_name, since: row.since.toString(), mine: row.token === token } : null
}

/** Ends the lock that a window has; that of another stays. */
export async function releaseEditLock(
  w: Work,
  { table, column, topic, subject }: EditLocks,
  id: number,
  token: string,
): Promise<void> {
  const { numAffectedRows } = await sql`
    delete from ${sql.table(table)} where ${sql.ref(column)} = ${id} and token = ${token}`.execute(w.db)
  if (numAffectedRows) w.afterCommit(() => w.platform.live.tell(topic, { [subject]: id }))
}

/** Every record of a kind that someone has open for editing now, with the name of whoever has it. */
export async function openForEditing(
  w: Pick<Work, 'db' | 'now'>,
  { table, column }: Pick<EditLocks, 'table' | 'column'>,
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; by: string }>`
    select ${sql.ref(column)} as id, by_name as by from ${sql.table(table)}
    where renewed_at >= ${w.now.subtract(patience)}`.execute(w.db)
  return new Map(rows.map(({ id, by }) => [id, by]))
}
