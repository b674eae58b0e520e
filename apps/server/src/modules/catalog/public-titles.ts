import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** A run of title numbers that search engines are given as one file. */
export interface TitlePart {
  /** Titles numbered from `part × size` to before `(part + 1) × size`. */
  readonly part: number
  readonly changedAt: Temporal.Instant
}

/** The parts of so many numbers each in which there are titles for the public, with the latest change in each. */
export async function publicTitleParts(w: Pick<Work, 'db'>, size: number): Promise<readonly TitlePart[]> {
  const { rows } = await sql<TitlePart>`
    select id / ${size}::bigint as part, max(changed_at) as "changedAt" from catalog.bib
    where deleted_at is null and not suppressed group by 1 order by 1`.execute(w.db)
  return rows
}

/** The titles of one part that the public may see, with their last change. */
export async function publicTitlesIn(
  w: Pick<Work, 'db'>,
  part: number,
  size: number,
): Promise<readonly { readonly bib: number; readonly changedAt: Temporal.Instant }[]> {
  const { rows } = await sql<{ bib: number; changedAt: Temporal.Instant }>`
    select id as bib, changed_at as "changedAt" from catalog.bib
    where id >= ${part}::bigint * ${size}::bigint and id < (${part}::bigint + 1) * ${size}::bigint
      and deleted_at is null and not suppressed order by id`.execute(w.db)
  return rows
}
