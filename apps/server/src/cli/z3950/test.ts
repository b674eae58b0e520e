import { tryServer } from '@carrel/z3950/node'
import type { CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { passwordOf, remoteOptions, timeoutOf, titleOptions } from '../remote/options.ts'
import { readQuery } from './ask.ts'
import { readTarget, targetOptions } from './target.ts'

const usage = 'z3950 test HOST:PORT/DB [QUERY] [--user U] [--password P] [--group G] [--tls]'

/** `carrel z3950 test`: what a server says of itself, and what it really gives. Ends with 1 when it cannot be used. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...remoteOptions, ...titleOptions, ...targetOptions }, usage)
  const [address, ...words] = positionals
  const target = readTarget(address, usage)
  const trial = await tryServer(
    {
      ...target,
      tls: values.tls ?? target.tls,
      user: values.user,
      password: await passwordOf(values),
      group: values.group,
      timeoutMs: timeoutOf(values.timeout),
    },
    readQuery(words, values),
  )
  if (values.json) io.stdout.write(`${JSON.stringify(trial)}\n`)
  else {
    for (const { what, ok, message } of trial.tried) io.stdout.write(`${ok ? 'ok  ' : 'no  '}${what}: ${message}\n`)
    const { version } = trial.implementation ?? {}
    if (version !== undefined) io.stdout.write(`version: ${version}\n`)
    if (trial.options.length > 0) io.stdout.write(`offers: ${trial.options.join(', ')}\n`)
  }
  return trial.ok ? 0 : 1
}
