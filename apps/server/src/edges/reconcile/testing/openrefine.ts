import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const program = '/usr/share/openrefine/refine'

/** Whether Debian's OpenRefine is on this machine; else why a test is skipped. */
export const openRefineMissing = existsSync(program) ? false : "Debian's package openrefine is not installed"

/** A running OpenRefine, driven as its own pages drive it. */
export interface OpenRefine {
  /** Sends a command and gives the answer. */
  command(
    name: string,
    query: Readonly<Record<string, string>>,
    form?: Readonly<Record<string, string>>,
  ): Promise<unknown>
  /** Makes a project of comma-separated lines; gives its number. */
  project(name: string, csv: string): Promise<string>
  /** Waits until nothing is being done in a project. */
  idle(project: string): Promise<void>
  stop(): Promise<void>
}

/** Starts OpenRefine on a free port with a folder of its own. */
export async function startOpenRefine(): Promise<OpenRefine> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-openrefine-'))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const child = spawn(
    program,
    ['-p', String(port), '-i', '127.0.0.1', '-d', folder, '-m', '512M', '-x', 'refine.headless=true'],
    {
      cwd: path.dirname(program),
      detached: true,
      stdio: 'ignore',
    },
  )
  const stop = async (): Promise<void> => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      // The script and the Java that it started.
      process.kill(-child.pid, 'SIGKILL')
      await ended
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const get = async (address: string): Promise<Response | undefined> => fetch(address).catch(() => undefined)
  for (let tries = 0; (await get(`${base}/command/core/get-version`))?.ok !== true; tries++) {
    if (tries > 1500 || child.exitCode !== null) {
      await stop()
      throw new Error('OpenRefine did not start.')
    }
    await wait(200)
  }
  const token = async (): Promise<string> => {
    const answer = (await (await fetch(`${base}/command/core/get-csrf-token`)).json()) as { readonly token: string }
    return answer.token
  }
  const command: OpenRefine['command'] = async (name, query, form) => {
    const address = new URL(`${base}/command/core/${name}`)
    for (const [key, value] of Object.entries(query)) address.searchParams.set(key, value)
    if (form === undefined) return (await fetch(address)).json()
    return (
      await fetch(address, { method: 'POST', body: new URLSearchParams({ ...form, csrf_token: await token() }) })
    ).json()
  }
  return {
    command,
    async project(name, csv) {
      const form = new FormData()
      form.set('project-name', name)
      form.set('format', 'text/line-based/*sv')
      form.set('options', JSON.stringify({ separator: ',', headerLines: 1, encoding: 'UTF-8' }))
      form.set('project-file', new Blob([csv], { type: 'text/csv' }), 'list.csv')
      const address = `${base}/command/core/create-project-from-upload?csrf_token=${await token()}`
      const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual' })
      const project = /project=(\d+)/.exec(answer.headers.get('location') ?? '')?.[1]
      if (project === undefined)
        throw new Error(`OpenRefine made no project: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
      return project
    },
    async idle(project) {
      for (let tries = 0; tries < 1800; tries++) {
        const { processes } = (await command('get-processes', { project })) as { processes: readonly unknown[] }
        if (processes.length === 0) return
        await wait(100)
      }
      throw new Error('OpenRefine does not come to an end.')
    },
    stop,
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
