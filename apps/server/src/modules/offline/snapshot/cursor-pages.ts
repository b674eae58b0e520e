import type { RawBuilder } from 'kysely'
import type { Database } from '../../../platform/db.ts'

const rowsOfPage = 1000

/**
 * Reads the rows of a statement page by page through a cursor of the database, so that no more than one page is in memory. The
 * reading sees one moment; a reader who stops in the middle ends it.
 */
export async function* readInPages<T extends object>(
  database: Database,
  statement: RawBuilder<T>,
): AsyncGenerator<readonly T[]> {
  const { sql, parameters } = statement.compile(database.kysely)
  const client = await database.pool.connect()
  let broken = false
  try {
    await client.query('begin isolation level repeatable read read only')
    // Somebody who takes the answer and never reads it holds nothing for long.
    await client.query("set local idle_in_transaction_session_timeout = '60s'")
    await client.query(`declare page no scroll cursor for ${sql}`, [...parameters])
    for (;;) {
      const { rows } = await client.query<T & Record<string, unknown>>(`fetch ${rowsOfPage} from page`)
      if (rows.length > 0) yield rows
      if (rows.length < rowsOfPage) return
    }
  } catch (error) {
    broken = true
    throw error
  } finally {
    await client.query('rollback').catch(() => {
      broken = true
    })
    client.release(broken)
  }
}
