import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { CommandError } from '../src/cli/command.ts'
import { run } from '../src/cli/marc/index.ts'

/** A stream that keeps what is written to it. */
class Kept extends Writable {
  text = ''
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8')
    done()
  }
}

/** What a person would see of a command. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** Every line of standard output read as JSON, for commands with `--json`. */
  readonly lines: () => Record<string, unknown>[]
}

/** Runs `carrel marc …`; a refusal is what a person would see of it, with its exit code. */
export async function marc(...argv: string[]): Promise<Outcome> {
  const [stdout, stderr] = [new Kept(), new Kept()]
  const lines = (): Record<string, unknown>[] =>
    stdout.text
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line))
  try {
    const code = await run(argv, { stdout, stderr, isTTY: false })
    return { code, stdout: stdout.text, stderr: stderr.text, lines }
  } catch (error) {
    assert.ok(error instanceof CommandError, String(error))
    return { code: error.exitCode, stdout: stdout.text, stderr: stderr.text + error.message, lines }
  }
}
