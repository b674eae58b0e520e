import { sql } from 'kysely'
import { version } from '../app.ts'
import type { Platform } from '../platform/platform.ts'
import type { CommandIo } from './command.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions, refuseOperands } from './options.ts'

const usage = 'status [--json] [--data DIR]'

/** Rows of the tables that people ask about. */
export async function libraryCounts(platform: Platform): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<Record<string, number>>`
    select (select count(*) from org.branch where kind = 'branch') as branches,
      (select count(*) from catalog.bib) as bibs, (select count(*) from catalog.item) as items,
      (select count(*) from patrons.patron) as patrons,
      (select count(*) from circulation.loan where returned_at is null) as "openLoans",
      (select count(*) from holds.hold where state in ('waiting', 'in-transit', 'ready')) as "openHolds"`.execute(
    platform.database.kysely,
  )
  return rows[0] ?? {}
}

/** `carrel status`: what runs on a data folder and what is in it. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, libraryOptions, usage)
  refuseOperands(positionals, usage)
  const library = await openLibrary(values, io, { mustExist: true })
  try {
    const { rows } = await library.platform.database.pool.query<{ version: string; size: string }>(
      "select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size",
    )
    const database = {
      version: rows[0]?.version ?? '',
      size: rows[0]?.size ?? '',
      kind: library.config.databaseUrl === undefined ? 'embedded' : 'own',
    }
    const counts = await libraryCounts(library.platform)
    const { server } = library
    const status = {
      version,
      running: server !== undefined,
      baseUrl: server?.baseUrl ?? null,
      ports: server?.ports ?? {},
      roles: server?.roles ?? [],
      startedAt: server?.startedAt ?? null,
      data: library.config.data,
      database,
      counts,
    }
    if (values.json) {
      io.stdout.write(`${JSON.stringify(status)}\n`)
      return 0
    }
    io.stdout.write(
      server
        ? `Carrel ${version} is open at ${server.baseUrl ?? 'no web address'} since ${server.startedAt} (${server.roles.join(', ')}).\n`
        : `Carrel ${version} is not running on ${library.config.data}.\n`,
    )
    for (const [name, port] of Object.entries(server?.ports ?? {})) io.stdout.write(`Port ${port}: ${name}.\n`)
    io.stdout.write(`Database: PostgreSQL ${database.version}, ${database.kind}, ${database.size}.\n`)
    for (const [name, count] of Object.entries(counts))
      io.stdout.write(`${count.toLocaleString('en').padStart(12)}  ${name}\n`)
    return 0
  } finally {
    await library.close()
  }
}
