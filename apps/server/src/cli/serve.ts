import { readConfig, type Config } from '../platform/config.ts'
import { runCarrel } from '../main.ts'
import { type CommandIo } from './command.ts'
import { libraryOptions, parseOptions, wholeNumber } from './options.ts'

/** The environment with what the command line says on top. */
export function configFrom(
  values: { readonly data?: string | undefined; readonly port?: string | undefined },
  fallback: Partial<Config> = {},
): Config {
  const env = { ...process.env, ...(values.data !== undefined && { CARREL_DATA: values.data }) }
  const config = readConfig(env)
  const port = values.port === undefined ? config.port : wholeNumber('port', values.port, config.port)
  const data =
    values.data === undefined && process.env['CARREL_DATA'] === undefined && fallback.data !== undefined
      ? fallback.data
      : config.data
  return { ...config, port, data }
}

/** `carrel serve`: Carrel with the library in its data folder, until it is told to stop. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseOptions(
    argv,
    { ...libraryOptions, port: { type: 'string' } },
    'serve [--data DIR] [--port N]',
  )
  return runCarrel(configFrom(values), {
    async ready({ address, library }) {
      io.stdout.write(
        `Carrel is open.\n\n  Catalogue   ${address}/\n  Desk        ${address}/staff\n  API         ${address}/api/v1/\n\n`,
      )
      if (library.setUpNeeded) io.stdout.write(`This library is empty. Open ${address}/staff to set it up.\n\n`)
      io.stdout.write('Stop it with Ctrl+C.\n')
    },
    say: (line) => io.stderr.write(`${line}\n`),
  })
}
