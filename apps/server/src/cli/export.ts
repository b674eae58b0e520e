import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { recordFile, type ExportSettings } from '../modules/record-exports/index.ts'
import { folderFailure } from '../platform/data-folder-failure.ts'
import { isOutage } from '../platform/errors.ts'
import { isRefusal } from '../platform/refusal.ts'
import { systemCode } from '../platform/start-refusal.ts'
import { carrel, readWork } from '../platform/work.ts'
import { CommandError, type CommandIo } from './command.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions, wholeNumber } from './options.ts'
import { createProgress } from './progress.ts'

const usage = 'export FILE [--set N | --import N] [--since WHEN] [--items MAPPING] [--format F] [--json] [--data DIR]'

const options = {
  ...libraryOptions,
  set: { type: 'string' },
  import: { type: 'string' },
  since: { type: 'string' },
  items: { type: 'string' },
  format: { type: 'string' },
  encoding: { type: 'string' },
  suppressed: { type: 'boolean' },
} as const

const formats = { mrc: 'iso2709', xml: 'marcxml', mrk: 'mrk', json: 'json', jsonl: 'jsonl', txt: 'line' } as const
type Format = ExportSettings['format']

/**
 * `carrel export`: gives out every record of the catalogue, or those of a set or an import, as a file. With `--since` only what
 * changed from that moment on, and what was deleted as records that say so. The file is there whole or not at all. Exit code 0
 * when every record is in it, 1 when the format could not hold some, 2 when there is no file.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, options, usage)
  const [path, more] = positionals
  if (path === undefined || more !== undefined) throw new CommandError(`Usage: carrel ${usage}`)
  if (values.set !== undefined && values.import !== undefined)
    throw new CommandError('Choose records by --set or by --import, not by both.')
  const since = values.since === undefined ? null : moment(values.since)
  const settings: ExportSettings = {
    selection:
      values.set !== undefined
        ? { set: wholeNumber('set', values.set, 0) }
        : values.import !== undefined
          ? { import: wholeNumber('import', values.import, 0) }
          : null,
    format: formatOf(path, values.format),
    ...(values.encoding !== undefined && { encoding: encodingOf(values.encoding) }),
    items: values.items ?? null,
    changesOnly: since !== null,
    deletes: since !== null,
    suppressed: values.suppressed === true,
  }
  const library = await openLibrary(values, io)
  const half = `${path}.part`
  try {
    const progress = createProgress(io, 1)
    const made = await recordFile(readWork(library.platform, carrel), { settings, since }, (done, total) =>
      progress.update(done / Math.max(1, total), `${done.toLocaleString('en')} records`),
    )
    if (isRefusal(made)) throw new CommandError(made.blocks.map((block) => block.message).join(' '))
    await pipeline(Readable.from(made.bytes), createWriteStream(half))
    await rename(half, path)
    progress.clear()
    const { records, removed, items, leftOut } = made.counts
    const number = (count: number) => count.toLocaleString('en')
    io.stdout.write(
      values.json === true
        ? `${JSON.stringify(made.counts)}\n`
        : `${number(records)} records, ${number(items)} items in them, ${number(removed)} deletions, ${number(leftOut)} left out.\n`,
    )
    return leftOut > 0 ? 1 : 0
  } catch (error) {
    await rm(half, { force: true })
    if (isOutage(error)) throw new CommandError('The database stopped answering. Export again.')
    const failure = writeFailures[systemCode(error) ?? '']
    if (failure !== undefined) throw new CommandError(failure(path))
    throw folderFailure(error, library.config.data)
  } finally {
    await library.close()
  }
}

const writeFailures: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no folder for ${path}.`,
  EACCES: (path) => `${path} may not be written by this account.`,
  EISDIR: (path) => `${path} is a folder. Name a file in it.`,
  ENOSPC: (path) => `The disk is full: ${path} was not written. Make room, then export again.`,
}

function moment(text: string): Temporal.Instant {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text)
      ? Temporal.PlainDate.from(text).toZonedDateTime('UTC').toInstant()
      : Temporal.Instant.from(text)
  } catch {
    throw new CommandError(`--since ${text} is no date: write 2026-11-01, or a moment such as 2026-11-01T08:00:00Z.`)
  }
}

function formatOf(path: string, name: string | undefined): Format {
  const known: readonly Format[] = Object.values(formats)
  if (name !== undefined) {
    const format = known.find((one) => one === name)
    if (!format) throw new CommandError(`--format ${name} is not known. Choose one of ${known.join(', ')}.`)
    return format
  }
  const ending = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return Object.entries(formats).find(([known]) => known === ending)?.[1] ?? 'iso2709'
}

function encodingOf(name: string): 'utf-8' | 'marc-8' {
  if (name === 'utf-8' || name === 'marc-8') return name
  throw new CommandError(`--encoding ${name} is not known. Choose utf-8 or marc-8.`)
}
