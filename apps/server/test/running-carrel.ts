import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { clientSettings } from '../src/platform/db.ts'
import { readRunFile, type RunFile } from '../src/platform/run-file.ts'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** A real server in a process of its own, on a folder of its own. */
export interface RunningCarrel {
  readonly folder: string
  readonly run: RunFile
  readonly baseUrl: string
  /** Ends the process at once, as a power cut would. */
  kill(): Promise<void>
  /** Starts the program again on the same folder. */
  restart(): Promise<RunningCarrel>
  /** A connection to its database. */
  database(): Promise<pg.Client>
  /** Ends the process in peace: what it keeps until then is written. */
  stop(): Promise<void>
  /** Stops it and removes the folder. */
  remove(): Promise<void>
}

async function launch(folder: string): Promise<{ readonly child: ChildProcess; readonly run: RunFile }> {
  const child = spawn(process.execPath, [cli, 'serve', '--data', folder, '--port', '0'], {
    env: { ...process.env, CARREL_TEST: '1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  // A run of tests that is broken off leaves no server behind.
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) throw new Error(`Carrel did not start: ${complaint}`)
    const run = await readRunFile(folder)
    if (run?.baseUrl !== undefined && run.pid === child.pid) return { child, run }
    await wait(100)
  }
  child.kill('SIGKILL')
  throw new Error(`Carrel did not open within five minutes: ${complaint}`)
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))
}

/** Starts a real server on a new folder, or on one that is there. */
export async function startRunningCarrel(folder?: string): Promise<RunningCarrel> {
  const place = folder ?? (await mkdtemp(join(tmpdir(), 'carrel-run-')))
  const { child, run } = await launch(place)
  const stop = () => {
    child.kill('SIGTERM')
    return ended(child)
  }
  return {
    folder: place,
    run,
    baseUrl: run.baseUrl ?? '',
    async kill() {
      child.kill('SIGKILL')
      await ended(child)
    },
    restart: () => startRunningCarrel(place),
    async database() {
      const client = new pg.Client(clientSettings(run.connection))
      await client.connect()
      return client
    },
    stop,
    async remove() {
      await stop()
      await rm(place, { recursive: true, force: true })
    },
  }
}
