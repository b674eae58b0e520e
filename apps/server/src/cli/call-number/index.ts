import { CommandError, type CommandIo } from '../command.ts'

const verbs = new Map<string, () => Promise<{ run: (argv: readonly string[], io: CommandIo) => Promise<number> }>>([
  ['check', () => import('./check.ts')],
  ['sort', () => import('./sort.ts')],
  ['suggest', () => import('./suggest.ts')],
])

const help = `carrel call-number check FILE    say what is wrong with call numbers: one on each line, or those of MARC records
carrel call-number sort FILE     put lines with call numbers in the order of the shelf [--key] [--column N]
carrel call-number suggest FILE  make call numbers for MARC records [--prefix REF] [--mark letters|lc-cutter|none] [--year]

Schemes for --scheme: lc, ddc, nlm, sudoc, local; seen from the number itself when left out (suggest: lc). FILE may be - for standard input.
--json gives one line for each number and a last one with totals.
`

/** `carrel call-number`: work on call numbers in files, without a database. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.stdout.write(help)
    return verb === undefined ? 2 : 0
  }
  const load = verbs.get(verb)
  if (!load) {
    throw new CommandError(`There is no command "call-number ${verb}"; there are ${[...verbs.keys()].join(', ')}.`)
  }
  return (await load()).run(rest, io)
}
