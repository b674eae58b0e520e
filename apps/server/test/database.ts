import type { Connection } from '../src/platform/db.ts'
import { startTestCluster, withConnection, type TestCluster } from './cluster.ts'

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
let count = 0

/** Clones the migrated template. The server is started at the first call and ends with the run. */
export async function freshDatabase(): Promise<FreshDatabase> {
  cluster ??= startTestCluster()
  return cloned((await cluster).template)
}

/** A database with nothing in it, for tests of migrations themselves. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  return cloned('template1')
}

async function cloned(template: string): Promise<FreshDatabase> {
  cluster ??= startTestCluster()
  const { connectionTo, prefix } = await cluster
  const name = `${prefix}_${++count}`
  const admin = connectionTo('postgres')
  await withConnection(admin, (query) => query(`create database "${name}" template "${template}" strategy file_copy`))
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
