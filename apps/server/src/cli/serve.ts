import { runCarrel } from '../main.ts'
import { type CommandIo } from './command.ts'
import { configFrom } from './library-folder.ts'
import { libraryOptions, parseOptions, refuseOperands } from './options.ts'

const usage = 'serve [--data DIR] [--port N]'

/** `carrel serve`: Carrel with the library in its data folder, until it is told to stop. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...libraryOptions, port: { type: 'string' } }, usage)
  refuseOperands(positionals, usage)
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
