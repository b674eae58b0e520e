import { execFile } from 'node:child_process'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { bornOf } from './process-identity.ts'
import { StartRefusal, systemCode } from './start-refusal.ts'

const run = promisify(execFile)
const patience = 60_000

/**
 * Ends a server of this cluster that outlived its Carrel (which was killed, or lost its watcher too), as gently as a
 * normal stop. A pid file that names some unrelated process is removed, or PostgreSQL would refuse to start.
 */
export async function endOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(() => ''), 10)
  const born = Number.isInteger(pid) && pid > 0 ? await bornOf(pid) : undefined
  if (born === undefined) return
  if (!(await isServerOf(pid, cluster))) return rm(pidFile, { force: true })
  log(`A database server (process ${pid}) is left from a Carrel that was killed; ending it.`)
  if (await endWith('SIGINT', pid, born, patience)) return
  if (await endWith('SIGQUIT', pid, born, patience / 4)) return
  throw new StartRefusal(
    'database-still-running',
    `The database server left from an earlier Carrel (process ${pid}) does not end. End it with "kill -QUIT ${pid}" and start again.`,
  )
}

async function endWith(signal: NodeJS.Signals, pid: number, born: string, milliseconds: number): Promise<boolean> {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return true
    throw new StartRefusal(
      'database-still-running',
      `A database server (process ${pid}) left from another user's Carrel still runs in this folder. End it as that user or as root: kill -INT ${pid}`,
      error,
    )
  }
  for (const end = Date.now() + milliseconds; Date.now() < end; await wait(20)) {
    if ((await bornOf(pid)) !== born) return true
  }
  return false
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
    return stdout.includes('postgres') && stdout.includes(cluster)
  }
  const [program = '', ...args] = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  if (basename(program) !== 'postgres') return false
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return folder === undefined ? args.includes(cluster) : folder === (await realpath(cluster))
}
