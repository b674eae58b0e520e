import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { importFile, type Import } from '../modules/loading/index.ts'
import { folderFailure } from '../platform/data-folder-failure.ts'
import { isOutage } from '../platform/errors.ts'
import { isRefusal } from '../platform/refusal.ts'
import { carrel } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { sizeOfFile, toldToStop } from './input-file.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions } from './options.ts'
import { createProgress } from './progress.ts'

const usage = 'import FILE [--profile NAME] [--json] [--data DIR]'

/**
 * `carrel import`: brings the records of a file into the catalogue, the same way as an upload, by a profile if one is named. Exit code 0 when every
 * record was taken, 1 when some were refused, 2 when the file could not be imported.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...libraryOptions, profile: { type: 'string' } }, usage)
  const [path, more] = positionals
  if (path === undefined || more !== undefined) throw new CommandError(`Usage: carrel ${usage}`)
  const size = await sizeOfFile(path)
  const library = await openLibrary(values, io)
  try {
    const progress = createProgress(io, size)
    const { profile } = values
    const file = { stream: createReadStream(path), name: basename(path), ...(profile !== undefined && { profile }) }
    const done = await importFile(
      library.platform,
      carrel,
      file,
      (bytes, _, records) => progress.update(bytes, `${records.toLocaleString('en')} records`),
      toldToStop(),
    )
    progress.clear()
    if (isRefusal(done)) throw new CommandError(done.blocks.map((block) => block.message).join(' '))
    io.stdout.write(values.json === true ? `${JSON.stringify(totals(done))}\n` : summary(done))
    if (done.error !== null) throw new CommandError(done.error)
    if (done.state === 'cancelled') {
      throw new CommandError(
        `The import was stopped; what was read is in the catalogue. Undo it on the page of import ${done.id}, or import the file again.`,
      )
    }
    return done.refused > 0 ? 1 : 0
  } catch (error) {
    if (isOutage(error)) {
      throw new CommandError('The database stopped answering. What was taken is kept: import the file again to go on.')
    }
    throw folderFailure(error, library.config.data)
  } finally {
    await library.close()
  }
}

function totals({ read, added, updated, unchanged, refused, seconds }: Import) {
  return { read, added, updated, unchanged, refused, seconds: seconds ?? 0 }
}

function summary(done: Import): string {
  const { read, added, updated, unchanged, refused, seconds } = totals(done)
  const number = (count: number) => count.toLocaleString('en')
  const speed = seconds > 0 ? `, ${number(Math.round(read / seconds))} a second` : ''
  const refusals =
    refused === 0
      ? ''
      : `${number(refused)} refused: the reasons and the records are on the page of import ${done.id}.\n`
  return `${number(read)} records read in ${seconds.toFixed(1)} s${speed}: ${number(added)} added, ${number(updated)} updated, ${number(unchanged)} unchanged.\n${refusals}`
}
