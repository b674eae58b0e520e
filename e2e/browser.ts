import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { unpackedBrowser, type BrowserProgram } from './unpacked-browser.ts'

const run = promisify(execFile)

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

// Tests are not visitors: no first-run pages, no updates, no writing home. The sandbox needs rights that containers lack.
const quiet = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-dev-shm-usage',
]

let looking: Promise<BrowserProgram | string> | undefined

/**
 * Finds a Chromium that runs here: `CHROMIUM_PATH`, an installed one, else the one that came as a package, which brings
 * its own libraries. A text says why there is none. It is looked for once in a run.
 */
export function findBrowser(): Promise<BrowserProgram | string> {
  return (looking ??= lookForBrowser())
}

async function lookForBrowser(): Promise<BrowserProgram | string> {
  const wish = process.env['CHROMIUM_PATH']
  const reasons: string[] = []
  for (const path of [...(wish ? [wish] : []), ...installed]) {
    if (path !== wish && !existsSync(path)) continue
    const program = { path, args: quiet, env: {} }
    const problem = await whyNotRunning(program)
    if (problem === undefined) return program
    reasons.push(problem)
  }
  const unpacked = await unpackedBrowser(fileURLToPath(new URL('../.cache', import.meta.url)))
  if (typeof unpacked === 'string') return [...reasons, unpacked].join(' ')
  const program = { ...unpacked, args: [...quiet, ...unpacked.args] }
  const problem = await whyNotRunning(program)
  return problem === undefined ? program : [...reasons, problem].join(' ')
}

/** Why browser tests cannot run here, for `{ skip }`; false when they can. */
export async function whyNoBrowser(): Promise<string | false> {
  const found = await findBrowser()
  return typeof found === 'string' && `no browser runs here; install Chromium or set CHROMIUM_PATH. ${found}`
}

/** Starts a browser without a window. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const found = await findBrowser()
  if (typeof found === 'string') throw new Error(`No browser runs here. ${found}`)
  const env = { ...process.env, ...found.env } as Record<string, string>
  return chromium.launch({ executablePath: found.path, args: [...found.args], env, chromiumSandbox: false })
}

async function whyNotRunning({ path, env }: BrowserProgram): Promise<string | undefined> {
  try {
    await run(path, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 30_000 })
    return undefined
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : ''
    return `${path} does not run: ${said || String(error)}.`
  }
}
