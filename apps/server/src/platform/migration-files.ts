import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { systemCode } from './start-refusal.ts'

/** A module's folder of migrations. */
export interface MigrationFolder {
  readonly name: string
  readonly folder: URL | string
}

/** One numbered migration, as its file holds it. */
export interface MigrationFile {
  readonly module: string
  readonly number: number
  /** Of the file, e.g. `0001-loans.sql`. */
  readonly file: string
  readonly sql: string
  /** SHA-256 of the text, whatever the line ends. */
  readonly checksum: string
}

const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/

/** Reads the migrations of a module in order of their numbers. Throws when a file has no number of four digits, or two have one number. */
export async function readMigrations({ name, folder }: MigrationFolder): Promise<readonly MigrationFile[]> {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const entries = await readdir(path).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
  const files = entries.filter((entry) => entry.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file, index) => {
      const number = Number(fileName.exec(file)?.[1])
      const before = Number(files[index - 1]?.slice(0, 4) ?? 0)
      if (!(number > before)) {
        const expected = String((before || index) + 1).padStart(4, '0')
        throw new Error(
          `Migration ${name}/${file} is out of order: the next file here is named ${expected}-what-it-does.sql.`,
        )
      }
      const sql = (await readFile(join(path, file), 'utf8')).replaceAll('\r\n', '\n')
      return { module: name, number, file, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}
