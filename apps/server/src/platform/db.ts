import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely'
import pg from 'pg'
import { preparingClient } from './prepared.ts'
import { jsonText } from './json-text.ts'

/** How to reach PostgreSQL: a URL of one's own or the socket of the embedded server. */
export type Connection =
  | { readonly url: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }

/** The database of a process: `kysely` for queries, `pool` for listening, migrations and COPY. */
export interface Database {
  readonly kysely: Kysely<unknown>
  readonly pool: pg.Pool
  readonly connection: Connection
  close(): Promise<void>
}

const oid = { int8: 20, date: 1082, timestamptz: 1184, int8Array: 1016 }

const types = new pg.TypeOverrides()
types.setTypeParser(oid.int8, Number)
types.setTypeParser(oid.date, (text: string) => Temporal.PlainDate.from(text))
types.setTypeParser(oid.timestamptz, (text: string) => Temporal.Instant.from(text.replace(' ', 'T')))
types.setTypeParser(oid.int8Array, (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)))

// pg asks a parameter how it is written (`toPostgres`) before it falls back to JSON, which would quote it.
for (const type of [Temporal.Instant, Temporal.PlainDate]) {
  Object.defineProperty(type.prototype, 'toPostgres', {
    configurable: true,
    value(this: Temporal.Instant | Temporal.PlainDate) {
      return this.toString()
    },
  })
}

/** Settings for `pg` from a connection. */
export function clientSettings(connection: Connection): pg.PoolConfig {
  return {
    ...('url' in connection ? { connectionString: connection.url } : connection),
    types,
    options: '-c timezone=UTC -c datestyle=ISO',
    application_name: 'carrel',
    connectionTimeoutMillis: 10_000,
  }
}

/** Opens a pool; nothing is sent until it is used. */
export function openDatabase(connection: Connection, options: { readonly max?: number } = {}): Database {
  const pool = new pg.Pool({
    ...clientSettings(connection),
    Client: preparingClient(),
    pipeline: true,
    max: options.max ?? 20,
    idleTimeoutMillis: 30_000,
  })
  // A connection that breaks fails the statement that waits, or the next one, and is then replaced. Without a listener it
  // would end the process: the pool hears of those that are idle, and only each itself of those that are in use.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    // Kysely ends the pool only if it ever used it.
    await kysely.destroy()
    if (!pool.ended) await pool.end()
  }
  return { kysely, pool, connection, close }
}

/** A value as a `jsonb` parameter (pg would write an array as a PostgreSQL array). */
export function jsonb(value: unknown): RawBuilder<unknown> {
  return sql`${jsonText(value)}::jsonb`
}

/** PostgreSQL's error code and constraint of a failed statement, or undefined for other errors. */
export function databaseError(
  error: unknown,
): { readonly code: string; readonly constraint: string | undefined } | undefined {
  return error instanceof pg.DatabaseError && error.code !== undefined
    ? { code: error.code, constraint: error.constraint }
    : undefined
}

/** True when a statement failed on the named unique or exclusion constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint
}

/** The tables of one module, with their types, inside a work: `tablesOf<OrgTables>(w)`. */
export function tablesOf<Tables>(work: { readonly db: Kysely<unknown> }): Kysely<Tables> {
  return work.db as Kysely<Tables>
}
