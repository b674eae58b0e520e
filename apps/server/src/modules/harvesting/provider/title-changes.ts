import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'

type Reading = Pick<Work, 'db'>

/** A title as those hear of it who harvest. */
export interface TitleChange {
  readonly bib: number
  /** Milliseconds since 1970. */
  readonly changedAt: number
  /** It is gone, or hidden from the public: nothing but its number may be told. */
  readonly isGone: boolean
}

/** Which changes are wanted; moments in milliseconds since 1970. */
export interface ChangesAsked {
  /** A condition on `b` of `catalog.bib_change_view`. */
  readonly among: RawBuilder<unknown>
  readonly from?: number | undefined
  readonly before?: number | undefined
}

const wanted = ({ among, from, before }: ChangesAsked) => sql`${among}
  and (${from ?? null}::float8 is null or b.changed_at >= to_timestamp(${from ?? null}::float8 / 1000))
  and (${before ?? null}::float8 is null or b.changed_at < to_timestamp(${before ?? null}::float8 / 1000))`

const columns = sql`b.id as bib, floor(extract(epoch from b.changed_at) * 1000)::bigint as "changedAt",
  (b.suppressed or b.deleted_at is not null) as "isGone"`

/**
 * Titles that changed, by their numbers: a list goes on behind the last number that was given, so that what changes meanwhile
 * comes once, as it is then.
 */
export async function titleChanges(
  w: Reading,
  asked: ChangesAsked & { readonly after: number; readonly most: number },
): Promise<readonly TitleChange[]> {
  const { rows } = await sql<TitleChange>`
    select ${columns} from catalog.bib_change_view b
    where b.id > ${asked.after} and ${wanted(asked)} order by b.id limit ${asked.most}`.execute(w.db)
  return rows
}

/** How many there are. */
export async function countChanges(w: Reading, asked: ChangesAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from catalog.bib_change_view b where ${wanted(asked)}`.execute(w.db)
  return rows[0]?.count ?? 0
}

/** One title that is or was; undefined when there never was one. */
export async function titleChange(w: Reading, bib: number): Promise<TitleChange | undefined> {
  const { rows } = await sql<TitleChange>`
    select ${columns} from catalog.bib_change_view b where b.id = ${bib}`.execute(w.db)
  return rows[0]
}

/** When the first change was; undefined in an empty catalogue. */
export async function earliestChange(w: Reading): Promise<number | undefined> {
  const { rows } = await sql<{ at: number | null }>`
    select floor(extract(epoch from min(changed_at)) * 1000)::bigint as at from catalog.bib_change_view`.execute(w.db)
  return rows[0]?.at ?? undefined
}

/** Nobody is waited for longer than this (milliseconds). */
const longestWait = 3_600_000

/**
 * The moment up to which every change can be seen: now, or a little before the oldest transaction that is still being done began,
 * since what it writes will bear an earlier time than that of its end. Milliseconds since 1970.
 */
export async function seenUntil(w: Pick<Work, 'db' | 'now'>): Promise<number> {
  const { rows } = await sql<{ lag: number | null }>`
    select extract(epoch from clock_timestamp() - min(xact_start))::float8 * 1000 as lag from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
      and xact_start is not null`.execute(w.db)
  const lag = rows[0]?.lag
  return (
    w.now.epochMilliseconds - (lag === null || lag === undefined ? 0 : Math.min(longestWait, Math.ceil(lag) + 1000))
  )
}

/** The key that signs resumption tokens. */
export async function tokenKey(w: Reading): Promise<string> {
  const { rows } = await sql<{ key: string }>`select key from harvesting.token_key`.execute(w.db)
  return rows[0]?.key ?? ''
}
