import { sql } from 'kysely'
import type { Static } from 'typebox'
import { newestFirst, type PageAsked } from '../../../platform/newest-first.ts'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import type { AuthorityLoad, AuthorityLoadRow, ListAuthorityLoadRows } from '../contract.ts'
import type { AuthorityControlTables } from '../tables.ts'
import { loadView, type LoadRecord } from './load-view.ts'

/** Files of authority records, newest first. */
export async function listLoads(
  w: Pick<Work, 'db'>,
  page: PageAsked,
): Promise<{ total: number; rows: AuthorityLoad[] }> {
  const { total, rows } = await newestFirst<LoadRecord>(w, sql`authority_control.load`, page)
  return { total, rows: rows.map(loadView) }
}

/** One file. */
export async function getLoad(w: Pick<Work, 'db'>, id: number): Promise<Outcome<AuthorityLoad>> {
  const row = await tablesOf<AuthorityControlTables>(w)
    .selectFrom('authority_control.load')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? loadView(row) : notFound('authority-file', `There is no authority file ${id}.`)
}

type RowQuery = NonNullable<typeof ListAuthorityLoadRows.types>['query']

/** The records of a file of which something is told, in the order of the file. */
export async function listLoadRows(
  w: Pick<Work, 'db'>,
  id: number,
  query: RowQuery,
): Promise<Outcome<{ total: number; rows: Static<typeof AuthorityLoadRow>[] }>> {
  const known = await getLoad(w, id)
  if (isRefusal(known)) return known
  const those = sql`load_id = ${id} and (${query.state ?? null}::text is null or state = ${query.state ?? null}::text)`
  const { rows } = await sql<Static<typeof AuthorityLoadRow>>`
    select number, at as offset, state, control, heading, authority_id as authority, notes
    from authority_control.load_row where ${those}
    order by number limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total from authority_control.load_row where ${those}`.execute(w.db)
  return { total: counted.rows[0]?.total ?? 0, rows }
}
