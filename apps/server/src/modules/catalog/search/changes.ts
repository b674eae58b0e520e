import { sql, type Kysely } from 'kysely'

/**
 * How far a follower has read: the database's snapshot of its last look. A change is new to it exactly when its
 * transaction was not visible in that snapshot, so transactions that end out of order are never missed and a long one
 * holds nobody up.
 */
export interface Position {
  readonly epoch: string
  /** Text of a `pg_snapshot`, `xmin:xmax:running`. */
  readonly snapshot: string
  /** The highest sequence number seen. */
  readonly sequence: number
  /** Transaction of that change, to recognise a database that was set back. */
  readonly xid: string
}

/** Titles that one transaction changed: their words (`document`), or only where their copies are. */
export interface Change {
  readonly sequence: number
  readonly kind: 'document' | 'availability'
  readonly bibs: readonly number[]
}

/** What a look found. */
export interface Changes {
  readonly position: Position
  readonly rows: readonly Change[]
}

interface ChangeRow {
  readonly snapshot: string
  readonly epoch: string | null
  readonly complete: boolean
  readonly sequence: number | null
  readonly xid: string
  readonly kind: 'document' | 'availability'
  readonly bibs: readonly number[]
}

/** Where a follower begins that has read everything there is: call before reading. */
export async function presentPosition(db: Kysely<unknown>): Promise<Position> {
  const { rows } = await sql<Position>`
    with made as (insert into catalog.search_history default values on conflict do nothing returning epoch)
    select coalesce((select epoch from made), (select epoch from catalog.search_history))::text as epoch,
      pg_current_snapshot()::text as snapshot, coalesce(c.sequence, 0) as sequence, coalesce(c.xid, '0')::text as xid
    from (select) as one left join lateral (
      select sequence, xid from catalog.search_change order by xid desc, sequence desc limit 1) c on true`.execute(db)
  const [row] = rows
  if (!row) throw new Error('The database did not say where its changes stand.')
  return row
}

/**
 * Everything that changed since a position, read in one snapshot. Undefined when the changes from there on are no longer
 * all there, or the database is another one than the position is of: then the index is built anew.
 */
export async function changesSince(db: Kysely<unknown>, position: Position): Promise<Changes | undefined> {
  const { rows } = await sql<ChangeRow>`
    select pg_current_snapshot()::text as snapshot, h.epoch::text,
      pg_snapshot_xmin(${position.snapshot}::pg_snapshot) >= h.kept_from
        and pg_snapshot_xmax(${position.snapshot}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
        and (${position.xid}::xid8 < h.kept_from or ${position.sequence}::bigint = 0 or exists (
          select from catalog.search_change where xid = ${position.xid}::xid8 and sequence = ${position.sequence}::bigint)) as complete,
      c.sequence, c.xid::text, c.kind, c.bibs
    from (select) as one left join catalog.search_history h on true
      left join catalog.search_change c on c.xid >= pg_snapshot_xmin(${position.snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(c.xid, ${position.snapshot}::pg_snapshot)`.execute(db)
  const [first] = rows
  if (!first || first.epoch !== position.epoch || !first.complete) return undefined
  const found = rows.flatMap(({ sequence, kind, bibs }) => (sequence === null ? [] : [{ sequence, kind, bibs }]))
  let { sequence, xid } = position
  for (const row of rows) {
    if (row.sequence !== null && row.sequence > sequence) [sequence, xid] = [row.sequence, row.xid]
  }
  return { position: { epoch: position.epoch, snapshot: first.snapshot, sequence, xid }, rows: found }
}

/** Forgets changes that are older than two days; a follower that slept longer builds its index anew. */
export async function forgetOldChanges(db: Kysely<unknown>): Promise<void> {
  await sql`
    with last as (
      select xid from catalog.search_change where at < now() - interval '2 days' order by xid desc limit 1
    ), gone as (
      delete from catalog.search_change c using last where c.xid <= last.xid
    )
    update catalog.search_history set kept_from = (last.xid::text::bigint + 1)::text::xid8 from last`.execute(db)
}
