import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, thisProcess, type ProcessIdentity } from './process-identity.ts'
import { systemCode } from './start-refusal.ts'

/** Who holds a data folder, as its lock file says. */
export interface FolderHolder extends ProcessIdentity {
  /** Name of the machine or container; processes of another one cannot be looked up, only their sign of life. */
  readonly host: string
  /** ISO 8601. */
  readonly since: string
}

/** A lock that was taken, or who has it. */
export type LockOutcome = { readonly release: () => Promise<void> } | { readonly holder: FolderHolder }

// How often a holder touches its lock, and how long a watcher on another machine waits for that.
const beat = 2_000
const deadSilence = 12_000

/**
 * Takes the lock of a folder. A lock whose process is gone is taken over, also when its number now belongs to another
 * process; of several that try at once, one gets it.
 */
export async function takeLock(file: string, silence = deadSilence): Promise<LockOutcome> {
  const me: FolderHolder = { ...(await thisProcess()), host: hostname(), since: Temporal.Now.instant().toString() }
  const mine = `${file}.${process.pid}-${randomBytes(3).toString('hex')}`
  try {
    await writeFile(mine, JSON.stringify(me), { mode: 0o600 })
    for (;;) {
      // A link appears with its whole content or not at all, and fails if the name is taken.
      if (await succeeds(link(mine, file), 'EEXIST')) return holding(file, me)
      const holder = await readHolder(file)
      if (holder === undefined) continue
      if (await livesOn(holder, file, silence)) return { holder }
      if (await takeOver(file, holder, mine)) return holding(file, me)
      await wait(20)
    }
  } finally {
    await rm(mine, { force: true })
  }
}

/** Replaces a dead holder's lock under a second lock, so that two who saw the same death do not both succeed. */
async function takeOver(file: string, dead: FolderHolder, mine: string): Promise<boolean> {
  const turn = `${file}.takeover`
  if (!(await succeeds(link(mine, turn), 'EEXIST'))) {
    const other = await readHolder(turn)
    if (other !== undefined && !(await isAlive(other))) await rm(turn, { force: true })
    return false
  }
  try {
    const now = await readHolder(file)
    if (now?.pid !== dead.pid || now.born !== dead.born) return false
    // Links to one file cannot replace each other, so the name moves instead.
    const next = `${mine}.next`
    await writeFile(next, await readFile(mine), { mode: 0o600 })
    await rename(next, file)
    return true
  } finally {
    await rm(turn, { force: true })
  }
}

function holding(file: string, me: FolderHolder): LockOutcome {
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), beat).unref()
  return {
    release: async () => {
      clearInterval(timer)
      const holder = await readHolder(file)
      if (holder?.pid === me.pid && holder.born === me.born) await rm(file, { force: true })
    },
  }
}

async function livesOn(holder: FolderHolder, file: string, silence: number): Promise<boolean> {
  if (holder.host === hostname()) return isAlive(holder)
  const before = await touchedAt(file)
  for (const end = Date.now() + silence; Date.now() < end; await wait(silence / 24)) {
    if ((await touchedAt(file)) !== before) return true
  }
  return false
}

async function touchedAt(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0
}

/** The holder that a lock file names; undefined when there is no such file. An unreadable one counts as nobody's. */
async function readHolder(file: string): Promise<FolderHolder | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  try {
    return JSON.parse(text) as FolderHolder
  } catch {
    return { pid: 0, born: 'never', host: hostname(), since: '' }
  }
}

async function succeeds(attempt: Promise<void>, unless: string): Promise<boolean> {
  try {
    await attempt
    return true
  } catch (error) {
    if (systemCode(error) === unless) return false
    throw error
  }
}
