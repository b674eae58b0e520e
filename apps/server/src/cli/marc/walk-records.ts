import { parseEncoding, type Encoding, type MarcEntry, type MarcRecord } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { inputFormat } from './format-names.ts'
import { openInput } from './input.ts'
import { isWorthTelling, problemLine } from './problem-line.ts'
import type { Refusals } from './refusals.ts'

/** Options of all commands that read a file of records. */
export const readingOptions = {
  from: { type: 'string' },
  'from-encoding': { type: 'string' },
  json: { type: 'boolean' },
} as const

/** How a file is read, as it was asked for. */
export interface Reading {
  readonly from?: string | undefined
  readonly 'from-encoding'?: string | undefined
}

/** How many records of a file were seen, and how many of them could not be read. */
export interface Walked {
  readonly records: number
  readonly unreadable: number
}

/**
 * Reads a file and hands out its records one by one. What is wrong with a record is told on standard error; one that cannot
 * be read is kept with the refused ones.
 *
 * @param refusals - undefined to read a file for a second time, when all has been told already
 */
export async function walkRecords(
  file: string,
  io: CommandIo,
  reading: Reading,
  refusals: Refusals | undefined,
  each: (record: MarcRecord, entry: MarcEntry) => Promise<void> | void,
): Promise<Walked> {
  const encoding = readEncoding(reading['from-encoding'])
  const input = await openInput(file, io, { format: inputFormat(reading.from), encoding })
  let [records, unreadable] = [0, 0]
  for await (const batch of input.batches) {
    for (const entry of batch) {
      if (refusals) {
        const problems = entry.problems.filter(isWorthTelling)
        if (problems.length > 0) input.progress.clear()
        for (const problem of problems) io.stderr.write(problemLine(entry, problem))
      }
      if (entry.kind === 'stray') continue
      records++
      if (entry.record) {
        const done = each(entry.record, entry)
        if (done) await done
      } else {
        unreadable++
        await refusals?.keep(entry)
      }
    }
  }
  return { records, unreadable }
}

/** Only a file can be read twice. */
export function refuseStandardInput(file: string, command: string): void {
  if (file !== '-') return
  throw new CommandError(`carrel marc ${command} reads its file twice; give it a file, not standard input.`)
}

function readEncoding(name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined
  const encoding = parseEncoding(name)
  if (encoding) return encoding
  throw new CommandError(
    `--from-encoding ${name} is not an encoding; there are utf-8, marc-8, iso-8859-1, iso-5426 and danmarc.`,
  )
}
