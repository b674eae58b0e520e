import { execFile } from 'node:child_process'
import { chmod, lchown, mkdir, open, readFile, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { commandAs, type PostgresAccount } from './postgres-account.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { explainPostgresFailure } from './postgres-failure.ts'
import { postgresConf, postgresSettings, type Machine } from './postgres-settings.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

const run = promisify(execFile)

/** The places inside the database's folder. */
export interface ClusterPlaces {
  readonly folder: string
  /** PostgreSQL's own data directory. */
  readonly cluster: string
  readonly log: string
  /** What the server prints before its log begins. */
  readonly startLog: string
}

/** Names the places inside the database's folder. */
export function clusterPlaces(folder: string): ClusterPlaces {
  const log = join(folder, 'log')
  return { folder, cluster: join(folder, 'cluster'), log, startLog: join(log, 'start.log') }
}

/** Makes the folders, private, and gives them to the account; files of an earlier owner change hands too. */
export async function prepareFolders(places: ClusterPlaces, account: PostgresAccount): Promise<void> {
  for (const folder of [places.folder, places.log]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if ((await stat(folder)).uid === process.getuid?.()) await chmod(folder, 0o700)
  }
  if (account.other === undefined) return
  const { uid, gid } = account.other
  const cluster = await stat(places.cluster).catch(() => undefined)
  if ((await stat(places.folder)).uid === uid && (cluster === undefined || cluster.uid === uid)) {
    return lchown(places.log, uid, gid)
  }
  for (const entry of await readdir(places.folder, { recursive: true }))
    await lchown(join(places.folder, entry), uid, gid)
  await lchown(places.folder, uid, gid)
}

/** Creates the cluster if there is none: under another name first, so that a crash in the middle leaves no half of one. */
export async function createCluster(
  places: ClusterPlaces,
  binaries: PostgresBinaries,
  account: PostgresAccount,
  options: { readonly env: Readonly<Record<string, string>>; readonly sync: boolean; log(line: string): void },
): Promise<void> {
  const unfinished = `${places.cluster}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const made = await clusterMajor(places.cluster)
  if (made !== undefined) return refuseOtherMajor(made, binaries, places)
  options.log('Creating the database.')
  const wanted = [
    '--username=carrel',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const args = [
    `--pgdata=${unfinished}`,
    ...wanted,
    '--data-checksums',
    '--no-instructions',
    ...(options.sync ? [] : ['--no-sync']),
  ]
  const { file, args: full, options: as } = commandAs(account, binaries.initdb, args)
  try {
    await run(file, full, {
      ...as,
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...options.env, LC_ALL: 'C' },
      cwd: '/',
    })
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {})
    const said =
      error instanceof Error && 'stderr' in error ? `${String(error.stderr)}\n${error.message}` : String(error)
    throw explainPostgresFailure(said, places.folder, places.startLog)
  }
  // Only the socket in a private folder leads to this server; nothing may come by network, whatever else is set.
  await writeFile(join(unfinished, 'pg_hba.conf'), 'local all all trust\nlocal replication all trust\n')
  await rename(unfinished, places.cluster)
  if (options.sync) await syncFolder(places.folder)
}

/** Writes the settings for this start, from the machine's memory and the caller's wishes. */
export async function writeConf(places: ClusterPlaces, wishes: Readonly<Record<string, string>>): Promise<void> {
  const text = postgresConf({ ...postgresSettings(await thisMachine()), ...wishes })
  const file = join(places.cluster, 'postgresql.conf')
  if ((await readFile(file, 'utf8')) === text) return
  // Written over, not replaced: the file keeps its owner.
  await writeFile(file, text)
}

async function clusterMajor(cluster: string): Promise<number | undefined> {
  try {
    return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error
  }
  const entries = await readdir(cluster).catch(() => [])
  if (entries.length === 0) return undefined
  throw new StartRefusal(
    'database-damaged',
    `${cluster} holds files but no PG_VERSION, so it is no whole database. Keep it, and restore the latest backup into another folder; or move it away to begin with an empty library.`,
  )
}

function refuseOtherMajor(made: number, binaries: PostgresBinaries, places: ClusterPlaces): void {
  if (made === binaries.major) return
  throw new StartRefusal(
    made > binaries.major ? 'database-newer' : 'database-older',
    `The database in ${places.folder} was made by PostgreSQL ${made}, and this Carrel brings PostgreSQL ${binaries.major}. ` +
      (made > binaries.major
        ? 'Install the newer Carrel that made it, or restore a backup into a new folder.'
        : 'Make a backup with the Carrel that made it, and restore that into a new folder.'),
  )
}

async function thisMachine(): Promise<Machine> {
  const limit = process.constrainedMemory()
  const shm = await statfs('/dev/shm').catch(() => undefined)
  return {
    memory: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    sharedMemory: shm === undefined ? Number.POSITIVE_INFINITY : shm.blocks * shm.bsize,
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
