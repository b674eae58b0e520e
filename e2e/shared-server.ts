import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { startRunningCarrel, type RunningCarrel } from '../apps/server/test/running-carrel.ts'
import { launchBrowser } from './browser.ts'

/** An empty library of a running server, and a browser before it. */
export interface EmptyLibrary {
  readonly carrel: RunningCarrel
  readonly browser: Browser
  readonly user: string
  readonly password: string
  readonly branch: number
  readonly apiKey: string
  /** Asks the API as the administrator, and gives the answer; throws what it refuses. */
  api<T>(method: string, path: string, body?: unknown): Promise<T>
}

// A server takes seconds to make, an empty library in it a moment: the files of a run, which come one after another, share one.
let running: Promise<{ readonly carrel: RunningCarrel; readonly browser: Browser }> | undefined

after(async () => {
  const { carrel, browser } = (await running) ?? {}
  await browser?.close()
  await carrel?.remove()
})

async function start() {
  const [carrel, browser] = await Promise.all([startRunningCarrel(), launchBrowser()])
  return { carrel, browser }
}

/** Empties the library of the server that the files of a run share. Who asks for it has it until the next one does. */
export async function emptyLibrary(): Promise<EmptyLibrary> {
  const { carrel, browser } = await (running ??= start())
  for (const context of browser.contexts()) await context.close()
  const answer = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
  const reset = (await answer.json()) as Pick<EmptyLibrary, 'user' | 'password' | 'branch' | 'apiKey'>
  return {
    carrel,
    browser,
    ...reset,
    async api<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${carrel.baseUrl}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${reset.apiKey}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      return JSON.parse(text) as T
    },
  }
}
