import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { open, readFile, readdir, stat } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { commandAs, type PostgresAccount } from './postgres-account.ts'
import type { ClusterPlaces } from './postgres-cluster.ts'
import { explainPostgresFailure, isStillEnding } from './postgres-failure.ts'

/** A running database server that ends when this process does, however it ends. */
export interface ServerProcess {
  readonly pid: number
  /** Settles when the server has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Ends it: open transactions are rolled back, what was committed is on disk. */
  stop(): Promise<void>
}

/** What a server is started with. */
export interface ServerStart {
  readonly program: string
  readonly places: ClusterPlaces
  readonly socket: string
  readonly account: PostgresAccount
  readonly env: Readonly<Record<string, string>>
  /** The folder is removed when the server has ended, even if this process was killed. */
  readonly temporary: boolean
  log(line: string): void
}

const patience = 15 * 60_000
const recoveryTold = 5_000
const stopPatience = 60_000

/** Starts the server and waits until it takes connections; a long recovery is waited for. Throws `StartRefusal`. */
export async function startServer(start: ServerStart): Promise<ServerProcess> {
  const { places } = start
  for (let attempt = 1; ; attempt++) {
    const from = Date.now()
    const child = await spawnServer(start)
    const watcher = startWatcher(child.pid ?? 0, start)
    if (await becomesReady(child, start)) return supervised(child, watcher, start.temporary)
    dismiss(watcher)
    const output = await outputSince(places, from)
    // Backends of a server that was killed need a moment to notice; until then the next one may not begin.
    if (!isStillEnding(output) || attempt === 50) throw explainPostgresFailure(output, places.folder, places.startLog)
    await wait(200)
  }
}

async function spawnServer({ program, places, socket, account, env }: ServerStart): Promise<ChildProcess> {
  const { file, args, options } = commandAs(account, program, ['-D', places.cluster, '-k', socket])
  const output = await open(places.startLog, 'w', 0o600)
  try {
    // Detached, so that Ctrl-C in the terminal reaches Carrel alone, which stops the server when its work is done.
    const child = spawn(file, args, {
      ...options,
      cwd: '/',
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
      env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...env, LC_ALL: 'C' },
    })
    child.on('error', (error) => appendFileSync(places.startLog, `${error.message}\n`))
    child.unref()
    return child
  } finally {
    await output.close()
  }
}

/** Waits for `ready` on the eighth line of the pid file, as pg_ctl does; false when the server ended instead. */
async function becomesReady(child: ChildProcess, { places, log }: ServerStart): Promise<boolean> {
  const begun = Date.now()
  let told = false
  while (!hasEnded(child)) {
    const lines = (await readFile(join(places.cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true
    if (!told && Date.now() - begun > recoveryTold) {
      log('The database was not stopped properly the last time; it is bringing itself in order. This can take minutes.')
      told = true
    }
    // A server that never answers is ended; what it printed then explains it.
    if (Date.now() - begun > patience) child.kill('SIGQUIT')
    await wait(5)
  }
  return false
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function supervised(child: ChildProcess, watcher: ChildProcess, temporary: boolean): ServerProcess {
  const ended = new Promise<void>((resolve) => {
    if (hasEnded(child)) resolve()
    else child.once('exit', () => resolve())
  })
  // The watcher of a temporary folder has that to remove at the end, whatever became of the server.
  if (!temporary) void ended.then(() => dismiss(watcher))
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      child.ref()
      child.kill('SIGINT')
      const urgent = setTimeout(() => child.kill('SIGQUIT'), stopPatience)
      await ended
      clearTimeout(urgent)
      if (!temporary) return
      const removed = once(watcher, 'exit')
      watcher.ref()
      watcher.stdin?.end()
      await removed
    },
  }
}

/** Starts a small shell that waits on a pipe for the end of this process, and then ends the server. */
function startWatcher(pid: number, { places, temporary }: ServerStart): ChildProcess {
  // Service managers signal every process of a service at once; the watcher has to outlast that. By the time it acts,
  // the number may belong to another process: the pid file knows.
  const script = `trap '' TERM INT HUP
    cat >/dev/null
    if read -r now 2>/dev/null <"$2" && [ "$now" = "$1" ]; then kill -INT "$1"; fi 2>/dev/null
    [ -n "$3" ] || exit 0
    tries=0
    while [ -e "$2" ] && [ $tries -lt 100 ]; do sleep 0.05; tries=$((tries+1)); done
    rm -rf "$3"`
  const args = ['-c', script, 'sh', String(pid), join(places.cluster, 'postmaster.pid'), temporary ? places.folder : '']
  const watcher = spawn('/bin/sh', args, { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watcher.on('error', () => {})
  watcher.unref()
  // The pipe of a child keeps this process alive unless told otherwise.
  if (watcher.stdin instanceof Socket) watcher.stdin.unref()
  return watcher
}

function dismiss(watcher: ChildProcess): void {
  watcher.kill('SIGKILL')
  watcher.stdin?.destroy()
}

async function outputSince(places: ClusterPlaces, from: number): Promise<string> {
  const parts: string[] = []
  for (const name of await readdir(places.log)) {
    const file = join(places.log, name)
    if ((await stat(file)).mtimeMs >= from - 1000) parts.push(lastOf(await readFile(file, 'utf8')))
  }
  return parts.join('\n')
}

function lastOf(text: string): string {
  return text.split('\n').slice(-40).join('\n')
}
