import { join } from 'node:path'
import type { Config } from './config.ts'
import type { Connection } from './db.ts'
import { startEmbeddedPostgres } from './postgres.ts'
import { tryConnection } from './try-connection.ts'

/** A database that is up, and how to let go of it. */
export interface OpenConnection {
  readonly connection: Connection
  stop(): Promise<void>
}

/** The library's own PostgreSQL when `DATABASE_URL` names one, else the embedded server, started in the data folder. */
export async function openConnection(config: Config, say: (line: string) => void): Promise<OpenConnection> {
  if (config.databaseUrl !== undefined) {
    const connection = { url: config.databaseUrl }
    await tryConnection(connection)
    return { connection, stop: async () => {} }
  }
  return startEmbeddedPostgres({ folder: join(config.data, 'postgres'), log: say })
}
