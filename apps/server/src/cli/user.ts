import { createInterface } from 'node:readline/promises'
import { changeStaff, createStaff, staffByUsername } from '../modules/org/index.ts'
import { isRefusal, type Refusal } from '../platform/refusal.ts'
import { carrel, withWork } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions } from './options.ts'

const usage = 'user add NAME --role ROLE [--full-name NAME] | user password NAME [--data DIR]'

/** A password typed at the prompt, or the first line of what is piped in; never an argument, which others could read. */
async function readPassword(io: CommandIo): Promise<string> {
  if (io.isTTY) io.stderr.write('Password (at least 8 characters): ')
  const lines = createInterface({ input: process.stdin })
  for await (const line of lines) {
    lines.close()
    return line
  }
  throw new CommandError('No password was given. Type it, or pipe it in.')
}

function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new CommandError(result.blocks.map((block) => block.message).join(' '))
  return result
}

/** `carrel user`: staff accounts, e.g. when the administrator's password is lost. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { ...libraryOptions, role: { type: 'string' }, 'full-name': { type: 'string' } },
    usage,
  )
  const [verb, username] = positionals
  if (username === undefined || (verb !== 'add' && verb !== 'password'))
    throw new CommandError(`Usage: carrel ${usage}`)
  const password = await readPassword(io)
  if (password.length < 8) throw new CommandError('A password needs at least 8 characters.')
  const library = await openLibrary(values, io, { mustExist: true })
  try {
    if (verb === 'add') {
      const roles = [{ role: values.role ?? 'library-assistant', branch: null }]
      done(
        await withWork(library.platform, carrel, (w) =>
          createStaff(w, { username, name: values['full-name'] ?? username, password, roles }),
        ),
      )
      io.stdout.write(`${username} may sign in now.\n`)
      return 0
    }
    const changed = await withWork(library.platform, carrel, async (w) => {
      const account = await staffByUsername(w, username)
      return account ? changeStaff(w, account.id, { password }) : undefined
    })
    if (changed === undefined) throw new CommandError(`There is no staff account ${username}.`)
    done(changed)
    io.stdout.write(`${username} has a new password; open sessions have ended.\n`)
    return 0
  } finally {
    await library.close()
  }
}
