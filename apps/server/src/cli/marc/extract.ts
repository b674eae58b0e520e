import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { chooseRecords, choosingOptions } from './choose-records.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const options =
  'FILE (--where CONDITION | --ids FILE [--key 001] [--exact] | --numbers 1-100,250) --out FILE [--rest FILE] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

/** `carrel marc extract`: writes the records that are meant, and with `--rest` the others to another file. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return part('extract', argv, io)
}

/**
 * The part of a file that is meant, or the rest of it.
 *
 * @param verb - `delete` writes the rest to `--out` and what is meant to `--rest`
 */
export async function part(verb: 'extract' | 'delete', argv: readonly string[], io: CommandIo): Promise<number> {
  const usage = `marc ${verb} ${options}`
  const { values, positionals } = parseOptions(
    argv,
    { ...readingOptions, ...writingOptions, ...choosingOptions, rest: { type: 'string' } },
    usage,
  )
  const [file] = positionals
  const { out, rest } = values
  if (file === undefined || positionals.length > 1 || out === undefined) {
    throw new CommandError(`Usage: carrel ${usage}`)
  }
  refuseSameFile(out, file, ...(rest === undefined ? [] : [rest]))
  if (rest !== undefined) refuseSameFile(rest, file)
  const started = performance.now()
  const writing = writingFor(out, values)
  const choice = await chooseRecords(values)
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = openRecordOutput(out, io, { ...writing, refusals })
  const other = rest === undefined ? undefined : openRecordOutput(rest, io, { ...writingFor(rest, values), refusals })
  const counts = { chosen: 0 }
  try {
    const { records } = await walkRecords(file, io, values, refusals, (record, entry) => {
      const isChosen = choice.isChosen(record, entry)
      if (isChosen) counts.chosen++
      const target = isChosen === (verb === 'extract') ? output : other
      return target?.write(record, entry)
    })
    await refusals.finish()
    await output.finish()
    await other?.finish()
    const missing = choice.missing()
    const { stuck } = choice
    for (const number of stuck.slice(0, 20)) {
      io.stderr.write(
        `record ${number}: the regular expression came to no end; the record was taken for one that does not fit.\n`,
      )
    }
    const totals = { records, chosen: counts.chosen, written: output.written, refused: refusals.count }
    if (missing.length > 0) {
      io.stderr.write(
        `No record has ${missing.length} of the ids: ${missing.slice(0, 20).join(', ')}${missing.length > 20 ? ' …' : ''}\n`,
      )
    }
    tellEnd(
      io,
      values,
      { ...totals, ...(other && { rest: other.written }), missing, stuck, seconds: secondsSince(started) },
      `read ${records}, ${counts.chosen} as asked for, written ${output.written}${other ? `, the rest ${other.written}` : ''}, refused ${refusals.count}${refusals.note}`,
    )
    return refusals.count + missing.length + stuck.length > 0 ? 1 : 0
  } catch (error) {
    await output.abort()
    await other?.abort()
    await refusals.abort()
    throw error
  }
}
