import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Connection } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres.ts'

/** A PostgreSQL for tests. */
export interface TestCluster {
  /** Reaches a database of this server by name. */
  connectionTo(database: string): Connection
  /** How a database is copied fastest: a server that syncs to disk is spared the checkpoints of a plain copy. */
  readonly copying: 'file_copy' | 'wal_log'
  /** What names of databases begin with, so that runs on one server do not meet. */
  readonly prefix: string
}

const gibibyte = 1024 ** 3
// Databases of runs that were killed are removed from a server of one's own after this many hours.
const keepHours = 2

/**
 * Starts PostgreSQL in a temporary folder (in memory where there is room), or uses the server that `DATABASE_URL_TEST`
 * names. It ends by itself with this process.
 */
export async function startTestCluster(): Promise<TestCluster> {
  const prefix = `carrel_test_${Math.floor(Date.now() / 1000)}_${process.pid}`
  const url = process.env['DATABASE_URL_TEST'] || undefined
  if (url === undefined) return { connectionTo: await startOwnServer(), copying: 'file_copy', prefix }
  const connectionTo = (database: string) => {
    const other = new URL(url)
    other.pathname = `/${database}`
    return { url: other.href }
  }
  await removeForgotten(connectionTo('postgres'))
  return { connectionTo, copying: 'wal_log', prefix }
}

/** Makes the database that test databases are cloned from: migrated as the program itself would, and empty. */
export async function makeTemplate({ connectionTo, prefix }: TestCluster): Promise<string> {
  const template = `${prefix}_template`
  await withConnection(connectionTo('postgres'), (query) => query(`create database "${template}"`))
  const { modules } = await import('../src/app.ts')
  const folders = modules.map(({ name, migrations }) => ({ name, folder: migrations }))
  const database = openDatabase(connectionTo(template), { max: 1 })
  await migrate(database.pool, folders).finally(() => database.close())
  return template
}

/** Runs statements on one connection; each gives the first column of its rows. */
export async function withConnection<T>(
  connection: Connection,
  work: (query: (sql: string) => Promise<readonly string[]>) => Promise<T>,
): Promise<T> {
  const database = openDatabase(connection, { max: 1 })
  try {
    return await work(async (sql) => {
      const { rows } = await database.pool.query<string[]>({ text: sql, rowMode: 'array' })
      return rows.map(([first]) => first ?? '')
    })
  } finally {
    await database.close()
  }
}

/** Where temporary files of tests go: into memory where there is room, else into the system's folder for them. */
export async function quickFolder(): Promise<string> {
  const memory = await statfs('/dev/shm').catch(() => undefined)
  return memory !== undefined && memory.bavail * memory.bsize > 4 * gibibyte ? '/dev/shm' : tmpdir()
}

async function startOwnServer(): Promise<TestCluster['connectionTo']> {
  const folder = await mkdtemp(join(await quickFolder(), 'carrel-test-'))
  const settings = {
    shared_buffers: '128MB',
    max_connections: '300',
    logging_collector: 'off',
    file_copy_method: 'clone',
    autovacuum: 'off',
  }
  const { connection } = await startEmbeddedPostgres({ folder, temporary: true, settings, log: () => {} })
  return (database) => ({ ...connection, database })
}

async function removeForgotten(admin: Connection): Promise<void> {
  await withConnection(admin, async (query) => {
    for (const name of await query(`select datname from pg_database where datname ~ '^carrel_test_[0-9]+_'`)) {
      const made = Number(name.split('_')[2])
      if (made < Date.now() / 1000 - keepHours * 3600) await query(`drop database if exists "${name}" with (force)`)
    }
  })
}
