import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * A process that cannot be confused with a later one of the same number:
 * `born` is the boot and tick of its start on Linux, the start time as `ps` prints it elsewhere.
 */
export interface ProcessIdentity {
  readonly pid: number
  readonly born: string
}

/** When the process with this number was started, or undefined when there is none. A zombie counts as gone. */
export async function bornOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } }).catch(() => ({
      stdout: '',
    }))
    return stdout.trim() || undefined
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The command name, in parentheses, may itself hold spaces and parentheses: count from the last one.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields[18]
  if (ticks === undefined || state === 'Z') return undefined
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  return `${boot.trim()} ${ticks}`
}

/** This process, so that others can tell later whether it still lives. */
export async function thisProcess(): Promise<ProcessIdentity> {
  return { pid: process.pid, born: (await bornOf(process.pid)) ?? 'unknown' }
}

/** True when the very process that was meant still runs, not merely one with its number. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await bornOf(identity.pid)) === identity.born
}
