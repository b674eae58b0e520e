import { detectScheme, shelfKey } from '@carrel/call-number'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { linesOf, readScheme } from './input.ts'

const usage = 'call-number sort FILE [--scheme S] [--column N] [--reverse] [--key] [--json]'

/**
 * `carrel call-number sort`: puts the lines of a text in the order of the shelf. With `--column` the call number is that
 * column of lines parted by tabs, 1 first; `--key` writes the shelf key before each line. Lines with one key keep their order.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      scheme: { type: 'string' },
      column: { type: 'string' },
      reverse: { type: 'boolean' },
      key: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const scheme = readScheme(values.scheme)
  const column = wholeNumber('column', values.column, 0)
  const lines: { readonly line: string; readonly number: string; readonly key: string }[] = []
  for await (const line of linesOf(file)) {
    if (line.trim() === '') continue
    const number = column === 0 ? line : (line.split('\t')[column - 1] ?? '')
    lines.push({ line, number, key: shelfKey(scheme ?? detectScheme(number), number) })
  }
  const sorted = lines.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  if (values.reverse) sorted.reverse()
  for (const { line, number, key } of sorted) {
    if (values.json) io.stdout.write(`${JSON.stringify({ callNumber: number, shelfKey: key, line })}\n`)
    else io.stdout.write(`${values.key ? `${key}\t` : ''}${line}\n`)
  }
  return 0
}
