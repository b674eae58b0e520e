import {
  checkStandardNumbers,
  countCharacters,
  countCoverage,
  countFields,
  countMaterials,
  countValues,
  findEssentials,
  measureLengths,
  readAddress,
  type RecordReport,
} from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { keepRefusals } from './refusals.ts'
import * as text from './report-text.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { secondsSince } from './writing-options.ts'

const names = ['fields', 'materials', 'essentials', 'characters', 'lengths', 'coverage', 'numbers'] as const
type Name = (typeof names)[number]

const usage = `marc report FILE [--json] [--only ${names.join(',')}] [--values 650$a] [--tags 001,245] [--top N] [--from FORMAT]`

/** A report that runs, and how it is written. */
interface Running {
  readonly name: string
  readonly report: RecordReport<unknown>
  readonly print: () => string
}

/**
 * `carrel marc report`: what is in a file: fields and subfields, what records describe, missing and double fields,
 * characters beyond ASCII, lengths, languages, countries and years, ISBNs and ISSNs. With `--json` one line for each report
 * and a last one with totals.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      only: { type: 'string', multiple: true },
      values: { type: 'string', multiple: true },
      tags: { type: 'string' },
      top: { type: 'string' },
    },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const top = wholeNumber('top', values.top, 20)
  const places = values.values ?? []
  const chosen = values.only === undefined ? (places.length > 0 ? [] : names) : values.only.flatMap(readNames)
  const running = [
    ...chosen.map((name) => runningReport(name, (values.tags ?? '').split(',').filter(Boolean), top)),
    ...places.map((place) => valuesReport(place, top)),
  ]
  const started = performance.now()
  const refusals = keepRefusals(undefined)
  const { records, unreadable } = await walkRecords(file, io, values, refusals, (record, { number }) => {
    for (const { report } of running) report.add(record, number)
  })
  for (const { name, report, print } of running) {
    const result = report.result()
    io.stdout.write(values.json ? `${JSON.stringify({ report: name, ...asObject(result) })}\n` : `${print()}\n`)
  }
  const totals = { records, read: records - unreadable, refused: unreadable, seconds: secondsSince(started) }
  if (values.json) io.stdout.write(`${JSON.stringify(totals)}\n`)
  else io.stdout.write(`${records} records: ${totals.read} read, ${unreadable} refused; ${totals.seconds} s\n`)
  return unreadable > 0 ? 1 : 0
}

function asObject(result: unknown): object {
  return typeof result === 'object' && result !== null ? result : {}
}

function readNames(list: string): Name[] {
  return list.split(',').map((given) => {
    const name = names.find((each) => each === given.trim())
    if (name) return name
    throw new CommandError(`--only ${given} is not a report; there are ${names.join(', ')}.`)
  })
}

function runningReport(name: Name, tags: readonly string[], top: number): Running {
  switch (name) {
    case 'fields':
      return made(name, countFields(), text.fieldsText)
    case 'materials':
      return made(name, countMaterials(), text.materialsText)
    case 'essentials':
      return made(name, findEssentials(tags), (found) => text.essentialsText(found, top))
    case 'characters':
      return made(name, countCharacters(), text.charactersText)
    case 'lengths':
      return made(name, measureLengths(), text.lengthsText)
    case 'coverage':
      return made(name, countCoverage(), (found) => text.coverageText(found, top))
    case 'numbers':
      return made(name, checkStandardNumbers(), (found) => text.numbersText(found, top))
  }
}

function valuesReport(place: string, top: number): Running {
  const address = readAddress(place)
  if (typeof address === 'string') throw new CommandError(address)
  return made('values', countValues(address), (found) => text.valuesText(found, top))
}

function made<Result>(name: string, report: RecordReport<Result>, print: (result: Result) => string): Running {
  return { name, report, print: () => print(report.result()) }
}
