import { migrationFolders } from '../apps/server/src/module-order.ts'
import { openDatabase, type Connection, type Database } from '../apps/server/src/platform/db.ts'
import { migrate } from '../apps/server/src/platform/migrate.ts'
import { readTables, readsOf, tablesFile } from './gen-tables.ts'
import { schemaSnapshot } from './schema-snapshot.ts'

type ModuleFolder = ReturnType<typeof migrationFolders>[number]

/** The schema of a module: `resource-sharing` has `resource_sharing`. */
const schemaOf = (module: string) => module.replaceAll('-', '_')

/** A generated file and what it should hold. */
export interface GeneratedFile {
  readonly url: URL
  readonly text: string
}

/** All that is generated, and why a module's part is missing. */
export interface Generated {
  readonly files: readonly GeneratedFile[]
  readonly failures: readonly Error[]
}

/**
 * Migrates an empty database with every module's files and derives from it all that is generated. A module whose SQL
 * fails is left out, so that others can go on; the picture of the whole is then not made.
 */
export async function generateFromDatabase(empty: Connection): Promise<Generated> {
  const database = openDatabase(empty, { max: 2 })
  try {
    const { good, failures } = await migrateWhatWorks(database)
    const client = await database.pool.connect()
    try {
      const schemas = good.map(({ name }) => schemaOf(name))
      const tables = await readTables(client, schemas)
      const files: GeneratedFile[] = []
      for (const { name, folder } of good) {
        const url = new URL('../tables.ts', folder)
        const reads = await readsOf(url)
        const seen = tables.filter((table) => table.name.startsWith(`${schemaOf(name)}.`) || reads.includes(table.name))
        const missing = reads.filter((view) => !seen.some((table) => table.name === view))
        if (missing.length > 0)
          throw new Error(`${name}/tables.ts reads ${missing.join(', ')}, which no migration makes.`)
        if (seen.length > 0) files.push({ url, text: tablesFile(name, seen, reads) })
      }
      if (failures.length > 0) return { files, failures }
      const url = new URL('../apps/server/schema.sql', import.meta.url)
      return { files: [...files, { url, text: await schemaSnapshot(client, schemas) }], failures }
    } finally {
      client.release()
    }
  } finally {
    await database.close()
  }
}

async function migrateWhatWorks(
  database: Database,
): Promise<{ good: readonly ModuleFolder[]; failures: readonly Error[] }> {
  const good: ModuleFolder[] = []
  const failures: Error[] = []
  for (const folder of migrationFolders()) {
    try {
      await migrate(database.pool, [...good, folder])
      good.push(folder)
    } catch (error) {
      failures.push(error instanceof Error ? error : new Error(String(error)))
    }
  }
  return { good, failures }
}
