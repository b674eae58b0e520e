import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { CommandError } from '../apps/server/src/cli/command.ts'
import { commands } from '../apps/server/src/cli/commands.ts'
import { ConfigError } from '../apps/server/src/platform/config.ts'
import { StartRefusal } from '../apps/server/src/platform/start-refusal.ts'

const cli = fileURLToPath(new URL('../apps/server/src/cli.ts', import.meta.url))

/** What a command left: its exit code and all that it wrote. */
export interface CommandEnd {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Settings of this process that would change what a command does. */
const ownSettings = ['CARREL_DATA', 'CARREL_TEST', 'DATABASE_URL', 'PORT', 'HOST', 'LOG_LEVEL', 'SMTP_URL']

/** Runs `carrel` with arguments, as a person at a terminal would, and waits for its end. */
export async function carrelCommand(
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly program?: readonly [string, string] } = {},
): Promise<CommandEnd> {
  const env = { ...process.env }
  for (const name of ownSettings) delete env[name]
  const [node, script] = options.program ?? [process.execPath, cli]
  const child = spawn(node, [script, ...args], {
    env: { ...env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 300_000,
  })
  const wrote = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (chunk: Buffer) => {
      wrote[stream] += chunk.toString()
    })
  }
  await once(child, 'close')
  return { code: child.exitCode, ...wrote }
}

class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

/** Runs a command of `carrel` in this process, which starts no Node for each of many. */
export async function carrelHere([name = '', ...argv]: readonly string[]): Promise<CommandEnd> {
  const [stdout, stderr] = [new Kept(), new Kept()]
  const command = commands.get(name)
  assert.ok(command, name)
  try {
    const code = await command.run(argv, { stdout, stderr, isTTY: false })
    return { code, stdout: stdout.text, stderr: stderr.text }
  } catch (error) {
    if (!(error instanceof CommandError || error instanceof ConfigError || error instanceof StartRefusal)) throw error
    return { code: 2, stdout: stdout.text, stderr: `${stderr.text}carrel: ${error.message}\n` }
  }
}

/** Asserts that a command was refused with one sentence that fits, exit code 2 and no stack trace. */
export function assertRefused(end: CommandEnd, sentence: RegExp, what: string): void {
  const lines = end.stderr.split('\n').filter((line) => line !== '' && line !== 'Creating the database.')
  assert.match(lines.join('\n'), sentence, `${what}: ${end.stderr}`)
  assert.doesNotMatch(end.stderr, /^\s+at |node:internal|"level":/m, what)
  assert.equal(lines.length, 1, `${what}: more than one line: ${end.stderr}`)
  assert.equal(end.code, 2, what)
}
