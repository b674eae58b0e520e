import { checkRecord, controlNumber, parseEncoding, ruleList, type MarcEntry } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { inputFormat } from './format-names.ts'
import { openInput } from './input.ts'
import { streamOutput } from './output.ts'

const usage = 'marc check FILE [--json] [--summary] [--off CODE,CODE] [--from FORMAT] [--encoding E]'

/** One line about a record. */
interface Line {
  readonly record: number
  readonly offset: number
  readonly control: string
  readonly tag?: string
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
  readonly fixable?: true
}

/**
 * `carrel marc check`: says what is wrong with the records of a file. With `--json` one line for each finding and a last
 * one with totals, in which `read` and `refused` make up all `records`. Gives 1 when there are errors.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      json: { type: 'boolean' },
      summary: { type: 'boolean' },
      off: { type: 'string' },
      from: { type: 'string' },
      encoding: { type: 'string' },
    },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const encoding = values.encoding === undefined ? undefined : parseEncoding(values.encoding)
  const off = codesOf(values.off)
  const started = performance.now()
  const input = await openInput(file, io, { format: inputFormat(values.from), encoding })
  const output = streamOutput(io.stdout)
  const totals = { records: 0, read: 0, repaired: 0, refused: 0, errors: 0, warnings: 0, infos: 0 }
  const codes = new Map<string, { count: number; line: Line }>()
  const encoder = new TextEncoder()

  for await (const batch of input.batches) {
    let text = ''
    for (const entry of batch) {
      count(totals, entry)
      for (const line of linesFor(entry, off)) {
        totals[line.severity === 'error' ? 'errors' : line.severity === 'warning' ? 'warnings' : 'infos']++
        const key = `${line.severity} ${line.code}`
        const code = codes.get(key)
        if (code) code.count++
        else codes.set(key, { count: 1, line })
        if (values.json) text += `${JSON.stringify(line)}\n`
        else if (!values.summary && line.severity !== 'info') text += plainLine(line)
      }
    }
    if (text !== '') {
      input.progress.clear()
      await output.write(encoder.encode(text))
    }
  }

  const seconds = Math.round(performance.now() - started) / 1000
  if (values.json) io.stdout.write(`${JSON.stringify({ ...totals, seconds })}\n`)
  else {
    io.stdout.write(table(codes))
    const { records, read, repaired, refused, errors, warnings } = totals
    io.stdout.write(
      `${records} records: ${read} read (${repaired} repaired), ${refused} refused; ${errors} errors, ${warnings} warnings; ${seconds} s\n`,
    )
  }
  return totals.errors > 0 ? 1 : 0
}

/** The codes of a list; one that no rule has is more likely a slip than a wish. */
function codesOf(list: string | undefined): ReadonlySet<string> {
  const codes = new Set((list ?? '').split(',').filter((code) => code !== ''))
  const known = new Set(ruleList().map(({ code }) => code))
  for (const code of codes) {
    if (!known.has(code))
      throw new CommandError(`There is no finding with the code "${code}"; docs/record-checks.md lists them.`)
  }
  return codes
}

function count(totals: { records: number; read: number; repaired: number; refused: number }, entry: MarcEntry): void {
  if (entry.kind === 'stray') return
  totals.records++
  if (!entry.record) totals.refused++
  else {
    totals.read++
    if (entry.problems.some((problem) => problem.severity !== 'info')) totals.repaired++
  }
}

/** What was wrong when the record was read, then what is wrong with what was read. */
function* linesFor(entry: MarcEntry, off: ReadonlySet<string>): Generator<Line> {
  const { record } = entry
  const findings = record ? checkRecord(record, { off }) : []
  if (entry.problems.length === 0 && findings.length === 0) return
  const control = record ? controlNumber(record) : ''
  for (const { code, severity, message, offset, tag } of entry.problems) {
    yield { record: entry.number, offset, control, ...(tag !== undefined && { tag }), code, severity, message }
  }
  for (const { code, severity, message, tag, occurrence, subfield, fixable } of findings) {
    yield {
      record: entry.number,
      offset: entry.offset,
      control,
      ...(tag !== undefined && { tag }),
      ...(occurrence !== undefined && { occurrence }),
      ...(subfield !== undefined && { subfield }),
      code,
      severity,
      message,
      ...(fixable && { fixable }),
    }
  }
}

function plainLine({ record, offset, control, code, severity, message }: Line): string {
  const name = control === '' ? '' : ` (${control})`
  return `record ${record}${name}, offset ${offset}: ${severity} ${code}: ${message}\n`
}

const weights = ['error', 'warning', 'info'] as const

/** How often each finding came, with the first record that had it: the heaviest first, then the most frequent. */
function table(codes: ReadonlyMap<string, { count: number; line: Line }>): string {
  const weight = ({ line }: { line: Line }): number => weights.indexOf(line.severity)
  const rows = [...codes.values()].sort((a, b) => weight(a) - weight(b) || b.count - a.count)
  return rows
    .map(
      ({ count: times, line }) =>
        `${String(times).padStart(8)}  ${line.severity.padEnd(7)}  ${line.code}, first in record ${line.record}: ${line.message}\n`,
    )
    .join('')
}
