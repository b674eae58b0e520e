import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openPlatform } from '../app.ts'
import type { Config } from '../platform/config.ts'
import { openConnection } from '../platform/connection.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import type { Platform } from '../platform/platform.ts'
import { readRunFile, type RunFile } from '../platform/run-file.ts'
import { configOfLibrary } from './library-folder.ts'
import { CommandError, type CommandIo } from './command.ts'

/** A library that a command works on. */
export interface OpenLibrary {
  readonly platform: Platform
  readonly config: Config
  /** The server that runs on the same folder, if one does. */
  readonly server: RunFile | undefined
  close(): Promise<void>
}

const quiet: Platform['log'] = { info() {}, warn() {}, error() {}, debug() {} }

/** True where a library could be made but is not; a file in the way is told by whoever opens it. */
function isWithoutLibrary(folder: string): boolean {
  if (!existsSync(folder)) return true
  return statSync(folder).isDirectory() && !existsSync(join(folder, 'postgres'))
}

/**
 * Opens the library of a data folder: through the database of a server that runs on it, else by starting the database
 * for as long as the command takes. One that is not there yet is made, unless it must exist.
 */
export async function openLibrary(
  values: { readonly data?: string | undefined },
  io: Pick<CommandIo, 'stderr'>,
  options: { readonly mustExist?: boolean } = {},
): Promise<OpenLibrary> {
  const config = await configOfLibrary(values)
  // A name that was mistyped must not become a second, empty library.
  if (options.mustExist === true && config.databaseUrl === undefined && isWithoutLibrary(config.data))
    throw new CommandError(
      `There is no library in ${config.data}. Check the name; \`carrel serve --data ${config.data}\` would make one.`,
    )
  const server = await readRunFile(config.data)
  const stops: (() => Promise<void>)[] = []
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  try {
    let connection = server?.connection
    if (!connection) {
      const folder = await openDataFolder(config.data)
      stops.push(() => folder.release())
      const database = await openConnection(config, (line) => io.stderr.write(`${line}\n`))
      stops.push(() => database.stop())
      connection = database.connection
    }
    const platform = await openPlatform(config, connection, quiet)
    stops.push(() => platform.close())
    return { platform, config, server, close }
  } catch (error) {
    await close()
    throw error
  }
}
