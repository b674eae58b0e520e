import { readFile } from 'node:fs/promises'
import { createWriter, type MarcEntry, type MarcRecord } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { problemLine } from './problem-line.ts'
import { refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingOptions } from './writing-options.ts'
import { openXsltOutput } from './xslt-output.ts'
import { startXslt, XsltFailed } from '../../platform/xslt/xslt-runner.ts'
import { inUtf8, xpathText } from '../../platform/xslt/xslt-worker.ts'

const usage =
  'marc xslt IN OUT --style FILE [--param NAME=VALUE …] [--whole] [--seconds N] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

/** Records that are given to the stylesheet as one collection. */
const BATCH = 500
/** Bytes of one document. */
const LARGEST = 64 * 1024 * 1024
const LARGEST_STYLE = 8 * 1024 * 1024

/**
 * `carrel marc xslt`: gives the records of a file to a stylesheet (XSLT 1.0), as MARCXML, and writes what it makes of them:
 * records in the format of the result, anything else as it is, in UTF-8. Nothing is written when the stylesheet is broken,
 * comes to no end, or wants other files.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      to: writingOptions.to,
      encoding: writingOptions.encoding,
      refused: writingOptions.refused,
      style: { type: 'string' },
      param: { type: 'string', multiple: true },
      whole: { type: 'boolean' },
      seconds: { type: 'string' },
    },
    usage,
  )
  const [source, target] = positionals
  const { style: name } = values
  if (source === undefined || target === undefined || positionals.length > 2 || name === undefined)
    throw new CommandError(`Usage: carrel ${usage}`)
  const seconds = wholeNumber('seconds', values.seconds, 60)
  if (seconds < 1 || seconds > 86_400) throw new CommandError('--seconds is a number from 1 to 86400.')
  refuseSameFile(target, source, name)
  const started = performance.now()
  const style = await readStyle(name)
  const params = (values.param ?? []).map(readParam)
  const refusals = keepRefusals(refusedFile(values.refused, target))
  const output = openXsltOutput(target, io, values, refusals)
  const runner = await startXslt(
    { style, params },
    {
      name: `The stylesheet "${name}"`,
      seconds,
      late: (what) =>
        `The stylesheet "${name}" came to no end with ${what} in ${seconds} seconds and was stopped; nothing was written. --seconds gives it more time.`,
    },
  ).catch(asCommandError)
  let writer = createWriter('marcxml')
  const batch = { first: 0, last: 0, records: 0 }
  const given = { records: 0, batches: 0 }
  const flush = async (): Promise<void> => {
    if (batch.records === 0) return
    const xml = Buffer.concat([writer.header, writer.take(), writer.footer]).toString('utf8')
    const { text, said } = await runner.apply(xml, `records ${batch.first} to ${batch.last}`).catch(asCommandError)
    for (const line of said) io.stderr.write(`${line}\n`)
    await output.append(text)
    given.batches++
    batch.records = 0
    writer = createWriter('marcxml')
  }
  const add = async (record: MarcRecord, entry: MarcEntry): Promise<void> => {
    const problem = writer.append(record)
    if (problem) io.stderr.write(problemLine(entry, problem, entry.offset))
    if (problem?.severity === 'error') return refusals.keep(entry)
    if (batch.records === 0) batch.first = entry.number
    batch.last = entry.number
    batch.records++
    given.records++
    if (values.whole && writer.pending > LARGEST) {
      throw new CommandError('The file is larger than 64 MB as MARCXML; do it without --whole, or split it before.')
    }
    if (!values.whole && (batch.records >= BATCH || writer.pending > LARGEST / 2)) await flush()
  }
  try {
    const { records } = await walkRecords(source, io, values, refusals, add)
    await flush()
    await refusals.finish()
    await output.finish()
    const totals = { records, given: given.records, batches: given.batches, refused: refusals.count }
    const written = output.written
    tellEnd(
      io,
      { json: values.json, out: target },
      { ...totals, ...(written !== undefined && { written }), seconds: secondsSince(started) },
      `read ${records}, given to the stylesheet ${given.records}, ${written === undefined ? 'its result written as it is' : `written ${written}`}, refused ${refusals.count}${refusals.note}`,
    )
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  } finally {
    await runner.close()
  }
}

async function readStyle(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new CommandError(
      `The stylesheet "${file}" cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  })
  if (bytes.length > LARGEST_STYLE) throw new CommandError(`The stylesheet "${file}" is larger than 8 MB.`)
  return inUtf8(bytes.toString('utf8'))
}

function asCommandError(error: unknown): never {
  throw error instanceof XsltFailed ? new CommandError(error.message) : error
}

function readParam(text: string): readonly [string, string] {
  const [, name, value = ''] = /^([A-Za-z_][\w.-]*)=([^]*)$/.exec(text) ?? []
  if (name === undefined) throw new CommandError(`--param ${text} is not understood; write NAME=VALUE.`)
  return [name, xpathText(value)]
}
