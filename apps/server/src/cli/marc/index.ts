import { CommandError, type CommandIo } from '../command.ts'
import { run as check } from './check.ts'
import { run as convert } from './convert.ts'
import { run as count } from './count.ts'
import { run as grep } from './grep.ts'

const verbs = new Map([
  ['convert', convert],
  ['check', check],
  ['count', count],
  ['grep', grep],
])

const help = `carrel marc convert IN OUT     write the records in another format or encoding (- for standard input or output)
carrel marc check FILE         say what is wrong with the records [--json] [--summary]
carrel marc count FILE         say how many records there are
carrel marc grep PATTERN FILE  find records by a regular expression [--tag T] [--subfield C] [--output FILE]

Formats: iso2709, marcxml, json, jsonl, mrk, line; read besides: text, aleph, microlif. Files may be compressed with gzip.
`

/** `carrel marc`: work on files of MARC records, without a database. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.stdout.write(help)
    return verb === undefined ? 2 : 0
  }
  const command = verbs.get(verb)
  if (!command) throw new CommandError(`There is no command "marc ${verb}"; there are convert, check, count and grep.`)
  return command(rest, io)
}
