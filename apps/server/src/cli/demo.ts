import { existsSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { furnishDemo, type DemoLogins } from '../../../../tools/demo/furnish.ts'
import { isSetUpNeeded } from '../app.ts'
import { runCarrel } from '../main.ts'
import { emptyDatabase } from '../platform/empty-database.ts'
import type { Platform } from '../platform/platform.ts'
import { readRunFile } from '../platform/run-file.ts'
import { CommandError, type CommandIo } from './command.ts'
import { configFrom, demoFolder } from './library-folder.ts'
import { libraryOptions, parseOptions } from './options.ts'

const usage = 'demo [--data DIR] [--port N] [--dev] | demo logins [--json] [--data DIR]'
const loginsFile = 'demo-logins.json'
const unfinishedFile = 'demo-unfinished'

/** `carrel demo`: the furnished demo library, and what a person or a program needs to use it. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { ...libraryOptions, port: { type: 'string' }, dev: { type: 'boolean' } },
    usage,
  )
  const config = configFrom(values, demoFolder)
  if (positionals[0] === 'logins') return printLogins(config.data, values.json === true, io)
  if (positionals.length > 0) throw new CommandError(`Usage: carrel ${usage}`)
  const say = (line: string) => void io.stderr.write(`${line}\n`)
  return runCarrel(
    { ...config, development: config.development || values.dev === true },
    {
      say,
      prepare: (platform) => furnishOnce(platform, config.data, say),
      async ready({ address }) {
        const logins = await readLogins(config.data)
        const run = await readRunFile(config.data)
        io.stdout.write(welcome(address, logins, run?.ports['z3950']))
      },
    },
  )
}

/** Furnishes an empty folder. A note lies in it meanwhile, so that a demo whose furnishing was cut short is begun anew. */
async function furnishOnce(platform: Platform, folder: string, say: (line: string) => void): Promise<void> {
  const note = join(folder, unfinishedFile)
  const cutShort = existsSync(note)
  if (!cutShort && !(await isSetUpNeeded(platform))) return
  await writeFile(note, 'This demo library is being furnished.\n')
  if (cutShort) await emptyDatabase(platform)
  say(
    cutShort ? 'The demo library was not furnished to the end; beginning anew.' : 'Furnishing the demo library, once.',
  )
  const logins = await furnishDemo(platform, say)
  // Tokens and passwords of a demo: for this account's eyes all the same.
  await writeFile(join(folder, `${loginsFile}.new`), `${JSON.stringify(logins, undefined, 2)}\n`, { mode: 0o600 })
  await rename(join(folder, `${loginsFile}.new`), join(folder, loginsFile))
  await rm(note)
}

type Machines = 'sip2' | 'ncip' | 'kiosk'

/** Logins as an earlier version may have written them, without the machines that came later. */
type KeptLogins = Omit<DemoLogins, Machines> & Partial<Pick<DemoLogins, Machines>>

async function readLogins(folder: string): Promise<KeptLogins> {
  const text = await readFile(join(folder, loginsFile), 'utf8').catch(() => {
    throw new CommandError(
      `There is no demo library in ${folder}. Start it with \`npm run demo\`, or name its folder with --data.`,
    )
  })
  return JSON.parse(text) as KeptLogins
}

async function printLogins(folder: string, json: boolean, io: CommandIo): Promise<number> {
  const logins = await readLogins(folder)
  const run = await readRunFile(folder)
  if (!run?.baseUrl)
    throw new CommandError(`The demo library in ${folder} is not running. Start it with \`npm run demo\`.`)
  const { ncip, sip2 } = logins
  const here = {
    baseUrl: run.baseUrl,
    ...logins,
    ...(sip2 && { sip2: { host: new URL(run.baseUrl).hostname, port: run.ports['sip2'] ?? null, ...sip2 } }),
    ...(ncip && { ncip: { url: `${run.baseUrl}${ncip.path}`, ...ncip } }),
  }
  io.stdout.write(json ? `${JSON.stringify(here)}\n` : welcome(run.baseUrl, logins, run.ports['z3950']))
  return 0
}

function welcome(
  address: string,
  { staff, patrons, search, sip2, kiosk }: KeptLogins,
  z3950: number | undefined,
): string {
  const line = (left: string, right: string) => `  ${left.padEnd(24)}${right}\n`
  return [
    `The demo library is open.\n\n`,
    line('Catalogue', `${address}/`),
    line('Desk', `${address}/staff`),
    ...(kiosk ? [line('Self-check', `${address}${kiosk.path}`)] : []),
    line('API', `${address}/api/v1/`),
    line('SRU', `${address}/sru`),
    ...(z3950 === undefined ? [] : [line('Z39.50', `${new URL(address).hostname}:${z3950}/Default`)]),
    `\nSign in at the desk (user / password):\n`,
    ...staff.map(({ role, user, password }) => line(role, `${user} / ${password}`)),
    `\nSign in to the catalogue (card / PIN):\n`,
    ...patrons.map(({ name, card, pin }) => line(name, `${card} / ${pin}`)),
    ...(sip2
      ? [
          `\nConnect a self-check or sorter by SIP2 (port: Machines in the staff app; login / password):\n`,
          line('Self-check', `${sip2.login} / ${sip2.password}`),
          line('Sorter', `${sip2.sorter} / ${sip2.password}`),
        ]
      : ['\nAn earlier version furnished this library, without machines. Remove its folder to have it anew.\n']),
    `\nTry to find: ${search.title}, ${search.author}, ${search.subject}.\nStop it with Ctrl+C.\n`,
  ].join('')
}
