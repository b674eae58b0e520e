import { access, constants, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { folderFailure } from './data-folder-failure.ts'
import { takeLock, type FolderHolder } from './data-folder-lock.ts'
import { readRunFile } from './run-file.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

/** A data folder that this process, and no other, works in. */
export interface DataFolder {
  /** Absolute, symbolic links followed. */
  readonly path: string
  /** Gives the folder free; to be called last, when the database has stopped. */
  release(): Promise<void>
}

/** Makes the folder if need be and takes it for this process. Throws `StartRefusal` when another Carrel works in it. */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  try {
    await makeFolder(resolve(folder))
    await access(folder, constants.W_OK)
    const path = await realpath(folder)
    const outcome = await takeLock(join(path, 'carrel.lock'))
    if ('holder' in outcome) throw await alreadyRunning(path, outcome.holder)
    return { path, release: outcome.release }
  } catch (error) {
    throw folderFailure(error, folder)
  }
}

/** Makes a folder and those above it. (`recursive` of mkdir never ends where nothing can be made, such as in /proc.) */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && dirname(folder) !== folder) {
      await makeFolder(dirname(folder))
      await mkdir(folder, { mode: 0o700 })
    } else if (!(await isFolder(folder))) throw error
  }
}

function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function alreadyRunning(path: string, holder: FolderHolder): Promise<StartRefusal> {
  const since = Temporal.Instant.from(holder.since).toZonedDateTimeISO(Temporal.Now.timeZoneId())
  const day = since.toPlainDate().equals(Temporal.Now.plainDateISO()) ? 'today' : since.toPlainDate().toString()
  const address = (await readRunFile(path))?.baseUrl
  return new StartRefusal(
    'already-running',
    `Carrel already runs on the data folder ${path}: process ${holder.pid} on ${holder.host}, since ${day} ${since.toPlainTime().toString({ smallestUnit: 'minute' })}` +
      `${address === undefined ? '' : `, at ${address}`}. Use that one, end it (kill ${holder.pid}), or give this one a folder of its own with --data or CARREL_DATA.`,
  )
}
