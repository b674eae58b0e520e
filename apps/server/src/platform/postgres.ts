import { realpath, rmdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { folderFailure } from './data-folder-failure.ts'
import { choosePostgresAccount, openWayFor } from './postgres-account.ts'
import { findPostgresBinaries, linkPostgresLibraries } from './postgres-binaries.ts'
import { clusterPlaces, createCluster, prepareFolders, writeConf } from './postgres-cluster.ts'
import { endOrphan } from './postgres-orphan.ts'
import { startServer, type ServerStart } from './postgres-process.ts'
import { makeSocketFolder } from './postgres-socket.ts'

/** What the embedded database is started with. */
export interface EmbeddedPostgresOptions {
  /** The database's own folder, made if absent; nothing else belongs in it. */
  readonly folder: string
  /** PostgreSQL settings that differ from Carrel's, by name. */
  readonly settings?: Readonly<Record<string, string>>
  /** For tests: the data need not survive a power cut, and the folder is removed with the end of this process. */
  readonly temporary?: boolean
  log(line: string): void
}

/** The embedded database, ready for connections. */
export interface EmbeddedPostgres {
  readonly connection: {
    readonly host: string
    readonly port: number
    readonly user: string
    readonly database: string
  }
  /** Process number of the server, for status pages. */
  readonly pid: number
  /** Ends the server and returns when everything is on disk. */
  stop(): Promise<void>
}

const restartsInARow = 5
const calmAfter = 60_000

/**
 * Starts the PostgreSQL that comes with Carrel on a private Unix socket, creating its cluster at the first start.
 * The server is restarted if it dies, ends with this process however that ends, and runs as another user when
 * Carrel is root. Throws `StartRefusal` with one sentence that says what to do.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const start = await prepared(options).catch((error: unknown) => {
    throw folderFailure(error, options.folder)
  })
  let server = await startServer(start)
  const connection = { host: start.socket, port: 5432, user: 'carrel', database: 'carrel' }
  await ensureDatabase(connection).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  let stopping = false
  const keep = async () => {
    for (let deaths = 1; ; deaths++) {
      const since = Date.now()
      await server.ended
      if (stopping) return
      if (Date.now() - since > calmAfter) deaths = 1
      if (deaths > restartsInARow)
        return options.log('The database server died again and again; it is not restarted any more.')
      options.log(`The database server died; starting it again (its log is in ${start.places.log}).`)
      await wait(deaths === 1 ? 0 : 1000)
      if (stopping) return
      server = await startServer(start)
      if (stopping) return server.stop()
    }
  }
  const kept = keep().catch((error: unknown) => options.log(error instanceof Error ? error.message : String(error)))
  return {
    connection,
    get pid() {
      return server.pid
    },
    async stop() {
      stopping = true
      await server.stop()
      await kept
      if (!start.socket.startsWith(start.places.folder)) await rmdir(start.socket).catch(() => {})
    },
  }
}

async function prepared({
  folder,
  settings = {},
  temporary = false,
  log,
}: EmbeddedPostgresOptions): Promise<ServerStart> {
  const binaries = await findPostgresBinaries()
  const chosen = await choosePostgresAccount(resolve(folder))
  await prepareFolders(clusterPlaces(resolve(folder)), chosen)
  const places = clusterPlaces(await realpath(folder))
  const env = await linkPostgresLibraries(binaries, `${places.folder}/lib`)
  const account = await openWayFor(chosen, binaries.postgres, places.folder, env)
  await createCluster(places, binaries, account, { env, sync: !temporary, log })
  await endOrphan(places.cluster, log)
  await writeConf(places, temporary ? { fsync: 'off', full_page_writes: 'off', ...settings } : settings)
  const socket = await makeSocketFolder(places.folder, account)
  return { program: binaries.postgres, places, socket, account, env, temporary, log }
}

async function ensureDatabase(connection: EmbeddedPostgres['connection']): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [connection.database])
    if (rowCount === 0) await client.query(`create database ${connection.database}`)
  } finally {
    await client.end()
  }
}
