import pg from 'pg'
import { readMigrations, type MigrationFile, type MigrationFolder } from './migration-files.ts'
import { StartRefusal } from './start-refusal.ts'

interface Applied {
  readonly module: string
  readonly number: number
  readonly name: string
  readonly checksum: string
}

/** Which migrations were applied by this call, as `module/file`. */
export interface MigrateResult {
  readonly applied: readonly string[]
}

// Any number, the same for every Carrel: whoever holds it migrates, the others wait.
const lock = 7_225_435

/**
 * Brings the database up to date: runs each module's numbered SQL files that it has not seen, in the order given, each in
 * a transaction of its own. Safe when several processes start at once. Throws `StartRefusal` for a database that a newer
 * Carrel has used or whose history differs from the files.
 */
export async function migrate(pool: pg.Pool, modules: readonly MigrationFolder[]): Promise<MigrateResult> {
  const files = (await Promise.all(modules.map(readMigrations))).flat()
  const client = await pool.connect()
  try {
    const done = await readApplied(client)
    compare(files, done)
    const applied: string[] = []
    for (const file of files) {
      if (done.some((row) => isSame(row, file))) continue
      if (await apply(client, file)) applied.push(`${file.module}/${file.file}`)
    }
    return { applied }
  } finally {
    client.release()
  }
}

async function readApplied(client: pg.PoolClient): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ exists: boolean }>(
    `select to_regclass('platform.migration') is not null as exists`,
  )
  if (rows[0]?.exists !== true) return []
  return (
    await client.query<Applied>('select module, number, name, checksum from platform.migration order by module, number')
  ).rows
}

/** Refuses a database that knows a migration which this program does not, or knows it otherwise. */
function compare(files: readonly MigrationFile[], done: readonly Applied[]): void {
  const known = new Map(files.map((file) => [`${file.module}/${file.number}`, file]))
  const unknown = done
    .filter((row) => !known.has(`${row.module}/${row.number}`))
    .map((row) => `${row.module}/${row.name}`)
  if (unknown.length > 0) {
    throw new StartRefusal(
      'database-from-newer',
      `This library was used by a newer Carrel (its database has ${listed(unknown)}): install that version, or restore the backup made before the upgrade.`,
    )
  }
  const changed = done.filter((row) => known.get(`${row.module}/${row.number}`)?.checksum !== row.checksum)
  if (changed.length > 0) {
    throw new StartRefusal(
      'migration-changed',
      `${listed(changed.map((row) => `${row.module}/${row.name}`))} changed after this database was made from it. ` +
        'An applied migration is never edited: put the old text back and add a new file. (A database without real data may simply be deleted.)',
    )
  }
}

/** Applies one file unless another process was faster; true when this one did it. */
async function apply(client: pg.PoolClient, file: MigrationFile): Promise<boolean> {
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(${lock})`)
    await client.query(`
      create schema if not exists platform;
      create table if not exists platform.migration (
        module text not null,
        number integer not null,
        name text not null,
        checksum text not null,
        applied_at timestamptz not null default now(),
        primary key (module, number)
      )`)
    const seen = await client.query<Applied>(
      'select module, number, name, checksum from platform.migration where module = $1 and number = $2',
      [file.module, file.number],
    )
    if (seen.rows.length > 0) {
      await client.query('rollback')
      compare([file], seen.rows)
      return false
    }
    await run(client, file)
    await client.query('insert into platform.migration (module, number, name, checksum) values ($1, $2, $3, $4)', [
      file.module,
      file.number,
      file.file,
      file.checksum,
    ])
    await client.query('commit')
    return true
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function run(client: pg.PoolClient, file: MigrationFile): Promise<void> {
  try {
    await client.query(file.sql)
  } catch (error) {
    const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
    const line = Number.isNaN(position) ? '' : ` line ${file.sql.slice(0, position).split('\n').length}`
    throw new Error(
      `Migration ${file.module}/${file.file}${line}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    )
  }
}

function isSame(row: Applied, file: MigrationFile): boolean {
  return row.module === file.module && row.number === file.number
}

function listed(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
}
