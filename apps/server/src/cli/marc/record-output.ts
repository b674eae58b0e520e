import { realpathSync } from 'node:fs'
import { createWriter, type MarcEntry, type MarcRecord, type OutputEncoding, type OutputFormat } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { createOutput, streamOutput, type MarcOutput } from './output.ts'
import { problemLine } from './problem-line.ts'
import type { Refusals } from './refusals.ts'

/** A file that records are written to, one by one. It appears when it is finished. */
export interface RecordOutput {
  readonly file: string
  /** Records written so far. */
  readonly written: number
  /** Writes a record; one that the format cannot hold is told and kept with the refused ones as `entry` came. */
  write(record: MarcRecord, entry: MarcEntry): Promise<void>
  finish(): Promise<void>
  abort(): Promise<void>
}

/** How records are written. */
export interface RecordOutputOptions {
  readonly format: OutputFormat
  readonly encoding?: OutputEncoding | undefined
  readonly refusals: Refusals
}

const ENOUGH = 512 * 1024

/** Opens a file for records, or standard output for `-`. */
export function openRecordOutput(
  file: string,
  io: CommandIo,
  { format, encoding, refusals }: RecordOutputOptions,
): RecordOutput {
  const writer = createWriter(format, { encoding: format === 'iso2709' || format === 'mrk' ? encoding : undefined })
  const output: MarcOutput = file === '-' ? streamOutput(io.stdout) : createOutput(file)
  let written = 0
  let hasHeader = false
  const flush = async (): Promise<void> => {
    if (!hasHeader) await output.write(writer.header)
    hasHeader = true
    await output.write(writer.take())
  }
  return {
    file,
    get written() {
      return written
    },
    async write(record, entry) {
      const problem = writer.append(record)
      if (problem) io.stderr.write(problemLine(entry, problem, entry.offset))
      if (problem?.severity === 'error') return refusals.keep(entry)
      written++
      if (writer.pending > ENOUGH) await flush()
    },
    async finish() {
      await flush()
      await output.write(writer.footer)
      await output.finish()
    },
    abort: () => output.abort(),
  }
}

/** Refuses to write over a file that is read: what came in must still be there when the result is not what was wanted. */
export function refuseSameFile(output: string, ...inputs: readonly string[]): void {
  if (output === '-') return
  const target = realPath(output)
  if (inputs.some((input) => input !== '-' && realPath(input) === target)) {
    throw new CommandError(`"${output}" is the file that is read; give another name for the result.`)
  }
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return file
  }
}
