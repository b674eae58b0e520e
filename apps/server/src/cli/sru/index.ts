import { CommandError, type CommandIo } from '../command.ts'

const verbs = new Map<string, () => Promise<{ run: (argv: readonly string[], io: CommandIo) => Promise<number> }>>([
  ['search', () => import('./search.ts')],
  ['explain', () => import('./explain.ts')],
  ['test', () => import('./test.ts')],
])

const help = `carrel sru search URL    search another library's catalogue (--isbn, --title, --author, --subject, --any, or a query in CQL)
carrel sru explain URL   what a server says of itself: indexes, schemas, limits
carrel sru test URL      find out which versions a server speaks

--out FILE keeps the records (.mrc, .xml, .json, .jsonl, .mrk); --count N how many, --start N from which on
--schema marcxml   --version 1.1|1.2|2.0   --user U, --password P or --password-file FILE   --timeout SECONDS   --json
`

/** `carrel sru`: other libraries' catalogues by SRU, without a database of our own. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.stdout.write(help)
    return verb === undefined ? 2 : 0
  }
  const load = verbs.get(verb)
  if (!load) throw new CommandError(`There is no command "sru ${verb}"; there are ${[...verbs.keys()].join(', ')}.`)
  return (await load()).run(rest, io)
}
