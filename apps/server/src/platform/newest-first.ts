import { sql, type RawBuilder } from 'kysely'
import type { Work } from './work.ts'

/** Which part of a list is wanted: 50 rows from the beginning unless it is said. */
export interface PageAsked {
  readonly limit?: number
  readonly offset?: number
}

/** A page of a table with an `id`, its newest rows first, and how many rows there are in all. `from` is what stands behind SQL’s `from`. */
export async function newestFirst<Row>(
  w: Pick<Work, 'db'>,
  from: RawBuilder<unknown>,
  { limit = 50, offset = 0 }: PageAsked,
  columns: RawBuilder<unknown> = sql`*`,
): Promise<{ total: number; rows: Row[] }> {
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(w.db)
  const { rows } = await sql<Row>`
    select ${columns} from ${from} order by id desc limit ${limit} offset ${offset}`.execute(w.db)
  return { total: counts[0]?.total ?? 0, rows }
}
