import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { loadAuthorityFile, type AuthorityLoad } from '../modules/authority-control/index.ts'
import { folderFailure } from '../platform/data-folder-failure.ts'
import { isOutage } from '../platform/errors.ts'
import { isRefusal } from '../platform/refusal.ts'
import { carrel } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { sizeOfFile, toldToStop } from './input-file.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions } from './options.ts'
import { createProgress } from './progress.ts'

const usage = 'authorities FILE [--vocabulary CODE] [--whole] [--over-edited] [--json] [--data DIR]'

/**
 * `carrel authorities`: loads a file of authority records and links the headings of the catalogue, the same way as an upload.
 * Exit code 0 when every record was taken, 1 when some were refused, 2 when the file could not be loaded.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...libraryOptions,
      vocabulary: { type: 'string' },
      whole: { type: 'boolean' },
      'over-edited': { type: 'boolean' },
    } as const,
    usage,
  )
  const [path, more] = positionals
  if (path === undefined || more !== undefined) throw new CommandError(`Usage: carrel ${usage}`)
  const size = await sizeOfFile(path)
  const library = await openLibrary(values, io)
  try {
    const progress = createProgress(io, size)
    const done = await loadAuthorityFile(
      library.platform,
      carrel,
      {
        stream: createReadStream(path),
        name: basename(path),
        whole: values.whole === true,
        overEdited: values['over-edited'] === true,
        ...(values.vocabulary !== undefined && { vocabulary: values.vocabulary }),
      },
      {
        progress: (at, _, message) => progress.update(Math.min(at, size), message),
        cancelled: toldToStop(),
      },
    )
    progress.clear()
    if (isRefusal(done)) throw new CommandError(done.blocks.map((block) => block.message).join(' '))
    io.stdout.write(values.json === true ? `${JSON.stringify(done)}\n` : summary(done))
    if (done.error !== null) throw new CommandError(done.error)
    return done.refused > 0 ? 1 : 0
  } catch (error) {
    if (isOutage(error)) {
      throw new CommandError('The database stopped answering. What was taken is kept: load the file again to go on.')
    }
    throw folderFailure(error, library.config.data)
  } finally {
    await library.close()
  }
}

function summary({ id, read, added, updated, unchanged, kept, refused, linked, seconds }: AuthorityLoad): string {
  const number = (count: number) => count.toLocaleString('en')
  const rest = [
    ...(kept > 0 ? [`${number(kept)} kept as they were edited here`] : []),
    ...(refused > 0 ? [`${number(refused)} refused: the reasons are on the page of authority file ${id}`] : []),
  ]
  return `${number(read)} authority records read in ${(seconds ?? 0).toFixed(1)} s: ${number(added)} added, ${number(updated)} updated, ${number(unchanged)} unchanged; ${number(linked ?? 0)} headings linked anew.\n${rest.map((line) => `${line}.\n`).join('')}`
}
