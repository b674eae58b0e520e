import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from './db.ts'
import { folderFailure } from './data-folder-failure.ts'
import { isAlive, thisProcess, type ProcessIdentity } from './process-identity.ts'

/** What a running server tells other commands about itself, in `run.json` of its data folder. */
export interface RunFile {
  /** Where it is reached by a browser, e.g. `http://127.0.0.1:8080`; absent for a process without pages. */
  readonly baseUrl?: string
  /** Ports by role, e.g. `{ http: 8080, sip2: 6001 }`. */
  readonly ports: Readonly<Record<string, number>>
  readonly roles: readonly string[]
  /** Its database; may hold a password, so that the file is readable by its owner alone. */
  readonly connection: Connection
  /** ISO 8601. */
  readonly startedAt: string
}

/** Writes the run file of this process, whole or not at all. */
export async function writeRunFile(folder: string, run: RunFile): Promise<void> {
  const file = join(folder, 'run.json')
  try {
    await writeFile(`${file}.new`, `${JSON.stringify({ ...run, process: await thisProcess() }, undefined, 2)}\n`, {
      mode: 0o600,
    })
    await rename(`${file}.new`, file)
  } catch (error) {
    throw folderFailure(error, folder)
  }
}

/** Reads the run file of a living server; undefined when none runs on this folder, whatever was left behind by one that died. */
export async function readRunFile(folder: string): Promise<(RunFile & { readonly pid: number }) | undefined> {
  const text = await readFile(join(folder, 'run.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  let run: RunFile & { readonly process: ProcessIdentity }
  try {
    run = JSON.parse(text) as typeof run
  } catch {
    return undefined
  }
  const { process: writer, ...told } = run
  return (await isAlive(writer)) ? { ...told, pid: writer.pid } : undefined
}

/** Removes the run file when the server stops. */
export async function removeRunFile(folder: string): Promise<void> {
  await rm(join(folder, 'run.json'), { force: true })
}
