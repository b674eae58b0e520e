import { modules } from '../app.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../platform/api-key.ts'
import { carrel, mustWork, readWork } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions } from './options.ts'

const usage = 'key add NAME --permissions a:b,c:d | key list | key revoke ID [--data DIR]'

/** Permissions named on the command line; `all` for every one. Refuses a name that does not exist. */
function permissionsFrom(text: string | undefined): string[] {
  const known = modules.flatMap((module) => module.permissions ?? []).map((permission) => permission.code as string)
  if (text === undefined || text === 'all') return known
  const wanted = text.split(',').map((code) => code.trim())
  const unknown = wanted.filter((code) => !known.includes(code))
  if (unknown.length > 0)
    throw new CommandError(`There is no permission ${unknown.join(', ')}. Known: ${known.join(', ')}.`)
  return wanted
}

/** `carrel key`: API keys for machines. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...libraryOptions, permissions: { type: 'string' } }, usage)
  const [verb, subject] = positionals
  const library = await openLibrary(values, io, { mustExist: true })
  try {
    if (verb === 'add' && subject !== undefined) {
      const permissions = permissionsFrom(values.permissions)
      const key = await mustWork(library.platform, carrel, (w) =>
        createApiKey(w, { name: subject, permissions, branch: null }),
      )
      io.stdout.write(
        values.json
          ? `${JSON.stringify({ id: key.id, name: subject, token: key.token })}\n`
          : `Key ${key.id} "${subject}". Its token is shown only now:\n${key.token}\n`,
      )
      return 0
    }
    if (verb === 'list') {
      const keys = await listApiKeys(readWork(library.platform, carrel))
      if (values.json) io.stdout.write(`${JSON.stringify(keys)}\n`)
      else
        for (const key of keys)
          io.stdout.write(
            `${key.id}\t${key.name}\t${key.revoked_at ? 'ended' : 'open'}\t${key.permissions.length} permissions\n`,
          )
      return 0
    }
    if (verb === 'revoke' && /^\d+$/.test(subject ?? '')) {
      const ended = await mustWork(library.platform, carrel, (w) => revokeApiKey(w, Number(subject)))
      if (!ended) throw new CommandError(`There is no open key ${subject}.`)
      io.stdout.write(`Key ${subject} has ended.\n`)
      return 0
    }
    throw new CommandError(`Usage: carrel ${usage}`)
  } finally {
    await library.close()
  }
}
