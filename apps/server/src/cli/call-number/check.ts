import { checkCallNumber, type CallNumberCheck, type CallNumberScheme } from '@carrel/call-number'
import { controlNumber, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { openInput } from '../marc/input.ts'
import { parseOptions } from '../options.ts'
import { isMarc, linesOf, readScheme } from './input.ts'

const usage = 'call-number check FILE [--scheme S] [--notes] [--json]'

/** Fields with call numbers: their scheme and the subfields that make up the number. */
const fields: Readonly<Record<string, readonly [scheme: CallNumberScheme | undefined, codes: string]>> = {
  '050': ['lc', 'ab'],
  '055': [undefined, 'ab'],
  '060': ['nlm', 'ab'],
  '082': ['ddc', 'a'],
  '086': [undefined, 'a'],
  '090': ['lc', 'ab'],
  '092': ['ddc', 'ab'],
  '096': ['nlm', 'ab'],
  '099': ['local', 'a'],
  '852': [undefined, 'khi'],
}

interface Numbered {
  /** Where it stands: `line 3`, or `record 3 050`. */
  readonly at: string
  readonly control?: string
  readonly tag?: string
  readonly text: string
  readonly scheme: CallNumberScheme | undefined
}

/**
 * `carrel call-number check`: says what is wrong with the call numbers of a text (one on each line) or of MARC records, and
 * how they should be written. Gives 1 when one of them would be misfiled.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { scheme: { type: 'string' }, notes: { type: 'boolean' }, json: { type: 'boolean' } },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const scheme = readScheme(values.scheme)
  const totals = { numbers: 0, valid: 0, proposals: 0, errors: 0, warnings: 0 }
  for await (const number of isMarc(file) ? numbersInRecords(file, io) : numbersInLines(file)) {
    const check = checkCallNumber(number.text, scheme ?? number.scheme)
    totals.numbers++
    if (check.valid) totals.valid++
    if (check.proposal !== undefined) totals.proposals++
    for (const { severity } of check.findings) {
      if (severity === 'error') totals.errors++
      if (severity === 'warning') totals.warnings++
    }
    io.stdout.write(
      values.json ? `${JSON.stringify(jsonLine(number, check))}\n` : plainLines(number, check, values.notes === true),
    )
  }
  const { numbers, valid, proposals, errors, warnings } = totals
  io.stdout.write(
    values.json
      ? `${JSON.stringify(totals)}\n`
      : `${numbers} call numbers: ${valid} in order or nearly, ${errors} errors, ${warnings} warnings, ${proposals} with a proposal\n`,
  )
  return errors > 0 ? 1 : 0
}

async function* numbersInLines(file: string): AsyncGenerator<Numbered> {
  let line = 0
  for await (const text of linesOf(file)) {
    line++
    if (text.trim() !== '') yield { at: `line ${line}`, text, scheme: undefined }
  }
}

async function* numbersInRecords(file: string, io: CommandIo): AsyncGenerator<Numbered> {
  const input = await openInput(file, io)
  for await (const batch of input.batches) {
    for (const { record, number } of batch) if (record) yield* numbersOf(record, number)
  }
}

function* numbersOf(record: MarcRecord, number: number): Generator<Numbered> {
  for (const field of record.fields) {
    const [scheme, codes = ''] = fields[field.tag] ?? []
    if (codes === '' || field.kind !== 'data') continue
    const text = subfieldTexts(field, codes).join(' ')
    if (text.trim() === '') continue
    yield { at: `record ${number} ${field.tag}`, control: controlNumber(record), tag: field.tag, text, scheme }
  }
}

function jsonLine({ at, control, tag }: Numbered, check: CallNumberCheck): object {
  const { text, scheme, valid, parts, findings, proposal, shelfKey } = check
  return {
    at,
    ...(control !== undefined && { control }),
    ...(tag !== undefined && { tag }),
    text,
    scheme,
    valid,
    parts,
    findings,
    proposal: proposal ?? null,
    shelfKey,
  }
}

function plainLines({ at, text }: Numbered, { findings, proposal }: CallNumberCheck, notes: boolean): string {
  const told = findings.filter(({ severity }) => notes || severity !== 'note')
  if (told.length === 0) return ''
  const lines = told.map(({ severity, code, message }) => `${at}: ${text}: ${severity} ${code}: ${message}\n`)
  return lines.join('') + (proposal === undefined ? '' : `${at}: ${text}: should be ${proposal}\n`)
}
