import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import { databaseError, type Database } from './db.ts'

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE'])

/**
 * The one connection of a transaction. Statements go out as they are asked, in that order, without waiting for the
 * answers to those before; `begin` travels with the first.
 */
class Line implements DatabaseConnection {
  readonly client: pg.PoolClient
  #begun = false
  constructor(client: pg.PoolClient) {
    this.client = client
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const begun = this.#begin()
    const answer = this.client.query<R & pg.QueryResultRow>(sql, [...parameters])
    const [{ command, rowCount, rows }] = await Promise.all([answer, begun])
    return { rows: rows ?? [], ...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) }
  }
  /** Ends the transaction, if a statement began it. PostgreSQL answers `ROLLBACK` where a statement had failed. */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (!this.#begun) return
    this.#begun = false
    const { command } = await this.client.query(how)
    if (how === 'commit' && command !== 'COMMIT')
      throw new Error('The transaction was not committed: one of its statements had failed.')
  }
  #begin(): Promise<unknown> | undefined {
    if (this.#begun) return undefined
    this.#begun = true
    return this.client.query('begin')
  }
  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('A transaction streams nothing.')
  }
}

const never = () => Promise.reject(new Error('A transaction holds no other transaction; use a savepoint.'))

function kyselyOn(line: Line): Kysely<unknown> {
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => line,
    releaseConnection: async () => {},
    beginTransaction: never,
    commitTransaction: never,
    rollbackTransaction: never,
    destroy: async () => {},
  }
  return new Kysely({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

const lines = new WeakMap<pg.PoolClient, { readonly line: Line; readonly kysely: Kysely<unknown> }>()

function lineOf(client: pg.PoolClient) {
  const known = lines.get(client)
  if (known) return known
  const line = new Line(client)
  const made = { line, kysely: kyselyOn(line) }
  lines.set(client, made)
  return made
}

const aborted = '25P02'

/** Waits for all answers and throws the first that is an error. */
async function firstFailure(answers: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(answers)).find((answer) => answer.status === 'rejected')
  if (failed) throw failed.reason
}

/**
 * Runs something in one transaction, which is committed when it ends and rolled back when it throws. `send` takes
 * statements whose answers nobody needs: they go out at once, and when one of them fails nothing is committed.
 */
export async function inTransaction<T>(
  database: Database,
  run: (db: Kysely<unknown>, send: (statement: CompiledQuery) => void) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect()
  const { line, kysely } = lineOf(client)
  const sent: Promise<unknown>[] = []
  let broken = false
  try {
    // Each transaction has an object of its own, by which caches know what it has changed.
    const value = await run(kysely.withoutPlugins(), (statement) => {
      const answer = line.executeQuery(statement)
      answer.catch(() => {})
      sent.push(answer)
    })
    // PostgreSQL turns the commit of a transaction in which a statement failed into a rollback.
    await firstFailure([...sent, line.end('commit')])
    return value
  } catch (error) {
    await line.end('rollback').catch(() => {
      broken = true
    })
    // What failed first says why; statements behind it only hear that the transaction is aborted.
    if (databaseError(error)?.code === aborted) await firstFailure(sent)
    throw error
  } finally {
    client.release(broken)
  }
}
