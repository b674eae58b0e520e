import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { applyList, bringList, listCollections, listsOf, readList } from '../modules/e-collections/index.ts'
import { folderFailure } from '../platform/data-folder-failure.ts'
import { isRefusal, type Outcome } from '../platform/refusal.ts'
import { carrel, readWork, withWork } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { sizeOfFile } from './input-file.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions } from './options.ts'

const usage = 'kbart FILE --collection NAME [--part] [--preview] [--json] [--data DIR]'

/**
 * `carrel kbart`: brings the title list of a provider to a collection and applies it, or only says what it would change. Exit code 0 when
 * every line was taken, 1 when some were refused.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { ...libraryOptions, collection: { type: 'string' }, part: { type: 'boolean' }, preview: { type: 'boolean' } },
    usage,
  )
  const [path, more] = positionals
  const { collection: name } = values
  if (path === undefined || more !== undefined || name === undefined) throw new CommandError(`Usage: carrel ${usage}`)
  await sizeOfFile(path)
  const library = await openLibrary(values, io)
  const { platform } = library
  try {
    const read = readWork(platform, carrel)
    const { rows } = await listCollections(read)
    const known = rows.find((row) => row.name.toLowerCase() === name.toLowerCase())
    if (!known) {
      const names = rows.map((row) => `“${row.name}”`).join(', ')
      throw new CommandError(
        `There is no collection “${name}”. ${names === '' ? 'Add one first.' : `There are: ${names}.`}`,
      )
    }
    const stored = await platform.files.put(createReadStream(path))
    const mode = values.part === true ? 'update' : 'replace'
    const list = done(
      await withWork(platform, carrel, (w) =>
        bringList(w, { collection: known.id, stored, name: basename(path), mode }, false),
      ),
    )
    await readList(platform, carrel, list.id)
    const seen = (await listsOf(read, known.id)).rows.find(({ id }) => id === list.id)
    if (!seen || seen.state === 'failed') throw new CommandError(seen?.said ?? 'The list could not be read.')
    if (values.preview !== true) done(await withWork(platform, carrel, (w) => applyList(w, list.id)))
    const { lines, added, changed, withdrawn, unchanged, refused } = seen
    io.stdout.write(
      values.json === true
        ? `${JSON.stringify({ lines, added, changed, withdrawn, unchanged, refused, applied: values.preview !== true })}\n`
        : `${lines} lines: ${added} titles new, ${changed} changed, ${withdrawn} withdrawn, ${unchanged} unchanged${values.preview === true ? '; nothing was applied' : ''}.\n${refused === 0 ? '' : `${refused} lines were refused; the page of the collection shows why.\n`}`,
    )
    return refused > 0 ? 1 : 0
  } catch (error) {
    throw folderFailure(error, library.config.data)
  } finally {
    await library.close()
  }
}

function done<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new CommandError(outcome.blocks.map(({ message }) => message).join(' '))
  return outcome
}
