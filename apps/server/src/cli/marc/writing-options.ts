import { isOutputEncoding, parseEncoding, type OutputEncoding, type OutputFormat } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { outputFormat } from './format-names.ts'

/** Options of all commands that write a file of records. */
export const writingOptions = {
  out: { type: 'string' },
  to: { type: 'string' },
  encoding: { type: 'string' },
  refused: { type: 'string' },
} as const

/** How a file of records is to be written, as it was asked for. */
export interface Writing {
  readonly to?: string | undefined
  readonly encoding?: string | undefined
}

/** The format and encoding that were asked for; the format is told by the name of the file unless given. */
export function writingFor(
  file: string,
  { to, encoding: name }: Writing,
): {
  readonly format: OutputFormat
  readonly encoding: OutputEncoding | undefined
} {
  const format = outputFormat(to, file)
  if (name === undefined) return { format, encoding: undefined }
  const encoding = parseEncoding(name)
  if (encoding === undefined || !isOutputEncoding(encoding)) {
    throw new CommandError(`--encoding ${name} cannot be written; there are utf-8 and marc-8.`)
  }
  if (encoding === 'marc-8' && format !== 'iso2709' && format !== 'mrk') {
    throw new CommandError(`${format} is always UTF-8; MARC-8 can be written as iso2709 or mrk.`)
  }
  return { format, encoding }
}

/** Where refused records go unless it is said: behind the name of the result. */
export function refusedFile(asked: string | undefined, out: string): string | undefined {
  return asked ?? (out === '-' ? undefined : `${out}.refused`)
}

/**
 * Writes the end of a command: one line of JSON with all figures, or a sentence. It goes to standard error when the result
 * itself goes to standard output.
 */
export function tellEnd(
  io: CommandIo,
  { json, out }: { readonly json?: boolean | undefined; readonly out?: string | undefined },
  totals: object,
  sentence: string,
): void {
  const stream = out === '-' ? io.stderr : io.stdout
  stream.write(json === true ? `${JSON.stringify(totals)}\n` : `${sentence}\n`)
}

/** Seconds since a moment of `performance.now()`, to the thousandth. */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000
}
