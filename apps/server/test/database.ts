import type { Connection } from '../src/platform/db.ts'
import { makeTemplate, startTestCluster, withConnection, type TestCluster } from './cluster.ts'

/** A database of one test file's own: migrated and empty. */
export interface FreshDatabase {
  readonly connection: Connection
  /** The same as a URL, for `DATABASE_URL` of another process. */
  readonly url: string
  /** Removes it, ending connections that are still open. */
  drop(): Promise<void>
}

// One server for the whole run: it takes a second to start, and a database on it is cloned in milliseconds.
let cluster: Promise<TestCluster> | undefined
let template: Promise<string> | undefined
let count = 0

/** Clones the migrated template. The server is started at the first call and ends with the run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  cluster ??= startTestCluster()
  const server = await cluster
  template ??= makeTemplate(server)
  return cloned(server, await template)
}

/** A database with nothing in it, for tests of migrations themselves. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  cluster ??= startTestCluster()
  return cloned(await cluster, 'template1')
}

async function cloned({ connectionTo, prefix, copying }: TestCluster, origin: string): Promise<FreshDatabase> {
  const name = `${prefix}_${++count}`
  const admin = connectionTo('postgres')
  await withConnection(admin, (query) => query(`create database "${name}" template "${origin}" strategy ${copying}`))
  const connection = connectionTo(name)
  return {
    connection,
    url: urlOf(connection),
    async drop() {
      await withConnection(admin, (query) => query(`drop database if exists "${name}" with (force)`))
    },
  }
}

function urlOf(connection: Connection): string {
  if ('url' in connection) return connection.url
  const { host, port, user, database } = connection
  return `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}
