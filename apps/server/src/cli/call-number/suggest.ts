import { readFile } from 'node:fs/promises'
import { parseCutterTable, suggestCallNumber, type AuthorMarkStyle, type HouseStyle } from '@carrel/call-number'
import { controlNumber, titleOf } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { inputFormat } from '../marc/format-names.ts'
import { openInput } from '../marc/input.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { readScheme } from './input.ts'

const usage =
  'call-number suggest FILE [--scheme S] [--prefix P] [--mark letters|cutter-sanborn|lc-cutter|none] [--table FILE] [--letters N] [--figures N] [--decimals N] [--fiction FIC] [--biography B] [--year] [--from FORMAT] [--json]'
const marks = ['letters', 'cutter-sanborn', 'lc-cutter', 'none'] as const

/**
 * `carrel call-number suggest`: makes a call number for each record of a file by the style that the options say, with the
 * reasons under `--json`. It looks at no shelf. Gives 1 when a record has no class number to make one of.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      scheme: { type: 'string' },
      prefix: { type: 'string' },
      mark: { type: 'string' },
      table: { type: 'string' },
      letters: { type: 'string' },
      figures: { type: 'string' },
      decimals: { type: 'string' },
      fiction: { type: 'string' },
      biography: { type: 'string' },
      year: { type: 'boolean' },
      from: { type: 'string' },
      json: { type: 'boolean' },
    },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const style: HouseStyle = {
    scheme: readScheme(values.scheme) ?? 'lc',
    authorMark: readMark(values.mark),
    markLetters: wholeNumber('letters', values.letters, 3),
    cutterFigures: wholeNumber('figures', values.figures, 2),
    ...(values.prefix !== undefined && { prefix: values.prefix }),
    ...(values.decimals !== undefined && { deweyDecimals: wholeNumber('decimals', values.decimals, 0) }),
    ...(values.fiction !== undefined && { fiction: values.fiction }),
    ...(values.biography !== undefined && { biography: values.biography }),
    ...(values.year !== undefined && { year: values.year }),
    ...(values.table !== undefined && { cutterTable: await readTable(values.table) }),
  }
  const totals = { records: 0, suggested: 0, without: 0 }
  const input = await openInput(file, io, { format: inputFormat(values.from) })
  for await (const batch of input.batches) {
    for (const { record } of batch) {
      if (!record) continue
      totals.records++
      const { suggestions, missing } = suggestCallNumber(record, style)
      const [first] = suggestions
      if (first) totals.suggested++
      else totals.without++
      const control = controlNumber(record)
      io.stdout.write(
        values.json
          ? `${JSON.stringify({ control, title: titleOf(record), suggestions, missing: missing ?? null })}\n`
          : `${control}\t${first?.callNumber ?? ''}\t${titleOf(record)}\n`,
      )
    }
  }
  if (values.json) io.stdout.write(`${JSON.stringify(totals)}\n`)
  else io.stderr.write(`${totals.records} records: ${totals.suggested} with a call number, ${totals.without} without\n`)
  return totals.without > 0 ? 1 : 0
}

function readMark(text: string | undefined): AuthorMarkStyle {
  if (text === undefined) return 'letters'
  const mark = marks.find((one) => one === text)
  if (mark) return mark
  throw new CommandError(`--mark ${text} is not known; there are ${marks.join(', ')}.`)
}

async function readTable(file: string) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) throw new CommandError(`The table "${file}" cannot be read.`)
  const table = parseCutterTable(text)
  if (table.names.length === 0) throw new CommandError(`"${file}" has no line with a name and its figures.`)
  return table
}
