import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc join FILES… --out FILE [--to FORMAT] [--encoding utf-8|marc-8] [--refused FILE] [--json] [--from FORMAT]'

/** `carrel marc join`: puts the records of several files, in any formats, into one, in the order of the files. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...readingOptions, ...writingOptions }, usage)
  const { out } = values
  if (positionals.length === 0 || out === undefined) throw new CommandError(`Usage: carrel ${usage}`)
  refuseSameFile(out, ...positionals)
  const started = performance.now()
  const writing = writingFor(out, values)
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = openRecordOutput(out, io, { ...writing, refusals })
  let records = 0
  const encodings = new Set<string>()
  try {
    for (const file of positionals) {
      const walked = await walkRecords(file, io, values, refusals, (record, entry) => {
        if (encodings.size < 2) encodings.add(record.encoding)
        return output.write(record, entry)
      })
      records += walked.records
      const line = { file, records: walked.records, unreadable: walked.unreadable }
      const told = values.json ? JSON.stringify(line) : `${file}: ${walked.records} records`
      ;(out === '-' ? io.stderr : io.stdout).write(`${told}\n`)
    }
    await refusals.finish()
    await output.finish()
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
  if (encodings.size > 1 && writing.encoding === undefined && writing.format === 'iso2709') {
    io.stderr.write('The records are in different encodings and were left so; --encoding utf-8 makes them one.\n')
  }
  const totals = { files: positionals.length, records, written: output.written, refused: refusals.count }
  tellEnd(
    io,
    values,
    { ...totals, seconds: secondsSince(started) },
    `read ${records} from ${totals.files} files, written ${totals.written}, refused ${totals.refused}${refusals.note}`,
  )
  return refusals.count > 0 ? 1 : 0
}
