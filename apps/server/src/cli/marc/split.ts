import { textsAt, readAddress, type Address } from '@carrel/marc-reports'
import type { MarcEntry, MarcRecord } from '@carrel/marc'
import { rm } from 'node:fs/promises'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { openRecordOutput, refuseSameFile, type RecordOutput } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc split FILE (--every N | --size MB | --by 245$a) [--out NAME-{}.mrc] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

/** So many files are open at once when records are split by what they say. */
const MOST_FILES = 500

/** Where the next record goes: the part of the name that stands for `{}`. */
type Chooser = (record: MarcRecord, entry: MarcEntry) => string

/**
 * `carrel marc split`: cuts a file into several: after so many records, after so many megabytes, or by a text in the records.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      ...writingOptions,
      every: { type: 'string' },
      size: { type: 'string' },
      by: { type: 'string' },
    },
    usage,
  )
  const [file] = positionals
  const ways = [values.every, values.size, values.by].filter((each) => each !== undefined)
  if (file === undefined || positionals.length > 1 || ways.length !== 1)
    throw new CommandError(`Usage: carrel ${usage}`)
  const pattern = values.out ?? defaultPattern(file)
  if (!pattern.includes('{}')) {
    throw new CommandError(`--out ${pattern} needs {} where the number or text of each part goes, such as part-{}.mrc.`)
  }
  const started = performance.now()
  const writing = writingFor(pattern, values)
  const refusals = keepRefusals(refusedFile(values.refused, pattern.replaceAll('{}', '')))
  const isByText = values.by !== undefined
  const choose = isByText ? byText(values.by ?? '') : byAmount(values.every, values.size)
  const open = new Map<string, RecordOutput>()
  const done: RecordOutput[] = []
  const counts = { written: 0 }
  try {
    const walked = await walkRecords(file, io, values, refusals, async (record, entry) => {
      const part = choose(record, entry)
      let output = open.get(part)
      if (!output) {
        // Parts of a certain size come one after another: the one before is complete.
        if (!isByText) await finishAll(open, done)
        if (open.size >= MOST_FILES) {
          throw new CommandError(`There would be more than ${MOST_FILES} files; split by something with fewer texts.`)
        }
        const name = pattern.replaceAll('{}', part)
        refuseSameFile(name, file)
        output = openRecordOutput(name, io, { ...writing, refusals })
        open.set(part, output)
      }
      await output.write(record, entry)
    })
    await finishAll(open, done)
    await refusals.finish()
    counts.written = done.reduce((sum, output) => sum + output.written, 0)
    const totals = { records: walked.records, written: counts.written, files: done.length, refused: refusals.count }
    for (const output of done) {
      const line = { file: output.file, records: output.written }
      io.stdout.write(values.json ? `${JSON.stringify(line)}\n` : `${output.file}: ${output.written} records\n`)
    }
    tellEnd(
      io,
      { json: values.json },
      { ...totals, seconds: secondsSince(started) },
      `read ${totals.records}, written ${totals.written} in ${totals.files} files, refused ${totals.refused}${refusals.note}`,
    )
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    for (const output of open.values()) await output.abort()
    for (const { file: name } of done) await rm(name, { force: true })
    await refusals.abort()
    throw error
  }
}

async function finishAll(open: Map<string, RecordOutput>, done: RecordOutput[]): Promise<void> {
  for (const [part, output] of open) {
    await output.finish()
    open.delete(part)
    done.push(output)
  }
}

function byAmount(every: string | undefined, size: string | undefined): Chooser {
  const most = positive(every === undefined ? 'size' : 'every', every ?? size ?? '') * (every === undefined ? 1e6 : 1)
  let [part, amount] = [1, 0]
  return (_, { raw }) => {
    const own = every === undefined ? raw.length : 1
    if (amount > 0 && amount + own > most) {
      part++
      amount = 0
    }
    amount += own
    return String(part).padStart(4, '0')
  }
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (Number.isFinite(number) && number > 0 && (option === 'size' || Number.isInteger(number))) return number
  throw new CommandError(`--${option} ${text} is not a number above 0.`)
}

function byText(place: string): Chooser {
  const address = readAddress(place)
  if (typeof address === 'string') throw new CommandError(address)
  const names = new Map<string, string>()
  return (record) => nameFor(record, address, names)
}

/** A name of a file for a text; two texts that would get the same one are told apart by a number. */
function nameFor(record: MarcRecord, address: Address, names: Map<string, string>): string {
  const [text = ''] = textsAt(record, address)
  const known = names.get(text)
  if (known !== undefined) return known
  const plain = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}\p{M}-]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60)
  const wanted = plain === '' ? 'none' : plain
  const taken = new Set([...names.values()].map((name) => name.toLowerCase()))
  let name = wanted
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}-${number}`
  names.set(text, name)
  return name
}

function defaultPattern(file: string): string {
  if (file === '-')
    throw new CommandError('Say with --out how the parts of standard input are to be named: part-{}.mrc.')
  const plain = file.replace(/\.gz$/, '')
  const dot = /\.[A-Za-z0-9]+$/.exec(plain)?.[0] ?? ''
  return `${plain.slice(0, plain.length - dot.length)}-{}${dot}`
}
