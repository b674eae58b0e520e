import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** When titles came into the catalogue, by number. */
export async function addedAt(
  w: Pick<Work, 'db'>,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, Temporal.Instant>> {
  if (bibs.length === 0) return new Map()
  const { rows } = await sql<{ id: number; created_at: Temporal.Instant }>`
    select id, created_at from catalog.bib_view where id = any(${[...bibs]}::bigint[])`.execute(w.db)
  return new Map(rows.map(({ id, created_at }) => [id, created_at]))
}
